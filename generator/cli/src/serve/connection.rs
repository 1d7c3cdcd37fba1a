//! How does a request come in over a connection, and its answer go out?
//!
//! HTTP/1.1 without bodies of requests: what may be asked here has none. Every connection has a
//! thread of its own, so that no page can keep another one waiting.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::{Answerer, Reply};

/// Connections at the same time; more are closed at once.
const CONNECTIONS: usize = 256;
/// Longest head of a request, in bytes.
const HEAD_LIMIT: usize = 32 << 10;
/// Most headers of a request.
const HEADER_LIMIT: usize = 64;
/// How long a connection may be silent.
const SILENCE: Duration = Duration::from_mins(1);
/// How long a browser may take nothing.
const STUCK: Duration = Duration::from_secs(30);

/// The head of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method, such as `GET`.
    pub method: String,
    /// What is asked for, such as `/a.html?b=c`.
    pub target: String,
    /// Names and values; a value that is no text is left out.
    headers: Vec<(String, String)>,
    /// Whether the connection ends with the answer.
    is_last: bool,
}

impl Request {
    /// The value of the first header with this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// The values of the headers with this name.
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        let same = move |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.headers.iter().filter(same).map(|(_, value)| value.as_str())
    }
}

/// Answers whoever connects, for ever.
pub fn accept(listener: &TcpListener, answerer: &Arc<Answerer>) {
    let open = Arc::new(AtomicUsize::new(0));
    loop {
        let Ok((stream, _)) = listener.accept() else {
            // Too many open files, for example: that passes.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
            open.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        let (answerer, count) = (Arc::clone(answerer), Arc::clone(&open));
        let started = thread::Builder::new().spawn(move || {
            // The browser went away: that is how connections end.
            drop(converse(stream, &answerer));
            count.fetch_sub(1, Ordering::Relaxed);
        });
        if started.is_err() {
            // No thread is free; the browser tries again.
            open.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

fn converse(stream: TcpStream, answerer: &Answerer) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(STUCK))?;
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut incoming = Incoming { stream, bytes: Vec::new() };
    loop {
        let request = match incoming.next() {
            Ok(Some(request)) => request,
            Ok(None) => return Ok(()),
            Err(cause) if cause.kind() == ErrorKind::InvalidData => {
                return writer.write_all(
                    b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                );
            }
            Err(cause) => return Err(cause),
        };
        match answerer.answer(&request) {
            Reply::Events(events) => return events.send(&mut writer),
            Reply::File { status, headers, body } => {
                writer.write_all(&response(&request, status, &headers, &body))?;
            }
        }
        if request.is_last {
            return Ok(());
        }
    }
}

/// The bytes of a response.
fn response(
    request: &Request,
    status: u16,
    headers: &[(&'static str, String)],
    body: &[u8],
) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(status));
    for (name, value) in headers {
        // Values are ours or parts of a target, and neither may hold the end of a line.
        let value = value.replace(['\r', '\n'], "");
        head.push_str(&[name, ": ", &value, "\r\n"].concat());
    }
    if request.is_last {
        head.push_str("Connection: close\r\n");
    }
    // A response 304 speaks of a body that it does not have.
    if status != 304 {
        head.push_str(&["Content-Length: ", &body.len().to_string(), "\r\n"].concat());
    }
    head.push_str("\r\n");
    let has_body = request.method != "HEAD" && status != 304;
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(if has_body { body } else { &[] });
    bytes
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        503 => "Service Unavailable",
        _ => "",
    }
}

/// The requests of a connection.
struct Incoming<R> {
    stream: R,
    /// What was read and is no request yet.
    bytes: Vec<u8>,
}

impl<R: Read> Incoming<R> {
    /// The next request; nothing at the end of the connection.
    ///
    /// # Errors
    ///
    /// Of the kind `InvalidData` for what is no request, and when the connection breaks.
    fn next(&mut self) -> io::Result<Option<Request>> {
        loop {
            if let Some((request, length)) = parsed(&self.bytes)? {
                self.bytes.drain(..length);
                return Ok(Some(request));
            }
            if self.bytes.len() > HEAD_LIMIT {
                return Err(ErrorKind::InvalidData.into());
            }
            let mut more = [0; 4096];
            match self.stream.read(&mut more)? {
                0 if self.bytes.is_empty() => return Ok(None),
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                read => self.bytes.extend_from_slice(&more[..read]),
            }
        }
    }
}

/// The request at the beginning of `bytes` with its length; nothing when it has no end yet.
fn parsed(bytes: &[u8]) -> io::Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADER_LIMIT];
    let mut head = httparse::Request::new(&mut headers);
    let length = match head.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(fault) => return Err(io::Error::new(ErrorKind::InvalidData, fault)),
    };
    let (Some(method), Some(target)) = (head.method, head.path) else { return Ok(None) };
    let headers = head.headers.iter().filter_map(|header| {
        let value = str::from_utf8(header.value).ok()?;
        Some((header.name.to_owned(), value.to_owned()))
    });
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        headers: headers.collect(),
        is_last: head.version == Some(0),
    };
    let closes = request.headers("Connection").any(|value| value.eq_ignore_ascii_case("close"));
    // A body would be read as the next request: nothing is read after it.
    let has_body = request.header("Transfer-Encoding").is_some()
        || request.headers("Content-Length").any(|value| value != "0");
    request.is_last |= closes || has_body;
    Ok(Some((request, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The requests in `bytes`, which come in small pieces.
    fn requests(bytes: &[u8]) -> io::Result<Vec<Request>> {
        struct Trickle<'a>(&'a [u8]);
        impl Read for Trickle<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let length = into.len().min(7);
                self.0.read(&mut into[..length])
            }
        }
        let mut incoming = Incoming { stream: Trickle(bytes), bytes: Vec::new() };
        let mut requests = Vec::new();
        while let Some(request) = incoming.next()? {
            requests.push(request);
        }
        Ok(requests)
    }

    #[test]
    fn requests_follow_each_other() {
        let bytes = b"GET /a HTTP/1.1\r\nHost: x\r\nhOST: y\r\n\r\nHEAD /b?c HTTP/1.0\r\n\r\n";
        let requests = requests(bytes).expect("both are whole");
        assert_eq!(requests[0].target, "/a");
        assert_eq!(requests[0].headers("host").collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!((requests[0].is_last, requests[1].is_last), (false, true));
        assert_eq!((requests[1].method.as_str(), requests[1].target.as_str()), ("HEAD", "/b?c"));
    }

    #[test]
    fn a_request_with_a_body_is_the_last_one() {
        for header in ["Content-Length: 3", "Transfer-Encoding: chunked", "Connection: Close"] {
            let bytes = format!("POST / HTTP/1.1\r\n{header}\r\n\r\n");
            assert!(requests(bytes.as_bytes()).expect("it is whole")[0].is_last, "{header}");
        }
    }

    #[test]
    fn what_is_no_request_is_an_error() {
        let long = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(HEAD_LIMIT + 4096));
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X: x\r\n".repeat(HEADER_LIMIT + 1));
        for bytes in ["\0", "GET / HTTP/9.9\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", &long, &many] {
            let error = requests(bytes.as_bytes()).expect_err("it must be refused");
            assert_eq!(error.kind(), ErrorKind::InvalidData, "{bytes:.40}");
        }
        let error = requests(b"GET / HTTP").expect_err("it has no end");
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn responses_say_how_long_they_are() {
        let mut request = requests(b"GET / HTTP/1.1\r\n\r\n").expect("it is whole").remove(0);
        let text = |request: &Request, status| {
            let headers = [("Location", "/a\r\nX: y".to_owned())];
            String::from_utf8(response(request, status, &headers, b"abc")).expect("it is text")
        };
        let whole = "HTTP/1.1 200 OK\r\nLocation: /aX: y\r\nContent-Length: 3\r\n\r\n";
        assert_eq!(text(&request, 200), format!("{whole}abc"));
        assert!(text(&request, 304).ends_with("y\r\n\r\n"));
        request.method = "HEAD".to_owned();
        assert_eq!(text(&request, 200), whole);
    }
}
