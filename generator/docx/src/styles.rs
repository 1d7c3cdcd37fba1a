//! Which styles does the package define?

use crate::numbering::Instances;
use crate::package::WORD;
use crate::role::{CONTENTS_LINES, Form, Role};
use crate::style::{PaperStyle, Style};
use crate::xml::Xml;

/// Names that Word knows; a style of another name has to say that it is our own.
const BUILT_IN: [&str; 27] = [
    "Normal",
    "Body Text",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "heading 5",
    "heading 6",
    "toc 1",
    "toc 2",
    "toc 3",
    "header",
    "footer",
    "footnote text",
    "footnote reference",
    "Hyperlink",
    "List",
    "List Number",
    "List Continue",
    "List Paragraph",
    "Quote",
    "Strong",
    "Emphasis",
    "Table Grid",
    "Title",
    "caption",
    "Bibliography",
];

/// The part `styles`.
pub fn write(style: &PaperStyle, language: &str, lists: &Instances) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", WORD)]);
    defaults(&mut xml, style, language);
    ready_made(&mut xml);
    for role in Role::ALL {
        one(&mut xml, style, *role, lists);
    }
    xml.finish()
}

fn defaults(xml: &mut Xml, style: &PaperStyle, language: &str) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    fonts(xml, &style.text_font.name);
    let size = style.inherited(Role::Normal, |style| style.size).unwrap_or(22).to_string();
    xml.value("w:sz", &size);
    xml.value("w:szCs", &size);
    xml.empty("w:lang", &[("w:val", language), ("w:eastAsia", language), ("w:bidi", "ar-SA")]);
    xml.close();
    xml.close();
    xml.empty("w:pPrDefault", &[]);
    xml.close();
}

/// Styles that every document needs and that say nothing.
fn ready_made(xml: &mut Xml) {
    let known = [
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table"),
        ("numbering", "NoList", "No List"),
    ];
    for (kind, id, name) in known {
        xml.open("w:style", &[("w:type", kind), ("w:default", "1"), ("w:styleId", id)]);
        xml.value("w:name", name);
        xml.value("w:uiPriority", "99");
        xml.empty("w:semiHidden", &[]);
        xml.empty("w:unhideWhenUsed", &[]);
        if kind == "table" {
            xml.open("w:tblPr", &[]);
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
            cell_margins(xml, 108);
            xml.close();
        }
        xml.close();
    }
}

fn one(xml: &mut Xml, paper: &PaperStyle, role: Role, lists: &Instances) {
    let style = paper.style(role);
    let kind = match role.form() {
        Form::Paragraph => "paragraph",
        Form::Character => "character",
        Form::Table => "table",
    };
    let mut attributes = vec![("w:type", kind)];
    if role == Role::Normal {
        attributes.push(("w:default", "1"));
    } else if !BUILT_IN.contains(&style.name.as_str()) {
        attributes.push(("w:customStyle", "1"));
    }
    attributes.push(("w:styleId", &style.id));
    xml.open("w:style", &attributes);
    xml.value("w:name", &style.name);
    match (style.based_on, role.form()) {
        (Some(base), _) => xml.value("w:basedOn", paper.id(base)),
        (None, Form::Character) => xml.value("w:basedOn", "DefaultParagraphFont"),
        (None, Form::Table) => xml.value("w:basedOn", "TableNormal"),
        (None, Form::Paragraph) => {}
    }
    if let Some(next) = style.next {
        xml.value("w:next", paper.id(next));
    }
    xml.empty("w:qFormat", &[]);
    if role.form() == Form::Paragraph {
        paragraph_properties(xml, paper, role, lists);
    }
    run_properties(xml, paper, style);
    if role.form() == Form::Table {
        table_properties(xml, paper);
    }
    xml.close();
}

/// The properties in the order of the schema (ECMA-376, `CT_PPr`).
fn paragraph_properties(xml: &mut Xml, paper: &PaperStyle, role: Role, lists: &Instances) {
    let style = paper.style(role);
    xml.open("w:pPr", &[]);
    switch(xml, "w:keepNext", style.keep_next);
    switch(xml, "w:keepLines", style.keep_lines);
    switch(xml, "w:pageBreakBefore", style.page_break);
    if let Some((sequence, level)) = role.numbering() {
        xml.open("w:numPr", &[]);
        xml.value("w:ilvl", &level.to_string());
        xml.value("w:numId", &lists.of(sequence).to_string());
        xml.close();
    }
    if role.is_uncounted() {
        xml.empty("w:suppressLineNumbers", &[]);
    }
    if !style.borders.is_empty() {
        borders(xml, style);
    }
    if let Some(shade) = &style.shade {
        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]);
    }
    tabs(xml, paper, role, style);
    spacing(xml, style);
    indent(xml, style);
    if let Some(align) = &style.align {
        xml.value("w:jc", align);
    }
    if let Some(level) = role.outline() {
        xml.value("w:outlineLvl", &level.to_string());
    }
    xml.close();
}

