//! Do the addresses outside of the toolkit still lead somewhere? The only command that asks others.
//!
//! A build never does: it would depend on the day, and tell strangers what is being written.

mod address;
mod visit;

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use documents::Site;
use serde_json::{Value, json};
use sources::{Checked, Code, Diagnostic, Sources};

use crate::arguments::{self, Denied};
use crate::compile;
use crate::console::Console;
use crate::read::read;
use crate::report::{self, Format, Tally, counted};
use crate::run::{Stop, deny_warnings, epoch};
use crate::{Failure, build_info::build_info};

use address::Address;
use visit::{Answer, Visitor};

/// How many hosts are asked at the same time; each of them hears one question at a time.
const HOSTS_AT_ONCE: usize = 8;

/// Lists or asks every address outside of the toolkit at `root`.
///
/// # Errors
///
/// When the sources have errors, or an address is dead.
pub fn run(root: &Path, options: &arguments::Links, console: Console) -> Result<(), Stop> {
    let Checked { value: sources, diagnostics: mut faults } = read(root)?;
    let build = build_info(root, epoch()?.as_deref()).map_err(Stop::Usage)?;
    let site = compile::site(&sources, &build, &mut faults);
    let errors = Tally::of(&faults).errors;
    let Some(site) = site.filter(|_| errors == 0) else {
        console.fault(&report::human(&sources, &faults, console.colour));
        console.progress("error: the sources have errors; no address was asked");
        return Err(Stop::Sources);
    };
    let addresses = addresses(&sources, &site);
    let (good, mut findings) = sorted_by_form(addresses);
    if options.offline {
        list(&sources, &good, options.format, console)?;
    } else {
        let hosts = by_host(&good);
        let (count, all) = (counted(hosts.len(), "host"), counted(good.len(), "link"));
        console.progress(&format!("asking {count} for {all}"));
        findings.extend(ask(hosts, options, console)?);
    }
    findings.sort_by_key(|finding| finding.span);
    if options.deny.contains(&Denied::Warnings) {
        deny_warnings(&mut findings);
    }
    finish(&sources, &findings, options, console)
}

fn finish(
    sources: &Sources,
    findings: &[Diagnostic],
    options: &arguments::Links,
    console: Console,
) -> Result<(), Stop> {
    let is_listed = options.offline && options.format == Format::Json;
    match options.format {
        Format::Human => console.fault(&report::human(sources, findings, console.colour)),
        // The list is the result; what is wrong with its forms stands in it.
        Format::Json if is_listed => {}
        Format::Json | Format::Sarif | Format::Github => {
            console.result(&report::write(sources, findings, options.format))?;
        }
    }
    let tally = Tally::of(findings);
    console.progress(&tally.words());
    if tally.errors > 0 { Err(Stop::Sources) } else { Ok(()) }
}

/// Every address outside of the toolkit, once, in order, with the places that use it.
fn addresses(sources: &Sources, site: &Site) -> Vec<Address> {
    let mut found: BTreeMap<String, Address> = BTreeMap::new();
    for page in &site.pages {
        let footnotes = page.footnotes.iter().flat_map(|footnote| &footnote.blocks);
        for block in page.body.iter().chain(footnotes) {
            text::visit_inlines(std::slice::from_ref(block), &mut |inline| {
                if let text::Inline::Link { target: documents::Placed::External(url), .. } = inline
                {
                    let address = found.entry(url.clone());
                    let address = address.or_insert_with(|| Address::new(url));
                    address.places.insert(address::place(sources, block.span, url));
                }
            });
        }
    }
    found.into_values().collect()
}

/// Those that can be asked, and what is wrong with the others.
fn sorted_by_form(addresses: Vec<Address>) -> (Vec<Address>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut good = Vec::new();
    for address in addresses {
        match address::fault_of_form(&address.url) {
            Some(fault) => {
                let message = format!("`{}` {fault}", address.url);
                let help = "write the whole address, as a browser shows it";
                faults.push(address.diagnostic(Code::BadForm, &message, help));
            }
            None => good.push(address),
        }
    }
    (good, faults)
}

/// The addresses that are asked over HTTP, by the host that is asked.
fn by_host(addresses: &[Address]) -> BTreeMap<String, Vec<&Address>> {
    let mut hosts: BTreeMap<String, Vec<&Address>> = BTreeMap::new();
    for address in addresses {
        if let Some(host) = address::host(&address.url) {
            hosts.entry(host).or_default().push(address);
        }
    }
    hosts
}

/// Asks the hosts side by side, and each host for one address after the other.
fn ask(
    hosts: BTreeMap<String, Vec<&Address>>,
    options: &arguments::Links,
    console: Console,
) -> Result<Vec<Diagnostic>, Failure> {
    let pause = Duration::from_millis(options.pause);
    let visitor = Visitor::new(Duration::from_secs(options.timeout), pause);
    let open: Mutex<VecDeque<_>> = Mutex::new(hosts.into_values().collect());
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..HOSTS_AT_ONCE {
            scope.spawn(|| {
                loop {
                    let next = open.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(addresses) = next else { return };
                    let told = addresses.iter().enumerate().filter_map(|(index, address)| {
                        if index > 0 {
                            thread::sleep(pause);
                        }
                        let answer = visitor.visit(&address.url);
                        console.detail(&format!("{}: {}", address.url, answer.words()));
                        finding(address, &answer)
                    });
                    let told: Vec<Diagnostic> = told.collect();
                    found.lock().unwrap_or_else(PoisonError::into_inner).extend(told);
                }
            });
        }
    });
    found.into_inner().map_err(|_| Failure::new("a thread that asks for addresses has died"))
}

fn finding(address: &Address, answer: &Answer) -> Option<Diagnostic> {
    let url = &address.url;
    match answer {
        Answer::Good => None,
        Answer::Moved(to) => {
            let message = format!("`{url}` has moved for good");
            let help = format!("write `{to}`");
            Some(address.warning(Code::MovedAddress, &message, &help))
        }
        Answer::Unclear(why) => {
            let message = format!("`{url}` could not be judged: {why}");
            let help = "open it in a browser; ask again on another day";
            Some(address.warning(Code::UnclearAddress, &message, help))
        }
        Answer::Dead(why) => {
            let message = format!("`{url}` is dead: {why}");
            let help = "find where it has gone, or name another source";
            Some(address.diagnostic(Code::DeadAddress, &message, help))
        }
    }
}

/// Prints the addresses and their places.
fn list(
    sources: &Sources,
    addresses: &[Address],
    format: Format,
    console: Console,
) -> Result<(), Failure> {
    let places = |address: &Address| -> Vec<report::Place> {
        address.places.iter().map(|span| report::Place::of(sources, *span)).collect()
    };
    match format {
        Format::Human => {
            let mut text = String::new();
            for address in addresses {
                text.push_str(&address.url);
                text.push('\n');
                for place in places(address) {
                    let report::Place { file, start, .. } = place;
                    writeln!(text, "  {file}:{}:{}", start.line, start.column)
                        .expect("a string takes every character");
                }
            }
            console.result(&text)
        }
        Format::Json => {
            let listed = addresses.iter().map(|address| {
                let places = places(address).into_iter().map(|place| {
                    let (line, column) = (place.start.line, place.start.column);
                    json!({ "file": place.file, "line": line, "column": column })
                });
                json!({ "address": address.url, "places": places.collect::<Vec<_>>() })
            });
            let listed = Value::Array(listed.collect());
            console.result(&format!("{listed:#}\n"))
        }
        // These two tell of faults only.
        Format::Sarif | Format::Github => Ok(()),
    }
}
