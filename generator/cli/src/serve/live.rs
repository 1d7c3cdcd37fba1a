//! How does an open page hear of changes? By server-sent events.
//!
//! `state` comes first: which files matter to the page, and whether it is out of date. `change`
//! names the files that are new, changed or gone. `faults` are what is wrong; an empty list means
//! that all is well again.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;

/// Pages that may listen at the same time.
const LISTENERS: usize = 100;
/// How often a silent page is tried, to find those that were closed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The head of the response, which has no end.
const HEAD: &str = "HTTP/1.1 200 OK\r\n\
    Content-Type: text/event-stream\r\n\
    Cache-Control: no-store\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    X-Content-Type-Options: nosniff\r\n\
    Connection: close\r\n\
    \r\n";

/// The open pages.
#[derive(Debug, Default)]
pub struct Listeners {
    senders: Mutex<Vec<Sender<String>>>,
}

impl Listeners {
    /// Adds a page; `None` when too many listen already.
    pub fn add(&self) -> Option<(Sender<String>, Events)> {
        let (sender, receiver) = mpsc::channel();
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        // An empty message finds out who is gone.
        senders.retain(|sender| sender.send(String::new()).is_ok());
        if senders.len() >= LISTENERS {
            return None;
        }
        senders.push(sender.clone());
        Some((sender, Events { receiver }))
    }

    /// Tells every page.
    pub fn tell(&self, message: &str) {
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        senders.retain(|sender| sender.send(message.to_owned()).is_ok());
    }
}

/// An event as it is sent. JSON has no line feed outside of strings, and escapes it inside.
pub fn event(name: &str, data: &Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

/// The events for one page.
#[derive(Debug)]
pub struct Events {
    receiver: Receiver<String>,
}

impl Events {
    /// Sends events until the page is closed.
    ///
    /// # Errors
    ///
    /// When the page is closed.
    pub fn send(self, writer: &mut impl Write) -> io::Result<()> {
        writer.write_all(HEAD.as_bytes())?;
        writer.flush()?;
        loop {
            match self.receiver.recv_timeout(HEARTBEAT) {
                Ok(message) => writer.write_all(message.as_bytes())?,
                Err(RecvTimeoutError::Timeout) => writer.write_all(b":\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            writer.flush()?;
        }
    }
}
