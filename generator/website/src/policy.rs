//! What may a page of the site do? The one source of the policy that pages and hosts state.

/// The directives of the Content Security Policy, for pages and for headers alike.
///
/// Nothing is allowed but the site's own files. Scripts cannot turn text into markup or code:
/// `cra-search` may make addresses of the search index, `cra-worker` that of the service worker.
const DIRECTIVES: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types cra-search cra-worker",
];

/// Browsers take this directive from a header only, and complain about it in a page.
const HEADER_ONLY: &str = "frame-ancestors 'none'";

/// What a host says beside the policy: name and value of each header.
const OTHER_HEADERS: [(&str, &str); 7] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// The policy as a page states it.
pub fn of_pages() -> String {
    DIRECTIVES.join("; ")
}

/// The headers that a host sends with every file, by name.
pub fn headers() -> Vec<(&'static str, String)> {
    let policy = format!("{}; {HEADER_ONLY}", of_pages());
    let others = OTHER_HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned()));
    [("Content-Security-Policy", policy)].into_iter().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_inline_nothing_made_of_text_and_nobody_else_is_allowed() {
        for (name, value) in headers() {
            assert!(!value.contains("unsafe"), "{name}: {value}");
            assert!(!value.contains("http"), "{name}: {value}");
            assert!(!value.contains('*') && !value.contains('"'), "{name}: {value}");
        }
        assert!(!of_pages().contains("frame-ancestors"));
        assert!(of_pages().starts_with("default-src 'none'"));
    }
}
