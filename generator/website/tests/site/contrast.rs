//! Can every reader tell the words of the site from their ground, by day and by night?
//!
//! WCAG 2.2 asks 4.5:1 of text (success criterion 1.4.3) and 3:1 of what is needed to see a field
//! or where the keyboard is (1.4.11).

use std::collections::BTreeMap;

use crate::sample;

/// Words, and the grounds on which they stand.
const TEXT: [(&str, &[&str]); 16] = [
    ("ink", &["paper", "paper-raised", "paper-sunken", "accent-paper", "mark", "code-paper"]),
    ("ink-soft", &["paper", "paper-raised", "paper-sunken", "code-paper"]),
    ("accent", &["paper", "paper-raised"]),
    ("accent-strong", &["paper", "paper-raised", "paper-sunken", "accent-paper"]),
    ("on-accent", &["accent", "accent-strong"]),
    ("on-band", &["band", "band-raised"]),
    ("on-band-soft", &["band", "band-raised"]),
    ("green", &["green-paper", "paper"]),
    ("blue", &["blue-paper", "paper"]),
    ("violet", &["violet-paper", "paper"]),
    ("amber", &["amber-paper", "paper"]),
    ("red", &["red-paper", "paper"]),
    ("ink", &["green-paper", "blue-paper", "violet-paper", "amber-paper", "red-paper"]),
    ("basic", &["basic-paper"]),
    ("standard", &["standard-paper"]),
    ("high", &["high-paper"]),
];

/// Lines and marks, and what they stand out from.
const MARKS: [(&str, &[&str]); 6] = [
    ("line-strong", &["paper", "paper-raised"]),
    ("focus", &["paper", "paper-raised", "accent-paper"]),
    ("on-band-focus", &["band", "band-raised"]),
    ("band-line", &["band"]),
    ("accent", &["accent-paper"]),
    ("level-line", &["paper"]),
];

#[test]
fn words_and_marks_stand_out_from_their_ground() {
    let colours = colours();
    let mut faults = Vec::new();
    for (pairs, least) in [(&TEXT[..], 4.5), (&MARKS[..], 3.0)] {
        for (word, grounds) in pairs {
            for ground in *grounds {
                for (time, name) in ["light", "dark"].iter().enumerate() {
                    let found = contrast(colours[*word][time], colours[*ground][time]);
                    if found < least {
                        faults.push(format!("{name}: --{word} on --{ground} has {found:.2}"));
                    }
                }
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_level_shares_its_colours_with_a_verdict() {
    let colours = colours();
    let levels = ["basic", "basic-paper", "standard", "standard-paper", "high-paper"];
    for level in levels {
        for verdict in ["green", "green-paper", "red", "red-paper"] {
            assert_ne!(colours[level], colours[verdict], "--{level} and --{verdict}");
        }
    }
}

/// A colour by day and by night.
type Pair = [[u8; 3]; 2];

/// The colours of `tokens.css`: `--name: #rrggbb` or `--name: light-dark(#rrggbb, #rrggbb)`.
fn colours() -> BTreeMap<String, Pair> {
    let theme = sample::theme();
    let text = std::str::from_utf8(&theme.files["styles/tokens.css"]).expect("styles are UTF-8");
    let mut colours = BTreeMap::new();
    for line in text.lines() {
        let Some((name, value)) = line.trim().split_once(": ") else { continue };
        let Some(name) = name.strip_prefix("--") else { continue };
        let found: Vec<[u8; 3]> = value.split('#').skip(1).filter_map(rgb).collect();
        match found.as_slice() {
            [light, dark] => drop(colours.insert(name.to_owned(), [*light, *dark])),
            [both] => drop(colours.insert(name.to_owned(), [*both, *both])),
            _ => {}
        }
    }
    assert!(colours.len() > 30, "the colours were not read: {:?}", colours.keys());
    colours
}

fn rgb(digits: &str) -> Option<[u8; 3]> {
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance as WCAG defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}
