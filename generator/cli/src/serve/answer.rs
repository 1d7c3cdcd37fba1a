//! What does the server answer?

use std::sync::{Arc, PoisonError, RwLock};

use super::connection::Request;
use super::live::{self, Events, Listeners};
use super::request::{self, Hosts};
use super::shown::{Faults, Shown};
use serde_json::{Value, json};

/// What the pages run to hear of changes, and how what it shows looks.
const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");
/// The page as long as there is no site.
const EMPTY: &str = include_str!("empty.html");

/// The server's answer.
#[derive(Debug)]
pub enum Reply {
    /// A whole file.
    File {
        /// The status code.
        status: u16,
        /// The headers, without those that are about the connection.
        headers: Vec<(&'static str, String)>,
        /// The bytes.
        body: Vec<u8>,
    },
    /// Events, as they come.
    Events(Events),
}

/// What is shown now.
#[derive(Clone, Debug, Default)]
struct State {
    site: Option<Arc<Shown>>,
    faults: Arc<Faults>,
}

/// Answers requests from memory.
#[derive(Debug)]
pub struct Answerer {
    hosts: Hosts,
    state: RwLock<State>,
    listeners: Listeners,
}

impl Answerer {
    /// Answers to requests under the names of `hosts`, with nothing to show yet.
    pub fn new(hosts: Hosts) -> Self {
        Self { hosts, state: RwLock::default(), listeners: Listeners::default() }
    }

    /// The site that is shown.
    pub fn site(&self) -> Option<Arc<Shown>> {
        self.state().site
    }

    /// Shows a new site; there is nothing wrong with it.
    pub fn show(&self, site: Shown) {
        let before = self.state().site;
        let changes = site.changes(before.as_deref());
        self.set(State { site: Some(Arc::new(site)), faults: Arc::default() });
        self.listeners.tell(&live::event("faults", &json!([])));
        if !changes.is_empty() {
            self.listeners.tell(&live::event("change", &json!({ "paths": changes })));
        }
    }

    /// Lays `faults` over the last good site.
    pub fn warn(&self, faults: Faults) {
        let event = live::event("faults", &Value::Array(faults.clone()));
        self.set(State { site: self.state().site, faults: Arc::new(faults) });
        self.listeners.tell(&event);
    }

    /// Lays the failure of the machine, or of this program, over the last good site.
    pub fn fail(&self, message: &str) {
        self.warn(vec![json!({ "severity": "error", "message": message, "report": message })]);
    }

    fn state(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, state: State) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// The answer to `request`.
    pub fn answer(&self, request: &Request) -> Reply {
        let mut hosts = request.headers("Host");
        let host = hosts.next().unwrap_or_default();
        if hosts.next().is_some() || !self.hosts.allow(host) {
            let help =
                "this server answers to `localhost` and to names given with `--allow-host`\n";
            return plain(403, help);
        }
        if !["GET", "HEAD"].contains(&request.method.as_str()) {
            let reply = plain(405, "only GET and HEAD are answered\n");
            return with(reply, "Allow", "GET, HEAD");
        }
        let url = request.target.as_str();
        let Some(path) = request::path(url) else {
            return plain(400, "this is no path of a site\n");
        };
        match path.as_str() {
            "__live" => self.events(request, host),
            "__live.js" => file(200, "js", SCRIPT.as_bytes().to_vec()),
            "__live.css" => file(200, "css", STYLE.as_bytes().to_vec()),
            _ => self.page(&path, url, request.header("If-None-Match")),
        }
    }

    fn page(&self, path: &str, url: &str, known: Option<&str>) -> Reply {
        let Some(site) = self.state().site else {
            return file(503, "html", EMPTY.as_bytes().to_vec());
        };
        let wanted = wanted(path);
        if let Some(found) = site.file(&wanted) {
            let tag = format!("\"{}\"", found.tag);
            let is_known = known.is_some_and(|known| known.split(", ").any(|known| known == tag));
            let reply = if is_known {
                file(304, ending(&wanted), Vec::new())
            } else {
                file(200, ending(&wanted), with_script(&wanted, found.bytes, found.tag))
            };
            return with(reply, "ETag", &tag);
        }
        if let Some(bytes) = site.packed(&wanted) {
            return file(200, ending(&wanted), bytes.to_vec());
        }
        if site.file(&format!("{path}/index.html")).is_some() {
            let end = url.find(['?', '#']).unwrap_or(url.len());
            let folder = format!("{}/{}", &url[..end], &url[end..]);
            return with(plain(307, "this is a folder\n"), "Location", &folder);
        }
        match site.file(MISSING) {
            Some(page) => file(404, "html", with_script(MISSING, page.bytes, page.tag)),
            None => plain(404, "there is no such page\n"),
        }
    }

