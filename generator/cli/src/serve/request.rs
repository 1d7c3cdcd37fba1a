//! Who asks for what, and may they?

use std::net::IpAddr;

/// The names under which the server may be asked.
///
/// A page elsewhere can make its own name point at this computer (DNS rebinding), but it cannot
/// make the browser send another name than its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    names: Vec<String>,
    /// Addresses cannot be rebound: all of them are fine when the network may ask.
    any_address: bool,
}

impl Hosts {
    /// The names for a server that listens on `host`, and `more`.
    pub fn new(host: IpAddr, more: &[String]) -> Self {
        let mut names: Vec<String> =
            ["localhost", "127.0.0.1", "::1"].into_iter().map(str::to_owned).collect();
        names.push(host.to_string());
        names.extend(more.iter().map(|name| name.to_ascii_lowercase()));
        Self { names, any_address: !host.is_loopback() }
    }

    /// Whether a header `Host` with this value may be answered.
    pub fn allow(&self, header: &str) -> bool {
        let Some(name) = host_name(header) else { return false };
        let name = name.to_ascii_lowercase();
        self.names.contains(&name) || (self.any_address && name.parse::<IpAddr>().is_ok())
    }
}

/// The name in `name`, `name:port`, `[::1]` or `[::1]:port`.
fn host_name(header: &str) -> Option<&str> {
    let (name, port) = match header.strip_prefix('[') {
        Some(rest) => {
            let (name, port) = rest.split_once(']')?;
            (name, if port.is_empty() { None } else { Some(port.strip_prefix(':')?) })
        }
        None => match header.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (header, None),
        },
    };
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    (!name.is_empty() && port.is_none_or(is_port)).then_some(name)
}

/// Whether a request comes from a page of this very server: `origin` is its header `Origin`,
/// `site` its header `Sec-Fetch-Site`, `host` its header `Host`.
pub fn is_own(origin: Option<&str>, site: Option<&str>, host: &str) -> bool {
    let same_site = site.is_none_or(|site| site == "same-origin" || site == "none");
    let same_origin = origin.is_none_or(|origin| {
        let authority = origin.strip_prefix("http://").or(origin.strip_prefix("https://"));
        authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
    });
    same_site && same_origin
}

/// The path that a request asks for, decoded and without the first `/`; `None` when it has parts
/// that no file of a site can have.
pub fn path(url: &str) -> Option<String> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let path = decoded(url[..end].strip_prefix('/')?)?;
    let (parents, last) = path.rsplit_once('/').unwrap_or(("", &path));
    let is_name = |name: &str| !matches!(name, "" | "." | "..");
    let is_plain = (parents.is_empty() && !path.starts_with('/')
        || parents.split('/').all(is_name))
        && (last.is_empty() || is_name(last))
        && !path.contains(['\0', '\\']);
    is_plain.then_some(path)
}

/// The value of `name` in the query of `url`, decoded.
pub fn parameter(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| decoded(value)).flatten()
    })
}

/// Percent-decodes; `None` when the result is not UTF-8 or an escape is broken.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            let digit = |at: usize| char::from(digits[at]).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_cannot_be_taken_over_are_answered() {
        let local = Hosts::new("127.0.0.1".parse().expect("an address"), &[]);
        for host in ["localhost", "LOCALHOST:3000", "127.0.0.1:3000", "[::1]", "[::1]:80"] {
            assert!(local.allow(host), "{host}");
        }
        for host in [
            "",
            ":3000",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.nip.io",
            "10.0.0.7",
            "[::1",
            "[::1]x",
            "localhost:x",
            "localhost:3000:1",
            "a@localhost",
        ] {
            assert!(!local.allow(host), "{host}");
        }
    }

    #[test]
    fn addresses_are_fine_once_the_network_may_ask() {
        let open = Hosts::new("0.0.0.0".parse().expect("an address"), &["Kit.Example".to_owned()]);
        for host in ["10.0.0.7:3000", "[fe80::1]:3000", "kit.example"] {
            assert!(open.allow(host), "{host}");
        }
        assert!(!open.allow("example.org"));
    }

    #[test]
    fn events_are_for_the_servers_own_pages() {
        let host = "localhost:3000";
        assert!(is_own(None, None, host));
        assert!(is_own(Some("http://localhost:3000"), Some("same-origin"), host));
        for origin in ["null", "http://localhost:4000", "http://evil.example", "localhost:3000"] {
            assert!(!is_own(Some(origin), None, host), "{origin}");
        }
        assert!(!is_own(None, Some("cross-site"), host));
        assert!(!is_own(None, Some("same-site"), host));
    }

    #[test]
    fn paths_stay_inside_the_site() {
        let cases = [
            ("/", Some("")),
            ("/?a=b", Some("")),
            ("/a/b.html#c", Some("a/b.html")),
            ("/a/", Some("a/")),
            ("/a%20b.html", Some("a b.html")),
            ("/%C3%A4.html", Some("ä.html")),
            ("/..", None),
            ("/a/../b", None),
            ("/%2e%2e/etc/passwd", None),
            ("/a/%2E%2E%2Fb", None),
            ("/a%2Fb", Some("a/b")),
            ("//example.org/", None),
            ("/a//b", None),
            ("/./a", None),
            ("/a\\b", None),
            ("/a%00", None),
            ("/%FF", None),
            ("/%4", None),
            ("/%zz", None),
            ("/%+1", None),
            ("http://localhost/a", None),
            ("*", None),
            ("", None),
        ];
        for (url, expected) in cases {
            assert_eq!(path(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn parameters_are_decoded() {
        assert_eq!(parameter("/x?a=1&path=%2Fb%20c", "path").as_deref(), Some("/b c"));
        assert_eq!(parameter("/x?path=%F", "path"), None);
        assert_eq!(parameter("/x", "path"), None);
    }
}
