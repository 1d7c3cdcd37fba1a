//! What does the style file say, and is it complete?

use std::collections::BTreeMap;

use sources::decode::{Decode, Plain, wrong_type};
use sources::{
    Checked, Code, Diagnostic, FileId, Node, Span, Spanned, Value, closed_set, did_you_mean,
    record, toml,
};

use super::value::{Colour, Points, Twips};
use super::{Border, Font, Lists, Margins, PaperStyle, Sheet, Style, Tables};
use crate::role::Role;

record! {
    pub struct WrittenFile {
        page: WrittenPage,
        fonts: WrittenFonts,
        lists: WrittenLists,
        tables: WrittenTables,
        style: Styles,
    }
}

record! {
    pub struct WrittenPage {
        width: Twips,
        height: Twips,
        cover: WrittenMargins,
        front: WrittenMargins,
        body: WrittenMargins,
    }
}

record! {
    pub struct WrittenMargins {
        top: Twips,
        bottom: Twips,
        left: Twips,
        right: Twips,
        header: Twips,
        footer: Twips,
    }
}

record! {
    pub struct WrittenFonts {
        text: WrittenFont,
        code: WrittenFont,
    }
}

record! {
    pub struct WrittenFont {
        name: Plain,
        alternate: Plain,
        family: Family,
    }
}

record! {
    pub struct WrittenLists {
        dash: Plain,
        indent: Points,
    }
}

record! {
    pub struct WrittenTables {
        rule: Colour,
        head: Colour,
        padding: Points,
    }
}

record! {
    pub struct WrittenStyle {
        id: Plain,
        name: Plain,
        based_on: Option<Spanned<Role>>,
        next: Option<Role>,
        code_font: Option<bool>,
        size: Option<Points>,
        bold: Option<bool>,
        italic: Option<bool>,
        capitals: Option<bool>,
        underline: Option<bool>,
        raised: Option<bool>,
        align: Option<Alignment>,
        before: Option<Points>,
        after: Option<Points>,
        line: Option<Points>,
        left: Option<Points>,
        right: Option<Points>,
        hanging: Option<Points>,
        keep_next: Option<bool>,
        keep_lines: Option<bool>,
        page_break: Option<bool>,
        shade: Option<Colour>,
        border: Option<WrittenBorders>,
    }
}

record! {
    pub struct WrittenBorders {
        top: Option<WrittenBorder>,
        left: Option<WrittenBorder>,
        bottom: Option<WrittenBorder>,
        right: Option<WrittenBorder>,
    }
}

record! {
    pub struct WrittenBorder {
        width: Points,
        colour: Colour,
        space: Points,
    }
}

closed_set! {
    pub enum Family {
        Roman = "roman",
        Swiss = "swiss",
        Modern = "modern",
    }
}

closed_set! {
    pub enum Alignment {
        Left = "left",
        Center = "center",
        Right = "right",
        Justify = "justify",
    }
}

/// Reads a whole style file.
pub fn paper_style(file: FileId, toml_text: &str) -> Checked<Option<PaperStyle>> {
    let mut faults = Vec::new();
    let node = toml::parse(file, toml_text).take(&mut faults);
    let written = WrittenFile::decode(&node, &mut faults);
    if let Some(written) = &written {
        distinct(&written.style, &mut faults);
        acyclic(&written.style, &mut faults);
    }
    let value = if faults.is_empty() { written.map(meant) } else { None };
    Checked { value, diagnostics: faults }
}

fn meant(written: WrittenFile) -> PaperStyle {
    let page = written.page;
    let font = |font: WrittenFont| Font {
        name: font.name.text,
        alternate: font.alternate.text,
        family: font.family.word().to_owned(),
    };
    let styles = written.style.0.into_iter().map(|(role, style)| (role, style_meant(style)));
    PaperStyle {
        sheet: Sheet {
            width: page.width.number(),
            height: page.height.number(),
            cover: margins(&page.cover),
            front: margins(&page.front),
            body: margins(&page.body),
        },
        text_font: font(written.fonts.text),
        code_font: font(written.fonts.code),
        lists: Lists { dash: written.lists.dash.text, indent: written.lists.indent.twips() },
        tables: Tables {
            rule: written.tables.rule.digits(),
            head: written.tables.head.digits(),
            padding: written.tables.padding.twips(),
        },
        styles: styles.collect(),
    }
}

fn margins(written: &WrittenMargins) -> Margins {
    Margins {
        top: written.top.number(),
        bottom: written.bottom.number(),
        left: written.left.number(),
        right: written.right.number(),
        header: written.header.number(),
        footer: written.footer.number(),
    }
}

