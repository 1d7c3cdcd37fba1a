//! What does a case file say?
//!
//! A case file is Markdown. Its title and prose are for people; its fences are the case:
//!
//! * `base: minimal apiary`: the layers of `tests/fixtures` to start from (`base: real` is this
//!   toolkit, `base: none` is nothing). Its lines name files to leave out. Without this fence a
//!   case starts from `minimal`.
//! * `yaml data/facts/a.yaml`, `md content/a.md` …: a file of the toolkit.
//! * `text ../law/a.txt`, `text ../draft/a.txt`: a text that the profile may not repeat.
//! * `diff content/a.md`: lines of a file to take out (`-`) and to put in their place (`+`).
//! * `diagnostics`: all that the program finds fault with; without it, nothing.
//! * `text report`: the same as a person sees it.
//! * `html a.html#content`, `html a.html main h1`: the elements that a selector finds.
//! * `text standard 5.2`: a clause of the profile (or `contents`, `footnotes`, or all of it).
//! * `output feed.xml`: a file that the website holds.
//!
//! Every section (`##`) is a case of its own; what stands before the first belongs to each.

/// Where a text stands that the profile is compared with: beside the toolkit, never in it.
pub const LAW: &str = "../law/";
/// The same for the draft of others.
pub const DRAFT: &str = "../draft/";

/// A part of a case file between two fence lines.
#[derive(Clone, Debug)]
pub struct Fence {
    pub kind: Kind,
    pub body: String,
    /// The body's lines in the file, from zero, for rewriting it.
    pub lines: std::ops::Range<usize>,
}

/// What a fence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Base(Vec<String>),
    Input { path: String },
    Edit { path: String },
    Diagnostics,
    Report,
    Html { path: String, selector: String },
    Standard { clause: String },
    Output { path: String },
}

impl Case {
    /// What the program shall give.
    pub fn expectations(&self) -> impl Iterator<Item = &Fence> {
        self.fences.iter().filter(|fence| fence.kind.is_expectation())
    }
}

impl Kind {
    /// Whether the fence says what the program shall give.
    pub fn is_expectation(&self) -> bool {
        match self {
            Self::Base(_) | Self::Input { .. } | Self::Edit { .. } => false,
            Self::Diagnostics
            | Self::Report
            | Self::Html { .. }
            | Self::Standard { .. }
            | Self::Output { .. } => true,
        }
    }
}

/// One case: a title and its fences, those of the whole file first.
#[derive(Clone, Debug)]
pub struct Case {
    pub title: String,
    pub fences: Vec<Fence>,
    /// How many of the fences belong to the whole file.
    pub shared: usize,
}

/// Reads a case file.
pub fn read(text: &str) -> Result<Vec<Case>, String> {
    let mut cases = vec![Case { title: String::new(), fences: Vec::new(), shared: 0 }];
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if let Some(title) = line.strip_prefix("## ") {
            let shared = cases[0].fences.clone();
            cases.push(Case { title: title.to_owned(), shared: shared.len(), fences: shared });
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let start = at;
        let closes = |line: &&&str| line.trim_end() == "`".repeat(ticks);
        while lines.get(at).is_some_and(|line| !closes(&line)) {
            at += 1;
        }
        if at == lines.len() {
            return Err(format!("line {start}: the fence is never closed"));
        }
        let kind = kind(line[ticks..].trim()).map_err(|error| format!("line {start}: {error}"))?;
        let body: String = lines[start..at].iter().map(|line| format!("{line}\n")).collect();
        let case = cases.last_mut().expect("there is at least the file itself");
        case.fences.push(Fence { kind, body, lines: start..at });
        at += 1;
    }
    if cases.len() > 1 {
        let whole = cases.remove(0);
        if let Some(fence) = whole.fences.iter().find(|fence| fence.kind.is_expectation()) {
            let line = fence.lines.start;
            return Err(format!("line {line}: an expectation stands in a section, not before"));
        }
    }
    Ok(cases)
}

fn kind(info: &str) -> Result<Kind, String> {
    let (word, rest) = info.split_once(' ').unwrap_or((info, ""));
    let rest = rest.trim();
    let owned = str::to_owned;
    let kind = match (word, rest) {
        ("base:", layers) => Kind::Base(layers.split(' ').map(owned).collect()),
        ("diagnostics", "") => Kind::Diagnostics,
        ("text", "report") => Kind::Report,
        ("text", "standard") => Kind::Standard { clause: String::new() },
        ("output", path) if !path.is_empty() => Kind::Output { path: owned(path) },
        ("diff", path) if is_source(path) => Kind::Edit { path: owned(path) },
        ("html", wanted) if !is_source(wanted) && !wanted.is_empty() => {
            let at = wanted.find([' ', '#']).unwrap_or(wanted.len());
            let (path, selector) = wanted.split_at(at);
            let selector = if selector.is_empty() { "main" } else { selector.trim() };
            Kind::Html { path: owned(path), selector: owned(selector) }
        }
        (_, path) if is_source(path) => Kind::Input { path: owned(path) },
        _ => match rest.strip_prefix("standard ") {
            Some(clause) if word == "text" => Kind::Standard { clause: owned(clause) },
            _ => return Err(format!("nothing is known of a fence `{info}`")),
        },
    };
    Ok(kind)
}

fn is_source(path: &str) -> bool {
    let folders = ["comments/", "content/", "data/", "editions/", "theme/", LAW, DRAFT];
    let files = ["book.toml", "CHANGELOG.md"];
    folders.iter().any(|folder| path.starts_with(folder)) || files.contains(&path)
}

/// Puts new bodies in place of the old ones: `(lines, body)`, in order.
pub fn rewrite(text: &str, bodies: &[(std::ops::Range<usize>, String)]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut rewritten = String::new();
    let mut at = 0;
    for (range, body) in bodies {
        lines[at..range.start].iter().for_each(|line| push(&mut rewritten, line));
        rewritten.push_str(body);
        at = range.end;
    }
    lines[at..].iter().for_each(|line| push(&mut rewritten, line));
    rewritten
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[test]
fn a_fence_that_nobody_knows_is_an_error() {
    assert!(read("```wishes\n```\n").is_err_and(|error| error.contains("`wishes`")));
    assert!(read("```text standards\n```\n").is_err());
    assert!(read("```diagnostics\n").is_err_and(|error| error.contains("never closed")));
}

#[test]
fn sections_are_cases_and_share_what_stands_before_them() {
    let text =
        "```yaml data/a.yaml\nb\n```\n## One\n```diagnostics\n```\n## Two\n```diagnostics\n```\n";
    let cases = read(text).expect("the file is right");
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[1].title, "Two");
    assert_eq!(cases[1].fences.len(), 2);
    assert_eq!(cases[1].shared, 1);
    let bodies = [(5..5, "new\n".to_owned())];
    assert_eq!(rewrite(text, &bodies).lines().nth(5), Some("new"));
}
