//! How does an author see a change while writing? From memory, on the same computer.
//!
//! Several threads run side by side. This one waits for changes ([`watch`]), makes the site anew
//! and hands it over ([`shown`]). One thread per connection ([`connection`]) answers requests from
//! what was handed over last, and never from the disk ([`answer`], [`request`]), or tells an open
//! page what changed ([`live`]).
//!
//! Only the same computer may ask, under names that no other site can take over, so that a page
//! elsewhere on the web cannot read an unpublished toolkit.

mod answer;
mod connection;
mod live;
mod rebuild;
mod request;
mod shown;
mod watch;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use crate::Failure;
use crate::arguments;
use crate::console::Console;
use crate::run::Stop;
use answer::Answerer;
use rebuild::Builder;
use request::Hosts;
use watch::Watch;

/// Serves the toolkit at `root` until the process is ended.
pub fn serve(root: &Path, options: &arguments::Serve, console: Console) -> Result<(), Stop> {
    let asked = SocketAddr::new(options.host, options.port);
    let listener = bind(asked)?;
    let port = listener.local_addr().map_or(options.port, |address| address.port());
    let url = format!("http://{}/", SocketAddr::new(shown_host(options.host), port));
    let root = real(root)?;
    // Watching begins before the first look, so that no change falls between the two.
    let watch = Watch::new(&root, options.poll, console);
    let answerer = Arc::new(Answerer::new(Hosts::new(options.host, &options.allow_host)));
    let mut builder = Builder::new(root, url.clone(), console);
    builder.build(&answerer)?;
    let answers = Arc::clone(&answerer);
    thread::spawn(move || connection::accept(&listener, &answers));
    console.result(&format!("{url}\n"))?;
    if !options.host.is_loopback() {
        console.progress("everybody in your network can read this toolkit now");
    }
    if options.open {
        open(&url, console);
    }
    console.progress("waiting for changes; Ctrl-C ends");
    loop {
        watch.wait();
        // A folder that is gone for a moment is no reason to end.
        if let Err(failure) = builder.build(&answerer) {
            answerer.fail(&failure.to_string());
            console.fault(&format!("error: {failure}\n"));
        }
    }
}

fn real(root: &Path) -> Result<PathBuf, Failure> {
    root.canonicalize().map_err(|cause| Failure::io("read", root, &cause))
}

fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).map_err(|cause| {
        Failure::new(format!("cannot listen on `{address}`: {cause}"))
            .help("choose another port with `--port`, or 0 for any free one")
    })
}

/// The address to show: nobody can ask for "every address".
fn shown_host(host: IpAddr) -> IpAddr {
    if host.is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { host }
}

/// Asks the system to show `url`. That there is no browser is no reason to stop.
fn open(url: &str, console: Console) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        // Waited for elsewhere, so that it does not remain as a zombie.
        Ok(mut child) => drop(thread::spawn(move || child.wait())),
        Err(cause) => console.progress(&format!("cannot open a browser: `{program}`: {cause}")),
    }
}
