//! Does the development server show what was saved, whatever the editor, and only to its owner?

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::kit::{Kit, home};

/// How long a change may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server at work on a toolkit; it ends with the value.
struct Server {
    kit: Kit,
    child: Child,
    authority: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A response.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut values = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value)
    }
}

impl Server {
    fn start(kit: Kit) -> Self {
        let mut child = kit
            .program()
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started");
        let output = child.stdout.take().expect("it was asked for");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("it says its address");
        let authority = line.trim().trim_start_matches("http://").trim_end_matches('/');
        Self { kit, child, authority: authority.to_owned() }
    }

    fn connect(&self, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.authority).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a connection has a time limit");
        let host = if headers.contains("Host:") {
            String::new()
        } else {
            format!("Host: {}\r\n", self.authority)
        };
        let request = format!("GET {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the server reads");
        stream
    }

    fn get_with(&self, path: &str, headers: &str) -> Answer {
        let mut bytes = Vec::new();
        self.connect(path, headers).read_to_end(&mut bytes).expect("the server answers");
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("a response has a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.expect("a response has a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// Waits until the home page says `words`, and gives it.
    #[track_caller]
    fn shows(&self, words: &str) -> Answer {
        let begin = Instant::now();
        loop {
            let answer = self.get("/");
            if answer.body.contains(words) {
                return answer;
            }
            assert!(begin.elapsed() < PATIENCE, "`{words}` is not shown:\n{}", answer.body);
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Reads events until one of this name comes, and gives its data.
fn event(stream: &mut BufReader<TcpStream>, name: &str) -> String {
    let mut line = String::new();
    loop {
        let before = line.trim_end().to_owned();
        line.clear();
        let read = stream.read_line(&mut line).expect("events come in time");
        assert!(read > 0, "the events ended before `{name}`");
        if before == format!("event: {name}") {
            return line.trim_start_matches("data: ").to_owned();
        }
    }
}

#[test]
fn pages_come_from_memory_with_the_right_headers() {
    let server = Server::start(Kit::small());
    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert_eq!(page.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    assert_eq!(page.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
    assert!(page.body.contains("<script src=\"/__live.js\""));
    assert!(!server.kit.path("public").exists());
    let tag = page.header("ETag").expect("a page has a tag");
    let known = server.get_with("/index.html", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((known.status, known.body.as_str()), (304, ""));
    for (path, media_type) in [
        ("/__live.js", "text/javascript; charset=utf-8"),
        ("/__live.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/xml"),
        ("/build.json", "application/json"),
        ("/downloads/toolkit.zip", "application/zip"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("Content-Type")), (200, Some(media_type)));
    }
    let folder = server.get("/controls?x=1");
    assert_eq!((folder.status, folder.header("Location")), (404, None));
    let missing = server.get("/no/such/page.html");
    assert_eq!(missing.status, 404);
    // Whatever the depth, the page for missing ones finds its styles.
    assert!(missing.body.contains("href=\"/assets/"), "{}", missing.body);
}

#[test]
fn strangers_and_tricks_are_refused() {
    let server = Server::start(Kit::small());
    for headers in [
        "Host: evil.example\r\n",
        "Host: evil.example\r\nHost: localhost\r\n",
        "Host: 10.0.0.7\r\n",
        "Host:\r\n",
    ] {
        assert_eq!(server.get_with("/", headers).status, 403, "{headers}");
    }
    assert_eq!(server.get_with("/", "Host: localhost:1234\r\n").status, 200);
    for path in ["/../book.toml", "/%2e%2e/book.toml", "/a/..%2f..%2fbook.toml", "//x", "/%00"] {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
    for path in ["/book.toml", "/content/index.md", "/.git/config"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    for headers in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: http://localhost:1\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
    ] {
        assert_eq!(server.get_with("/__live", headers).status, 403, "{headers}");
    }
}

#[test]
fn no_connection_waits_for_another() {
    let server = Server::start(Kit::small());
    let ask = |stream: &mut TcpStream| {
        let request = format!("GET /__live.js HTTP/1.1\r\nHost: {}\r\n\r\n", server.authority);
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut start = [0; 15];
        stream.read_exact(&mut start).expect("the server answers in time");
        assert_eq!(&start, b"HTTP/1.1 200 OK");
    };
    let connect = |_| {
        let stream = TcpStream::connect(&server.authority).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a connection has a time limit");
        stream
    };
    // Browsers open several at once, and keep them.
    let mut streams: Vec<TcpStream> = (0..40).map(connect).collect();
    streams.iter_mut().rev().for_each(ask);
    let listening: Vec<TcpStream> = (0..10).map(|_| server.connect("/__live", "")).collect();
    assert_eq!(server.get("/").status, 200);
    drop(listening);
}

/// The ways in which editors save.
fn save(place: &Path, text: &str, way: usize) {
    let beside = |name: &str| place.with_file_name(name);
    let done = match way {
        // In place: emptied first, and written a little later.
        0 => fs::File::create(place).and_then(|mut file| {
            thread::sleep(Duration::from_millis(15));
            file.write_all(text.as_bytes())
        }),
        // A new file takes the place of the old one.
        1 => fs::write(beside("index.md.tmp"), text)
            .and_then(|()| fs::rename(beside("index.md.tmp"), place)),
        // The same, from a folder that is not watched.
        2 => {
            let outside = place.ancestors().nth(3).expect("the kit has a folder").join("new");
            fs::write(&outside, text).and_then(|()| fs::rename(&outside, place))
        }
        // The old file becomes a backup.
        3 => fs::rename(place, beside("index.md~")).and_then(|()| fs::write(place, text)),
        // The old file is deleted first.
        _ => fs::remove_file(place).and_then(|()| {
            thread::sleep(Duration::from_millis(15));
            fs::write(place, text)
        }),
    };
    done.expect("files of the test can be written");
}

#[test]
fn every_way_of_saving_is_seen() {
    let server = Server::start(Kit::small());
    server.shows("Home");
    for round in 0..2 {
        for way in 0..5 {
            let words = format!("Round {round}, way {way}.");
            save(&server.kit.path("content/index.md"), &home(&words), way);
            server.shows(&words);
        }
    }
}

#[test]
fn folders_may_go_and_come_back() {
    let server = Server::start(Kit::small());
    server.shows("Home");
    let (content, aside) = (server.kit.path("content"), server.kit.path("aside"));
    fs::rename(&content, &aside).expect("a folder can be renamed");
    thread::sleep(Duration::from_millis(300));
    fs::rename(&aside, &content).expect("a folder can be renamed");
    thread::sleep(Duration::from_millis(300));
    server.kit.say("Back again.");
    server.shows("Back again.");
    fs::create_dir(server.kit.path("content/new")).expect("a folder can be made");
    let page = "---\ndescription: A new page.\n---\n\n# Newcomer\n";
    server.kit.write("content/new/page.md", page);
    let summary = fs::read_to_string(server.kit.path("content/SUMMARY.md")).expect("it is there");
    server.kit.write("content/SUMMARY.md", &format!("{summary}4. [Newcomer](new/page.md)\n"));
    server.shows("Newcomer");
}

#[test]
fn pages_hear_which_files_changed() {
    let server = Server::start(Kit::small());
    let stream = server.connect("/__live?path=%2Findex.html&tag=old", "");
    let mut stream = BufReader::new(stream);
    let state: serde_json::Value =
        serde_json::from_str(&event(&mut stream, "state")).expect("it is JSON");
    assert_eq!(state, serde_json::json!({ "matter": ["index.html"], "stale": true }));
    server.kit.say("Something new.");
    let change: serde_json::Value =
        serde_json::from_str(&event(&mut stream, "change")).expect("it is JSON");
    let paths = change["paths"].as_array().expect("paths are a list");
    assert!(paths.iter().any(|path| path == "index.html"), "{change}");
    assert!(paths.iter().all(|path| path != "requirements.html"), "{change}");
}

#[test]
fn faults_lie_over_the_last_good_page() {
    let server = Server::start(Kit::small());
    server.kit.say("All is well.");
    server.shows("All is well.");
    let mut stream = BufReader::new(server.connect("/__live?path=%2F&tag=x", ""));
    assert_eq!(event(&mut stream, "faults").trim(), "[]");
    server.kit.say("Now [broken](nowhere.md).");
    let mut faults = event(&mut stream, "faults");
    while faults.trim() == "[]" {
        faults = event(&mut stream, "faults");
    }
    let faults: serde_json::Value = serde_json::from_str(&faults).expect("it is JSON");
    assert_eq!(faults[0]["code"], "dangling-link");
    assert_eq!(faults[0]["file"], "content/index.md");
    assert_eq!(faults[0]["line"], 8);
    assert!(faults[0]["report"].as_str().is_some_and(|report| report.contains("nowhere.md")));
    assert!(server.get("/").body.contains("All is well."));
    server.kit.say("Mended.");
    assert_eq!(event(&mut stream, "faults").trim(), "[]");
    server.shows("Mended.");
}

#[test]
fn a_toolkit_that_begins_broken_is_shown_once_it_is_mended() {
    let kit = Kit::small();
    kit.say("[broken](nowhere.md)");
    let server = Server::start(kit);
    let page = server.get("/");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("/__live.js"), "{}", page.body);
    server.kit.say("Mended.");
    assert_eq!(server.shows("Mended.").status, 200);
}