fn borders(xml: &mut Xml, style: &Style) {
    xml.open("w:pBdr", &[]);
    for border in &style.borders {
        let side = match border.side.as_str() {
            "top" => "w:top",
            "left" => "w:left",
            "bottom" => "w:bottom",
            _ => "w:right",
        };
        let (width, space) = (border.width.to_string(), border.space.to_string());
        let line = [
            ("w:val", "single"),
            ("w:sz", width.as_str()),
            ("w:space", space.as_str()),
            ("w:color", border.colour.as_str()),
        ];
        xml.empty(side, &line);
    }
    xml.close();
}

/// Page numbers and numbers of formulae stand at the right margin; a hanging first line leads to
/// the indent by a tab.
fn tabs(xml: &mut Xml, paper: &PaperStyle, role: Role, style: &Style) {
    let contents = CONTENTS_LINES.contains(&role);
    let margin = if contents { &paper.sheet.front } else { &paper.sheet.body };
    let right = paper.measure(margin).to_string();
    let left = style.left.filter(|_| style.hanging.is_some()).map(|left| left.to_string());
    let to_right = contents || [Role::Header, Role::Footer, Role::Formula].contains(&role);
    if left.is_none() && !to_right {
        return;
    }
    xml.open("w:tabs", &[]);
    if let Some(left) = left {
        xml.empty("w:tab", &[("w:val", "left"), ("w:pos", &left)]);
    }
    if contents {
        let leader = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", right.as_str())];
        xml.empty("w:tab", &leader);
    } else if to_right {
        xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &right)]);
    }
    xml.close();
}

fn spacing(xml: &mut Xml, style: &Style) {
    let amounts = [("w:before", style.before), ("w:after", style.after), ("w:line", style.line)];
    let written: Vec<(&str, String)> = amounts
        .into_iter()
        .filter_map(|(key, amount)| amount.map(|amount| (key, amount.to_string())))
        .collect();
    if written.is_empty() {
        return;
    }
    let mut attributes: Vec<(&str, &str)> =
        written.iter().map(|(key, amount)| (*key, amount.as_str())).collect();
    if style.line.is_some() {
        attributes.push(("w:lineRule", "atLeast"));
    }
    xml.empty("w:spacing", &attributes);
}

fn indent(xml: &mut Xml, style: &Style) {
    let amounts = [("w:left", style.left), ("w:right", style.right), ("w:hanging", style.hanging)];
    let written: Vec<(&str, String)> = amounts
        .into_iter()
        .filter_map(|(key, amount)| amount.map(|amount| (key, amount.to_string())))
        .collect();
    if !written.is_empty() {
        let attributes: Vec<(&str, &str)> =
            written.iter().map(|(key, amount)| (*key, amount.as_str())).collect();
        xml.empty("w:ind", &attributes);
    }
}

/// The properties in the order of the schema (ECMA-376, `CT_RPr`).
fn run_properties(xml: &mut Xml, paper: &PaperStyle, style: &Style) {
    xml.open("w:rPr", &[]);
    if style.code_font {
        fonts(xml, &paper.code_font.name);
    }
    switch(xml, "w:b", style.bold);
    switch(xml, "w:bCs", style.bold);
    switch(xml, "w:i", style.italic);
    switch(xml, "w:iCs", style.italic);
    switch(xml, "w:caps", style.capitals);
    if style.code_font {
        // A spelling checker has nothing to say about listings.
        xml.empty("w:noProof", &[]);
    }
    if let Some(size) = style.size {
        xml.value("w:sz", &size.to_string());
        xml.value("w:szCs", &size.to_string());
    }
    if let Some(underline) = style.underline {
        xml.value("w:u", if underline { "single" } else { "none" });
    }
    if let Some(raised) = style.raised {
        xml.value("w:vertAlign", if raised { "superscript" } else { "baseline" });
    }
    xml.close();
}

fn table_properties(xml: &mut Xml, paper: &PaperStyle) {
    let look = &paper.tables;
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    let outer = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| (side, "8"));
    let inner = ["w:insideH", "w:insideV"].map(|side| (side, "4"));
    for (side, width) in outer.into_iter().chain(inner) {
        let line =
            [("w:val", "single"), ("w:sz", width), ("w:space", "0"), ("w:color", &look.rule)];
        xml.empty(side, &line);
    }
    xml.close();
    cell_margins(xml, look.padding);
    xml.close();
    xml.open("w:tblStylePr", &[("w:type", "firstRow")]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &look.head)]);
    xml.close();
    xml.close();
}

fn cell_margins(xml: &mut Xml, padding: i32) {
    let padding = padding.to_string();
    xml.open("w:tblCellMar", &[]);
    for (side, width) in
        [("w:top", "0"), ("w:left", &padding), ("w:bottom", "0"), ("w:right", &padding)]
    {
        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
}

fn switch(xml: &mut Xml, name: &'static str, on: Option<bool>) {
    match on {
        Some(true) => xml.empty(name, &[]),
        Some(false) => xml.value(name, "0"),
        None => {}
    }
}

fn fonts(xml: &mut Xml, name: &str) {
    let scripts = [("w:ascii", name), ("w:hAnsi", name), ("w:eastAsia", name), ("w:cs", name)];
    xml.empty("w:rFonts", &scripts);
}
