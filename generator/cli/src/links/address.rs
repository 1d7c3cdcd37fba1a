//! Which address is it, is it well formed, and where is it written?

use std::collections::BTreeSet;

use sources::{Code, Diagnostic, Severity, Sources, Span};
use url::Url;

/// An address outside of the toolkit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// As it is written.
    pub url: String,
    /// Where it is used.
    pub places: BTreeSet<Span>,
}

impl Address {
    /// The address `url`, used nowhere yet.
    pub fn new(url: &str) -> Self {
        Self { url: url.to_owned(), places: BTreeSet::new() }
    }

    /// An error at the first place, with the others beside it.
    pub fn diagnostic(&self, code: Code, message: &str, help: &str) -> Diagnostic {
        let mut places = self.places.iter();
        let mut fault = Diagnostic::error(code, places.next().copied(), message).help(help);
        for place in places {
            fault = fault.also(*place, "here too");
        }
        fault
    }

    /// The same as a warning.
    pub fn warning(&self, code: Code, message: &str, help: &str) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..self.diagnostic(code, message, help) }
    }
}

/// Where in `span` the address is written. What a generated block shows may be written nowhere.
pub fn place(sources: &Sources, span: Span, url: &str) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let text = sources.file(span.file).text.get(start..end).unwrap_or_default();
    match text.find(url) {
        Some(at) => Span::new(span.file, start + at..start + at + url.len()),
        None => span,
    }
}

/// What is wrong with the form of an address, as the end of a sentence.
pub fn fault_of_form(url: &str) -> Option<&'static str> {
    if let Some(mailbox) = url.strip_prefix("mailto:") {
        let is_mailbox = mailbox.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.is_empty() && !mailbox.contains(char::is_whitespace)
        });
        return (!is_mailbox).then_some("names no mailbox");
    }
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return None;
    }
    if url.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some("holds a space");
    }
    let Ok(parsed) = Url::parse(url) else { return Some("is no address") };
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Some("holds a name of a user");
    }
    let is_known = match parsed.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.contains('.'),
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => true,
        None => false,
    };
    (!is_known).then_some("names no host")
}

/// The host and port that is asked for an address; none when it is not asked over HTTP.
pub fn host(url: &str) -> Option<String> {
    let parsed = Url::parse(url).ok().filter(|url| ["http", "https"].contains(&url.scheme()))?;
    let port = parsed.port_or_known_default()?;
    Some(format!("{}:{port}", parsed.host_str()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_an_address_is_judged_without_asking_anybody() {
        let good = [
            "https://eur-lex.europa.eu/eli/reg/2024/2847/oj",
            "http://127.0.0.1:8080/a?b=c#d",
            "https://[::1]/",
            "mailto:someone@example.org",
            "tel:+4912345",
        ];
        for url in good {
            assert_eq!(fault_of_form(url), None, "{url}");
        }
        let bad = [
            ("https://", "is no address"),
            ("https://exa mple.org", "holds a space"),
            ("https://intranet/wiki", "names no host"),
            ("https://me:secret@example.org/", "holds a name of a user"),
            ("https://example.org:99999/", "is no address"),
            ("mailto:someone", "names no mailbox"),
        ];
        for (url, fault) in bad {
            assert_eq!(fault_of_form(url), Some(fault), "{url}");
        }
    }

    #[test]
    fn addresses_of_one_host_are_asked_together() {
        assert_eq!(host("https://example.org/a").as_deref(), Some("example.org:443"));
        assert_eq!(host("HTTPS://EXAMPLE.org/b#c").as_deref(), Some("example.org:443"));
        assert_eq!(host("http://example.org/").as_deref(), Some("example.org:80"));
        assert_eq!(host("mailto:someone@example.org"), None);
    }
}
