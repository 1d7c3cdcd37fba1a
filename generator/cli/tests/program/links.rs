//! Does `links` find what is dead, without asking more than it has to?

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::kit::{Kit, Ran};

/// A host that answers by path, and notes what it is asked.
struct Host {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let address = listener.local_addr().expect("it listens").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let notes = Arc::clone(&notes);
                thread::spawn(move || stream.map(|stream| answer(&stream, &notes)));
            }
        });
        Self { address, asked }
    }

    /// What was asked for paths that begin with `path`, in order.
    fn asked(&self, path: &str) -> Vec<String> {
        let asked = self.asked.lock().expect("no answer panics");
        let wanted = |line: &&String| line.split(' ').nth(1).is_some_and(|it| it.starts_with(path));
        asked.iter().filter(wanted).cloned().collect()
    }

    /// A page of a small toolkit with a link to each of `paths`.
    fn page(&self, paths: &[&str]) -> Kit {
        let kit = Kit::small();
        // The fixture's own address lies elsewhere, and tests ask nobody there.
        let act = "data/references/act.yaml";
        let text = fs::read_to_string(kit.path(act)).expect("the fixture has it");
        kit.write(act, &text.replace("url: https://example.org/act\n", ""));
        let links = paths.iter().map(|path| format!("[x](http://{}{path})\n\n", self.address));
        kit.say(&links.collect::<String>());
        kit
    }
}

fn answer(stream: &TcpStream, notes: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let rest: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    assert!(rest.iter().any(|line| line.to_lowercase().starts_with("user-agent: cra-toolkit/")));
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    notes.lock().expect("no answer panics").push(format!("{method} {path}"));
    let head = match (method, path) {
        ("HEAD", "/no-head") => "405 Method Not Allowed\r\n",
        (_, "/moved") => "301 Moved Permanently\r\nLocation: /there\r\n",
        (_, "/twice") => "308 Permanent Redirect\r\nLocation: today\r\n",
        (_, "/today") => "302 Found\r\nLocation: /there\r\n",
        (_, "/round") => "302 Found\r\nLocation: /round\r\n",
        (_, "/shut") => "403 Forbidden\r\n",
        (_, "/gone") => "410 Gone\r\n",
        (_, "/slow") => {
            thread::sleep(Duration::from_secs(3));
            "200 OK\r\n"
        }
        (_, "/busy") if asked_for(notes, path) < 3 => "429 Too Many Requests\r\nRetry-After: 0\r\n",
        (_, "/there" | "/no-head" | "/there?a=b" | "/busy") => "200 OK\r\n",
        _ => "404 Not Found\r\n",
    };
    let mut stream = stream;
    // A visitor that has gone already is no fault of the host.
    drop(write!(stream, "HTTP/1.1 {head}Content-Length: 0\r\nConnection: close\r\n\r\n"));
}

/// How often `path` was asked for.
fn asked_for(notes: &Mutex<Vec<String>>, path: &str) -> usize {
    let notes = notes.lock().expect("no answer panics");
    notes.iter().filter(|line| line.ends_with(path)).count()
}

/// Runs `links` in `kit`, past every proxy.
fn links(kit: &Kit, options: &[&str]) -> Ran {
    let mut program = kit.program();
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        program.env_remove(name);
    }
    program.args(["links", "--pause", "0", "--timeout", "1"]).args(options);
    Ran::of(program.output().expect("the program can be started"))
}

fn json(ran: &Ran) -> Vec<Value> {
    serde_json::from_str(&ran.output).expect("it is JSON")
}

#[test]
fn an_address_that_answers_is_no_finding() {
    let host = Host::new();
    let kit = host.page(&["/there", "/no-head", "/today", "/there?a=b#c"]);
    let ran = links(&kit, &["--format", "json"]).ended(0);
    assert_eq!(json(&ran), Vec::<Value>::new(), "{}", ran.output);
    assert_eq!(host.asked("/no-head"), ["HEAD /no-head", "GET /no-head"]);
    assert_eq!(host.asked("/today"), ["HEAD /today"]);
    assert_eq!(host.asked("/there?"), ["HEAD /there?a=b"]);
}

