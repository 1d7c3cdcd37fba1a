//! What does a host have to be told: headers, and what may be cached for ever?

use std::collections::BTreeSet;

use documents::Site;
use serde::Serialize;
use sources::Diagnostic;

use crate::assets::Assets;
use crate::templates::Templates;
use crate::{Tree, policy};

/// The file that Netlify, Cloudflare Pages and others read themselves.
pub const HEADERS: &str = "_headers";
/// The folder with what the others are told by hand.
pub const FOLDER: &str = "downloads/hosting/";

/// Path in the site and template of each file.
const FILES: [(&str, &str); 3] = [
    (HEADERS, "hosting/headers.txt"),
    ("downloads/hosting/nginx.conf", "hosting/nginx.conf"),
    ("downloads/hosting/htaccess.txt", "hosting/htaccess.txt"),
];

/// What the templates get.
#[derive(Clone, Debug, Serialize)]
struct HostingValues<'a> {
    /// The title of the book.
    title: &'a str,
    /// Sent with every file.
    headers: Vec<Header>,
    /// Paths of files that never change under their name.
    lasting: Vec<&'a str>,
}

#[derive(Clone, Debug, Serialize)]
struct Header {
    name: &'static str,
    value: String,
}

/// Adds the files for hosts to `tree`; faults are those of the templates.
pub fn write(
    site: &Site,
    assets: &Assets,
    templates: &Templates,
    tree: &mut Tree,
) -> Vec<Diagnostic> {
    let headers = policy::headers().into_iter().map(|(name, value)| Header { name, value });
    // Two files of a theme that are equal have one path.
    let lasting: BTreeSet<&str> = assets.paths.values().map(String::as_str).collect();
    let values = HostingValues {
        title: &site.title,
        headers: headers.collect(),
        lasting: lasting.into_iter().collect(),
    };
    let mut faults = Vec::new();
    for (path, template) in FILES {
        match templates.fill(template, None, &values) {
            Ok(bytes) => {
                tree.insert(path.to_owned(), bytes);
            }
            Err(fault) => faults.push(fault),
        }
    }
    faults
}
