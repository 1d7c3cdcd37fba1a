//! Which colours do the parts of a listing have, in the light and in the dark?

use std::collections::BTreeSet;

use syntect::highlighting::{Color, FontStyle, ScopeSelectors, StyleModifier, Theme, ThemeItem};
use two_face::theme::EmbeddedThemeName;

use super::PREFIX;
use crate::html::put;

/// The background of listings; `theme/site/styles/tokens.css` has the same as `--code-paper`.
const LIGHT_PAPER: Color = Color { r: 0xf4, g: 0xf6, b: 0xf8, a: 0xff };
const DARK_PAPER: Color = Color { r: 0x14, g: 0x1a, b: 0x21, a: 0xff };

/// What WCAG 2.2 asks of text (success criterion 1.4.3), with a little to spare.
const CONTRAST: f64 = 4.6;

/// The rules for `classes`, one for both themes by `light-dark()`.
///
/// The two themes are twins: a rule of one has its like in the other.
pub fn stylesheet(classes: &BTreeSet<&str>) -> String {
    let mut css = String::from("@layer code {\n");
    if !classes.is_empty() {
        let themes = two_face::theme::extra();
        let light = themes.get(EmbeddedThemeName::OneHalfLight);
        let dark = themes.get(EmbeddedThemeName::OneHalfDark);
        for item in &light.scopes {
            let selectors = selectors(&item.scope, classes);
            let declarations = declarations(item.style, twin(dark, &item.scope));
            if !selectors.is_empty() && !declarations.is_empty() {
                put(&mut css, format_args!("{} {{{declarations}}}\n", selectors.join(", ")));
            }
        }
    }
    css.push_str("}\n");
    css
}

fn twin(theme: &Theme, scope: &ScopeSelectors) -> Option<StyleModifier> {
    let alike = |item: &&ThemeItem| {
        item.scope.selectors.iter().any(|selector| scope.selectors.contains(selector))
    };
    let same = theme.scopes.iter().find(|item| item.scope == *scope);
    same.or_else(|| theme.scopes.iter().find(alike)).map(|item| item.style)
}

/// The selectors of which every class occurs.
fn selectors(scope: &ScopeSelectors, classes: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    for selector in &scope.selectors {
        let mut steps = Vec::new();
        let mut occurs = true;
        for step in selector.extract_scopes() {
            let names: Vec<String> = step
                .build_string()
                .split('.')
                .filter(|atom| !atom.is_empty())
                .map(|atom| format!("{PREFIX}{atom}"))
                .collect();
            occurs &= names.iter().all(|name| classes.contains(name.as_str()));
            steps.push(format!(".{}", names.join(".")));
        }
        if occurs && !steps.is_empty() && steps.iter().all(|step| is_plain(step)) {
            found.push(steps.join(" "));
        }
    }
    found
}

/// Whether a selector needs no escape: `c++` is a class, but not an identifier of CSS.
fn is_plain(selector: &str) -> bool {
    selector.len() > 1
        && selector.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

fn declarations(light: StyleModifier, dark: Option<StyleModifier>) -> String {
    let mut css = String::new();
    if let Some(colour) = light.foreground {
        let other = dark.and_then(|style| style.foreground).unwrap_or(colour);
        let (day, night) = (legible(colour, LIGHT_PAPER), legible(other, DARK_PAPER));
        put(&mut css, format_args!("color:light-dark({},{});", hex(day), hex(night)));
    }
    if let Some(style) = light.font_style {
        if style.contains(FontStyle::BOLD) {
            css.push_str("font-weight:bold;");
        }
        if style.contains(FontStyle::ITALIC) {
            css.push_str("font-style:italic;");
        }
        if style.contains(FontStyle::UNDERLINE) {
            css.push_str("text-decoration:underline;");
        }
    }
    css
}

fn hex(colour: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b)
}

/// `colour`, moved away from `paper` in small steps until it can be read on it.
fn legible(colour: Color, paper: Color) -> Color {
    let target = if luminance(paper) > 0.5 { 0 } else { u8::MAX };
    let mut moved = colour;
    for _ in 0..64 {
        if contrast(moved, paper) >= CONTRAST {
            break;
        }
        let step = |channel: u8| {
            let next = (i16::from(channel) * 15 + i16::from(target)) / 16;
            u8::try_from(next).unwrap_or(target)
        };
        moved = Color { r: step(moved.r), g: step(moved.g), b: step(moved.b), a: moved.a };
    }
    moved
}

fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: Color) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_themes_are_twins() {
        let themes = two_face::theme::extra();
        let light = themes.get(EmbeddedThemeName::OneHalfLight);
        let dark = themes.get(EmbeddedThemeName::OneHalfDark);
        let coloured = light.scopes.iter().filter(|item| item.style.foreground.is_some());
        let missing: Vec<_> = coloured.filter(|item| twin(dark, &item.scope).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_colour_can_be_read_on_its_paper() {
        let themes = two_face::theme::extra();
        for (name, paper) in [
            (EmbeddedThemeName::OneHalfLight, LIGHT_PAPER),
            (EmbeddedThemeName::OneHalfDark, DARK_PAPER),
        ] {
            for item in &themes.get(name).scopes {
                if let Some(colour) = item.style.foreground {
                    let moved = legible(colour, paper);
                    assert!(contrast(moved, paper) >= CONTRAST, "{moved:?} on {paper:?}");
                }
            }
        }
    }

    #[test]
    fn only_classes_that_occur_have_rules() {
        let css = stylesheet(&BTreeSet::from(["hl-comment"]));
        assert!(css.contains(".hl-comment {color:light-dark("), "{css}");
        assert!(!css.contains("hl-string"), "{css}");
        assert_eq!(stylesheet(&BTreeSet::new()), "@layer code {\n}\n");
    }
}