#[test]
fn dead_moved_and_unclear_addresses_are_told_apart() {
    let host = Host::new();
    let kit =
        host.page(&["/moved#part", "/twice", "/gone", "/nowhere", "/shut", "/slow", "/round"]);
    let ran = links(&kit, &["--format", "json"]).ended(1);
    let found: Vec<(String, String)> = json(&ran)
        .iter()
        .map(|it| {
            let text = |name: &str| it[name].as_str().unwrap_or_default().to_owned();
            let path = text("message")
                .split('`')
                .nth(1)
                .map(|url| url.rsplit_once('/').map_or(String::new(), |(_, path)| path.to_owned()));
            (path.unwrap_or_default(), format!("{} {}", text("severity"), text("code")))
        })
        .collect();
    let expected = [
        ("moved#part", "warning moved-address"),
        ("twice", "warning moved-address"),
        ("gone", "error dead-address"),
        ("nowhere", "error dead-address"),
        ("shut", "warning unclear-address"),
        ("slow", "warning unclear-address"),
        ("round", "error dead-address"),
    ];
    let expected = expected.map(|(path, what)| (path.to_owned(), what.to_owned()));
    assert_eq!(found, expected);
    let to = |at: usize| json(&ran)[at]["help"].as_str().unwrap_or_default().to_owned();
    assert_eq!(to(0), format!("write `http://{}/there#part`", host.address));
    // What the second step says is for today only.
    assert_eq!(to(1), format!("write `http://{}/today`", host.address));
    assert_eq!(json(&ran)[2]["file"], "content/index.md");
    assert_eq!(json(&ran)[2]["line"], 12);
    assert_eq!(json(&ran)[2]["column"], 5);
}

#[test]
fn a_busy_host_is_asked_again_when_it_says() {
    let host = Host::new();
    let kit = host.page(&["/busy"]);
    links(&kit, &["--deny", "warnings"]).ended(0);
    assert_eq!(host.asked("/busy"), ["HEAD /busy", "GET /busy", "GET /busy"]);
}

#[test]
fn an_address_is_asked_once_and_told_with_all_its_places() {
    let host = Host::new();
    let kit = host.page(&["/gone", "/gone"]);
    let ran = links(&kit, &[]).ended(1);
    assert!(ran.errors.contains("error[dead-address]"), "{}", ran.errors);
    assert!(ran.errors.contains("here too"), "{}", ran.errors);
    assert_eq!(host.asked("/gone"), ["HEAD /gone", "GET /gone"]);
    let sarif = links(&kit, &["--format", "sarif"]).ended(1);
    assert!(sarif.output.contains("\"relatedLocations\""), "{}", sarif.output);
    let github = links(&kit, &["--format", "github"]).ended(1);
    assert!(github.output.starts_with("::error title=dead-address,"), "{}", github.output);
}

#[test]
fn without_a_network_addresses_are_listed_and_their_form_is_judged() {
    let host = Host::new();
    let kit = host.page(&["/gone", "/there"]);
    let ran = links(&kit, &["--offline"]).ended(0);
    let expected = format!(
        "http://{0}/gone\n  content/index.md:8:5\n\
         http://{0}/there\n  content/index.md:10:5\n",
        host.address
    );
    assert_eq!(ran.output, expected);
    let list = json(&links(&kit, &["--offline", "--format", "json"]).ended(0));
    assert_eq!(list[0]["places"][0]["line"], 8);
    assert_eq!(host.asked("/"), Vec::<String>::new());
    kit.say("[x](https://intranet/wiki)");
    let ran = links(&kit, &["--offline"]).ended(1);
    assert!(ran.errors.contains("error[bad-form]: `https://intranet/wiki` names no host"));
}

#[test]
fn with_errors_in_the_sources_nobody_is_asked() {
    let host = Host::new();
    let kit = host.page(&["/there"]);
    let page = format!("[x](nowhere.md) [y](http://{}/there)", host.address);
    kit.say(&page);
    let ran = links(&kit, &[]).ended(1);
    assert!(ran.errors.contains("no address was asked"), "{}", ran.errors);
    assert_eq!(host.asked("/"), Vec::<String>::new());
}
