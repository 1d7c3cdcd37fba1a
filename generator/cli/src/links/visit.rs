//! What does a host answer for an address?

use std::thread;
use std::time::Duration;

use ureq::http::{Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};
use url::Url;

/// How often an address may send us on.
const MOST_REDIRECTS: usize = 8;
/// How long we wait at most when a host asks us to come back later.
const MOST_PATIENCE: Duration = Duration::from_secs(30);

/// What we know of an address after asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is something.
    Good,
    /// There is something at this other address, which the host says is for good.
    Moved(String),
    /// There is nothing.
    Dead(String),
    /// The host does not say, or not to a program.
    Unclear(String),
}

impl Answer {
    /// In a word or two.
    pub fn words(&self) -> String {
        match self {
            Self::Good => "there".to_owned(),
            Self::Moved(to) => format!("moved to {to}"),
            Self::Dead(why) | Self::Unclear(why) => why.clone(),
        }
    }
}

/// Asks hosts.
pub struct Visitor {
    agent: Agent,
    pause: Duration,
}

impl Visitor {
    /// Waits at most `timeout` for an answer, and `pause` before it asks the same host again.
    pub fn new(timeout: Duration, pause: Duration) -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let program = concat!("cra-toolkit/", env!("CARGO_PKG_VERSION"), " (checks links)");
        let config = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // Each step is looked at: a move for good is told, one for today is not.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(program)
            .tls_config(tls)
            .build();
        Self { agent: config.new_agent(), pause }
    }

    /// Follows `url` to its end.
    pub fn visit(&self, url: &str) -> Answer {
        let Ok(first) = Url::parse(url) else { return Answer::Dead("it is no address".to_owned()) };
        let (mut at, mut lasting) = (first.clone(), first.clone());
        let mut is_for_good = true;
        for _ in 0..=MOST_REDIRECTS {
            let response = match self.ask(&at) {
                Ok(response) => response,
                Err(error) => return failed(&error),
            };
            if !response.status().is_redirection() {
                return judged(response.status(), &first, &lasting);
            }
            let Some(mut next) = location(&response, &at) else {
                return judged(response.status(), &first, &lasting);
            };
            if ["http", "https"].iter().all(|scheme| next.scheme() != *scheme) {
                return Answer::Unclear(format!("it leads to `{next}`"));
            }
            // The part of the page stays the same (RFC 9110, section 10.2.2).
            if next.fragment().is_none() {
                next.set_fragment(first.fragment());
            }
            is_for_good &= matches!(response.status().as_u16(), 301 | 308);
            if is_for_good {
                lasting.clone_from(&next);
            }
            at = next;
            thread::sleep(self.pause);
        }
        Answer::Dead(format!("it leads on more than {MOST_REDIRECTS} times"))
    }

    /// Asks for the head alone; a host that does not like that is asked for the whole, whose head
    /// is read.
    fn ask(&self, url: &Url) -> Result<Response<Body>, ureq::Error> {
        let mut bare = url.clone();
        bare.set_fragment(None);
        let head = self.agent.head(bare.as_str()).call();
        if let Ok(response) = &head
            && response.status().as_u16() < 400
        {
            return head;
        }
        // A name that does not exist will not exist for another question.
        if matches!(head, Err(ureq::Error::HostNotFound)) {
            return head;
        }
        thread::sleep(self.pause);
        let whole = self.agent.get(bare.as_str()).call()?;
        let Some(patience) = patience(&whole) else { return Ok(whole) };
        thread::sleep(patience);
        self.agent.get(bare.as_str()).call()
    }
}

/// How long a host asks us to wait, if that is not too long.
fn patience(response: &Response<Body>) -> Option<Duration> {
    let asks = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE];
    let wait = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    let wait = Duration::from_secs(wait);
    (asks.contains(&response.status()) && wait <= MOST_PATIENCE).then_some(wait)
}

fn location(response: &Response<Body>, from: &Url) -> Option<Url> {
    let target = response.headers().get(header::LOCATION)?;
    from.join(std::str::from_utf8(target.as_bytes()).ok()?).ok()
}

fn judged(status: StatusCode, first: &Url, lasting: &Url) -> Answer {
    let said = || format!("the host answers {status}");
    match status.as_u16() {
        200..=299 if lasting == first => Answer::Good,
        200..=299 => Answer::Moved(lasting.to_string()),
        // Gone, refused as an address, or refused for ever.
        400 | 404 | 410 | 414 | 451 => Answer::Dead(said()),
        _ => Answer::Unclear(said()),
    }
}

fn failed(error: &ureq::Error) -> Answer {
    match error {
        ureq::Error::HostNotFound => Answer::Dead("there is no such host".to_owned()),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Answer::Dead(error.to_string()),
        // The network, the host or its certificate: perhaps only for today.
        _ => Answer::Unclear(error.to_string()),
    }
}
