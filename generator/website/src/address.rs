//! How does one page of the site point at another?

use documents::Placed;

/// Where links start from.
///
/// Links are relative, so that the site works below any path and from `file://`.
/// Only the page for addresses that do not exist cannot know where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A page at this path from the site's root.
    Page(String),
    /// Anywhere: links begin with this prefix, which ends with `/`.
    Anywhere(String),
}

impl Origin {
    /// The origin for the page that stands in for missing ones, published at `url`.
    ///
    /// Without a URL nothing better is known than that the page lies at `path`.
    pub fn anywhere(url: Option<&str>, path: &str) -> Self {
        match url.and_then(|url| url.split_once("://")) {
            Some((_, rest)) => {
                let below = rest.split_once('/').map_or("", |(_, below)| below);
                let slash = if below.is_empty() || below.ends_with('/') { "" } else { "/" };
                Self::Anywhere(format!("/{below}{slash}"))
            }
            None => Self::Page(path.to_owned()),
        }
    }

    /// The `href` of the file at `path` from the site's root.
    pub fn to(&self, path: &str) -> String {
        match self {
            Self::Page(from) => relative(from, path),
            Self::Anywhere(prefix) => format!("{prefix}{}", encoded(path)),
        }
    }

    /// The `href` of a placed link.
    pub fn href(&self, target: &Placed) -> String {
        match target {
            Placed::Page { path, fragment: None } => self.to(path),
            Placed::Page { path, fragment: Some(fragment) } => match self {
                Self::Page(from) if from == path => format!("#{}", encoded(fragment)),
                Self::Page(_) | Self::Anywhere(_) => {
                    format!("{}#{}", self.to(path), encoded(fragment))
                }
            },
            Placed::Anchor(id) => format!("#{}", encoded(id)),
            Placed::External(url) => url.clone(),
        }
    }
}

/// The way from the file `from` to the file `to`, both as paths from the site's root.
pub fn relative(from: &str, to: &str) -> String {
    let mut source: Vec<&str> = from.split('/').collect();
    source.pop();
    let target: Vec<&str> = to.split('/').collect();
    let folders = target.len() - 1;
    let same = source.iter().zip(&target[..folders]).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(source.len() - same);
    way.push_str(&encoded(&target[same..].join("/")));
    // A first segment with a colon would be read as a scheme (RFC 3986, section 4.2).
    if way.split('/').next().is_some_and(|segment| segment.contains(':')) {
        way.insert_str(0, "./");
    }
    way
}

/// What may stand in a path as it is, beside letters and digits.
const PLAIN: &[u8] = b"-._~!$&'()*+,;=:@/";

/// Percent-encodes what may not stand in a path or fragment (RFC 3986, section 3.3).
pub fn encoded(path: &str) -> String {
    let mut result = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) {
            result.push(char::from(byte));
        } else {
            result.push('%');
            for digit in [byte >> 4, byte & 15] {
                result.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_links_work_between_any_two_folders() {
        let cases = [
            ("guides/sbom.html", "controls/cr-d06.html", "../controls/cr-d06.html"),
            ("index.html", "controls/cr-d06.html", "controls/cr-d06.html"),
            ("a/b/c.html", "index.html", "../../index.html"),
            ("a/b/c.html", "a/d.html", "../d.html"),
            ("a/b.html", "a/b.html", "b.html"),
            ("a/b.html", "a/c/d.html", "c/d.html"),
            ("index.html", "a:b.html", "./a:b.html"),
            ("index.html", "a b.html", "a%20b.html"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(relative(from, to), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn a_link_to_the_same_page_is_a_fragment() {
        let origin = Origin::Page("a/b.html".to_owned());
        let target = Placed::Page { path: "a/b.html".to_owned(), fragment: Some("x".to_owned()) };
        assert_eq!(origin.href(&target), "#x");
    }

    #[test]
    fn the_page_for_missing_addresses_uses_the_published_path() {
        let origin = Origin::anywhere(Some("https://example.org/kit/"), "404.html");
        assert_eq!(origin.to("a/b.html"), "/kit/a/b.html");
        let root = Origin::anywhere(Some("https://example.org/"), "404.html");
        assert_eq!(root.to("a.html"), "/a.html");
        assert_eq!(Origin::anywhere(None, "404.html").to("a.html"), "a.html");
    }
}