    fn events(&self, request: &Request, host: &str) -> Reply {
        let (origin, site) = (request.header("Origin"), request.header("Sec-Fetch-Site"));
        if !request::is_own(origin, site, host) {
            return plain(403, "events are for pages of this server\n");
        }
        let parameter = |name| request::parameter(&request.target, name).unwrap_or_default();
        let Some((sender, events)) = self.listeners.add() else {
            return plain(503, "too many pages are open\n");
        };
        // The page is added before the state is read, so that no change falls between the two.
        let state = self.state();
        let path = request::path(&parameter("path")).unwrap_or_default();
        let shown = standing(state.site.as_deref(), &wanted(&path));
        let event = json!({ "matter": shown.0, "stale": shown.1 != parameter("tag") });
        let faults = Value::Array(state.faults.to_vec());
        // Both fail only when the page is gone again.
        drop(sender.send(live::event("state", &event)));
        drop(sender.send(live::event("faults", &faults)));
        Reply::Events(events)
    }
}

/// The page for addresses that do not exist.
const MISSING: &str = "404.html";

/// The files that matter to whoever looks at `path`, and the tag of what is shown there.
fn standing(site: Option<&Shown>, path: &str) -> (Vec<String>, String) {
    let tag = |path| site.and_then(|site| site.file(path)).map(|file| file.tag.to_owned());
    match tag(path) {
        Some(tag) => (vec![path.to_owned()], tag),
        None => (vec![path.to_owned(), MISSING.to_owned()], tag(MISSING).unwrap_or_default()),
    }
}

/// The file that a path stands for: a folder shows its index.
fn wanted(path: &str) -> String {
    let is_folder = path.is_empty() || path.ends_with('/');
    if is_folder { format!("{path}index.html") } else { path.to_owned() }
}

/// The bytes as they are sent: a page gets the script that keeps it up to date, and does not call
/// for the worker, which would show copies of what its author is changing.
fn with_script(path: &str, bytes: &[u8], tag: &str) -> Vec<u8> {
    let page = std::str::from_utf8(bytes).ok().filter(|_| ending(path) == "html");
    let Some((start, end)) = page.and_then(|page| page.rsplit_once("</body>")) else {
        return bytes.to_vec();
    };
    let script = format!("<script src=\"/__live.js\" data-tag=\"{tag}\" defer></script>");
    let (before, after) = match start.split_once(" data-worker=\"") {
        Some((before, rest)) => (before, rest.split_once('"').map_or("", |(_, after)| after)),
        None => (start, ""),
    };
    [before, after, &script, "</body>", end].concat().into_bytes()
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The media type of files with this ending.
fn media_type(ending: &str) -> &'static str {
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" | "yaml" | "yml" | "toml" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

fn plain(status: u16, text: &str) -> Reply {
    file(status, "txt", text.as_bytes().to_vec())
}

fn file(status: u16, ending: &str, body: Vec<u8>) -> Reply {
    let headers = [
        ("Content-Type", media_type(ending)),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
    ];
    let headers = headers.map(|(name, value)| (name, value.to_owned()));
    Reply::File { status, headers: headers.to_vec(), body }
}

fn with(mut reply: Reply, name: &'static str, value: &str) -> Reply {
    if let Reply::File { headers, .. } = &mut reply {
        headers.push((name, value.to_owned()));
    }
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_get_the_script_before_their_end() {
        let page = b"<p>&lt;/body&gt;</p></body></html>";
        let sent = String::from_utf8(with_script("a.html", page, "1f")).expect("it was UTF-8");
        let script = "<script src=\"/__live.js\" data-tag=\"1f\" defer></script>";
        assert_eq!(sent, format!("<p>&lt;/body&gt;</p>{script}</body></html>"));
        assert_eq!(with_script("a.txt", page, "1f"), page);
        let page = b"<html data-worker=\"../worker.js\"><body></body></html>";
        let sent = String::from_utf8(with_script("a.html", page, "1f")).expect("it was UTF-8");
        assert_eq!(sent, format!("<html><body>{script}</body></html>"));
        assert_eq!(with_script("a.html", b"", "1f"), b"");
    }

    #[test]
    fn folders_show_their_index() {
        assert_eq!(wanted(""), "index.html");
        assert_eq!(wanted("a/"), "a/index.html");
        assert_eq!(wanted("a.html"), "a.html");
    }
}
