//! What does the site tell machines: crawlers and feed readers?

use documents::{Layout, Release, Site};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sha2::{Digest, Sha256};

use crate::html::put;
use crate::page::absolute;

/// `robots.txt`: everything may be read.
pub fn robots(site: &Site) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(url) = &site.url {
        put(&mut text, format_args!("Sitemap: {url}sitemap.xml\n"));
    }
    text
}

/// `sitemap.xml`; none without the site's URL, because its addresses must be absolute.
///
/// Format: <https://www.sitemaps.org/protocol.html>.
pub fn sitemap(site: &Site) -> Option<Vec<u8>> {
    let url = site.url.as_deref()?;
    let pages = site.pages.iter().filter(|page| match page.layout {
        Layout::Home | Layout::Page | Layout::Record => true,
        Layout::NotFound => false,
    });
    Some(document(|xml| {
        let namespace = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
        xml.create_element("urlset").with_attribute(namespace).write_inner_content(|xml| {
            for page in pages {
                let changed = page.finding.changed.as_deref().max(page.checked.as_deref());
                let modified = changed.or(site.date.as_deref());
                xml.create_element("url").write_inner_content(|xml| {
                    element(xml, "loc", &absolute(url, &page.path))?;
                    modified.map_or(Ok(()), |date| element(xml, "lastmod", date))
                })?;
            }
            Ok(())
        })?;
        Ok(())
    }))
}

/// `feed.xml`: the releases as an Atom feed (RFC 4287).
pub fn feed(site: &Site) -> Vec<u8> {
    let newest = site.releases.first().map(|release| release.date.as_str());
    let updated = newest.or(site.date.as_deref()).unwrap_or("1970-01-01");
    document(|xml| {
        xml.create_element("feed")
            .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
            .with_attribute(("xml:lang", site.language.as_str()))
            .write_inner_content(|xml| {
                element(xml, "id", &identity(site, None))?;
                element(xml, "title", &site.title)?;
                element(xml, "subtitle", &site.description)?;
                element(xml, "updated", &instant(updated))?;
                xml.create_element("author")
                    .write_inner_content(|xml| element(xml, "name", &site.title))?;
                if let Some(url) = &site.url {
                    link(xml, "self", &format!("{url}feed.xml"))?;
                    link(xml, "alternate", url)?;
                }
                site.releases.iter().try_for_each(|release| entry(xml, site, release))
            })?;
        Ok(())
    })
}

type Xml = Writer<Vec<u8>>;

fn entry(xml: &mut Xml, site: &Site, release: &Release) -> std::io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        element(xml, "id", &identity(site, Some(release)))?;
        element(xml, "title", &format!("{} {}", site.title, release.version))?;
        element(xml, "updated", &instant(&release.date))?;
        if let Some(url) = &site.url {
            link(xml, "alternate", url)?;
        }
        xml.create_element("content")
            .with_attribute(("type", "text"))
            .write_text_content(BytesText::new(&release.summary))?;
        Ok(())
    })?;
    Ok(())
}

/// A permanent name for the feed or a release: a `tag:` URI (RFC 4151) in the site's own domain,
/// or without one a UUID (RFC 9562, version 8) from the book's title.
fn identity(site: &Site, release: Option<&Release>) -> String {
    // A space has no place in a tag URI.
    let version = release.map_or("", |it| it.version.as_str()).replace(' ', "-");
    let address = site.url.as_deref().and_then(|url| url.split_once("://"));
    if let (Some((_, rest)), Some(first)) = (address, site.releases.last()) {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.split(':').next().unwrap_or(host);
        return format!("tag:{host},{}:{path}release/{version}", first.date);
    }
    let digest = Sha256::digest(format!("{}\n{version}", site.title));
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut name = String::from("urn:uuid:");
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            name.push('-');
        }
        put(&mut name, format_args!("{byte:02x}"));
    }
    name
}

fn instant(date: &str) -> String {
    format!("{date}T00:00:00Z")
}

fn link(xml: &mut Xml, relation: &str, target: &str) -> std::io::Result<()> {
    xml.create_element("link")
        .with_attribute(("rel", relation))
        .with_attribute(("href", target))
        .write_empty()?;
    Ok(())
}

fn element(xml: &mut Xml, name: &str, words: &str) -> std::io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(words))?;
    Ok(())
}

fn document(fill: impl FnOnce(&mut Xml) -> std::io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))
        .and_then(|()| fill(&mut xml))
        .expect("writing to memory cannot fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}