fn style_meant(written: WrittenStyle) -> Style {
    let twips = |points: Option<Points>| points.map(Points::twips);
    let align = written.align.map(|align| match align {
        // Word's word for justified text.
        Alignment::Justify => "both".to_owned(),
        Alignment::Left | Alignment::Center | Alignment::Right => align.word().to_owned(),
    });
    Style {
        id: written.id.text,
        name: written.name.text,
        based_on: written.based_on.map(|role| role.value),
        next: written.next,
        code_font: written.code_font.unwrap_or(false),
        size: written.size.map(|points| points.scaled(2)),
        bold: written.bold,
        italic: written.italic,
        capitals: written.capitals,
        underline: written.underline,
        raised: written.raised,
        align,
        before: twips(written.before),
        after: twips(written.after),
        line: twips(written.line),
        left: twips(written.left),
        right: twips(written.right),
        hanging: twips(written.hanging),
        keep_next: written.keep_next,
        keep_lines: written.keep_lines,
        page_break: written.page_break,
        shade: written.shade.map(|colour| colour.digits()),
        borders: written.border.map_or_else(Vec::new, borders),
    }
}

/// The sides stand in the order in which Word wants them written.
fn borders(written: WrittenBorders) -> Vec<Border> {
    let sides = [
        ("top", written.top),
        ("left", written.left),
        ("bottom", written.bottom),
        ("right", written.right),
    ];
    let drawn = sides.into_iter().filter_map(|(side, border)| {
        let border = border?;
        Some(Border {
            side: side.to_owned(),
            width: border.width.scaled(8),
            colour: border.colour.digits(),
            space: border.space.scaled(1),
        })
    });
    drawn.collect()
}

/// The styles by role: every role has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Styles(BTreeMap<Role, WrittenStyle>);

impl Decode for Styles {
    fn stand_in(_: Span) -> Self {
        Self(BTreeMap::new())
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(fields) = &node.value else {
            return wrong_type(node, "a table for each style", faults);
        };
        let before = faults.len();
        let mut styles = BTreeMap::new();
        for (name, value) in fields {
            match Role::named(&name.value) {
                Some(role) => {
                    styles.extend(WrittenStyle::decode(value, faults).map(|style| (role, style)));
                }
                None => faults.push(unknown_role(&name.value, name.span)),
            }
        }
        for role in Role::ALL {
            if node.field(role.key()).is_none() {
                let message = format!("the style `{}` is missing", role.key());
                faults.push(
                    Diagnostic::error(Code::MissingField, node.span, message)
                        .help(format!("add a table `[style.{}]`", role.key())),
                );
            }
        }
        (faults.len() == before).then_some(Self(styles))
    }
}

impl Decode for Role {
    fn stand_in(_: Span) -> Self {
        Self::ALL[0]
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let plain = Plain::decode(node, faults)?;
        let role = Role::named(&plain.text);
        if role.is_none() {
            faults.push(unknown_role(&plain.text, plain.span));
        }
        role
    }
}

fn unknown_role(name: &str, span: Span) -> Diagnostic {
    let names = Role::ALL.iter().map(|role| role.key());
    let help = did_you_mean(name, names, "the names of styles are fixed: see this file");
    Diagnostic::error(Code::UnknownValue, span, format!("there is no style `{name}`")).help(help)
}

/// Word mixes up styles whose identifiers or names are equal.
fn distinct(styles: &Styles, faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for style in styles.0.values() {
        let mut words = vec![("id", &style.id)];
        // A style may be called like its own identifier.
        if !style.name.text.eq_ignore_ascii_case(&style.id.text) {
            words.push(("name", &style.name));
        }
        for (what, plain) in words {
            if let Some(first) = seen.insert(plain.text.to_lowercase(), plain.span) {
                let message = format!("two styles share the {what} `{}`", plain.text);
                faults.push(
                    Diagnostic::error(Code::DuplicateKey, plain.span, message)
                        .also(first, "first here")
                        .help("Word tells styles apart by identifier and name: choose another"),
                );
            }
        }
    }
}

fn acyclic(styles: &Styles, faults: &mut Vec<Diagnostic>) {
    let base = |role: Role| styles.0.get(&role)?.based_on.as_ref();
    for role in styles.0.keys() {
        let mut at = base(*role);
        for _ in Role::ALL {
            at = at.and_then(|next| base(next.value));
        }
        if let Some(last) = at {
            let message = format!("the style `{}` is based on itself in a circle", role.key());
            faults.push(
                Diagnostic::error(Code::BadForm, last.span, message)
                    .help("end the chain of `based-on` in one style"),
            );
            return;
        }
    }
}
