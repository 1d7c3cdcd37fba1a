//! Which page numbers does the table of contents show until Word computes them?
//!
//! Only Word knows where its pages end. An estimate that is a page off now and then helps a
//! reader more than no number; updating the field in Word corrects it.

use std::collections::BTreeMap;

use documents::{Clause, ClauseKind, Element, Placed, Standard, TermEntry, words};
use text::{Block, BlockKind, Inline, Table};

use crate::clause::heading;
use crate::element::text_role;
use crate::measure::{printed, width};
use crate::role::{CONTENTS_LINES, Role};
use crate::style::{Margins, PaperStyle};
use crate::{figure, table};

/// More lines than any paragraph has.
const MOST_LINES: i32 = 10_000;
/// The natural height of a line, in hundredths of the size of the type.
const LINE: i32 = 118;

/// Estimated page numbers by anchor, as they are printed.
pub fn estimated(standard: &Standard, style: &PaperStyle) -> BTreeMap<String, String> {
    let (front, body) = crate::divided(standard);
    let mut numbers = BTreeMap::new();
    // The cover is page i; the contents follow.
    let mut sheets = Sheets::new(style, &style.sheet.front, 2);
    sheets.paragraph(Role::ContentsTitle, 0);
    for entry in &standard.contents {
        let role = CONTENTS_LINES[usize::from(entry.level.clamp(1, 3)) - 1];
        sheets.paragraph(role, width(&entry.number) + width(&entry.title));
    }
    for clause in front {
        sheets.clause(clause);
    }
    for (anchor, page) in sheets.found {
        numbers.insert(anchor, roman(page));
    }
    let mut sheets = Sheets::new(style, &style.sheet.body, 1);
    sheets.paragraph(Role::DocumentTitle, width(&words::full_title(standard)));
    for clause in body {
        sheets.clause(clause);
    }
    for (anchor, page) in sheets.found {
        numbers.entry(anchor).or_insert_with(|| page.to_string());
    }
    numbers
}

/// Pages that fill from above; lengths are twentieths of a point.
struct Sheets<'a> {
    style: &'a PaperStyle,
    measure: i32,
    height: i32,
    used: i32,
    /// The space below the last paragraph: of two spaces that meet, the larger one counts.
    below: i32,
    page: usize,
    found: Vec<(String, usize)>,
}

impl<'a> Sheets<'a> {
    fn new(style: &'a PaperStyle, margins: &Margins, page: usize) -> Self {
        // Header and footer push the text away where the margins are narrower than they are.
        let edge = |role: Role, distance: i32| {
            let line = line_height(style, role);
            let before = style.inherited(role, |style| style.before).unwrap_or(0);
            let after = style.inherited(role, |style| style.after).unwrap_or(0);
            distance + line + before + after
        };
        let top = margins.top.max(edge(Role::Header, margins.header));
        let bottom = margins.bottom.max(edge(Role::Footer, margins.footer));
        let height = (style.sheet.height - top - bottom).max(1000);
        let measure = style.measure(margins);
        Self { style, measure, height, used: 0, below: 0, page, found: Vec::new() }
    }

    fn turn(&mut self) {
        if self.used > 0 {
            self.page += 1;
            self.used = 0;
        }
        self.below = 0;
    }

    /// Puts down something that stays on one page, with at least `company` below it.
    fn whole(&mut self, height: i32, company: i32) {
        if self.used + height + company > self.height {
            self.turn();
        }
        self.used += height.min(self.height);
    }

    /// Puts down a paragraph whose words are `ems` thousandths of the size of its type wide.
    fn paragraph(&mut self, role: Role, ems: i32) {
        let style = self.style;
        let length = |property: fn(&crate::style::Style) -> Option<i32>| {
            style.inherited(role, property).unwrap_or(0)
        };
        let room = self.measure - length(|style| style.left) - length(|style| style.right);
        let lines = lines(style, role, ems, room);
        let line = line_height(style, role);
        if style.inherited(role, |style| style.page_break) == Some(true) {
            self.turn();
        }
        let before = if self.used == 0 { 0 } else { length(|style| style.before) };
        let before = (before - self.below).max(0);
        let keeps = style.inherited(role, |style| style.keep_next) == Some(true);
        let company = if keeps { 2 * 260 } else { 0 };
        // At least two lines of a paragraph stand together.
        self.whole(before + line * lines.min(2), company);
        for _ in 2..lines {
            self.whole(line, 0);
        }
        self.below = length(|style| style.after);
        self.used += self.below;
    }

    fn words(&mut self, role: Role, content: &[Inline<Placed>]) {
        self.paragraph(role, width(&printed(content)));
    }

    fn clause(&mut self, clause: &Clause) {
        let role = heading(clause);
        self.words(role, &clause.title);
        self.found.push((clause.anchor.clone(), self.page));
        if role == Role::Annex1 {
            // The lines of letter and status.
            self.used += 2 * line_height(self.style, role);
        }
        for element in &clause.body {
            self.element(element, clause.kind);
        }
        for inner in &clause.clauses {
            self.clause(inner);
        }
    }

    fn element(&mut self, element: &Element, kind: ClauseKind) {
        match element {
            Element::Text(block) => self.block(block, text_role(kind)),
            Element::Table { title, table, .. } => {
                self.words(Role::TableTitle, title);
                self.table(table);
            }
            Element::Figure(figure) => {
                let height = figure::height(&figure.picture, self.measure);
                self.whole(height, 2 * line_height(self.style, Role::FigureTitle));
                self.words(Role::FigureTitle, &figure.title);
            }
            Element::Note { label, blocks } => self.labelled(label, blocks, Role::Note),
            Element::Example { label, blocks } => self.labelled(label, blocks, Role::Example),
            Element::Withdrawn { key, blocks, .. } => self.labelled(key, blocks, Role::Withdrawn),
            Element::Labelled { label, blocks, .. } => self.labelled(label, blocks, Role::Labelled),
            Element::Term(term) => self.term(term),
            Element::Requirement(requirement) => {
                let first = width(&requirement.level) + width(&requirement.applies) + 10_000;
                self.paragraph(Role::RequirementTitle, first);
                self.words(Role::RequirementText, &requirement.statement);
            }
            Element::Reference { content, .. } => self.words(Role::BibliographyEntry, content),
        }
    }

    fn term(&mut self, term: &TermEntry) {
        self.paragraph(Role::TermNumber, 0);
        self.paragraph(Role::Term, width(&term.term));
        for admitted in &term.admitted {
            self.paragraph(Role::TermAdmitted, width(admitted));
        }
        self.words(Role::Definition, &term.definition);
        for note in &term.notes {
            self.words(Role::Note, note);
        }
        if let Some(source) = &term.source {
            self.paragraph(Role::Source, width(source) + 5000);
        }
    }

    fn labelled(&mut self, label: &str, blocks: &[Block<Placed>], role: Role) {
        if let Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) =
            blocks.split_first()
        {
            self.paragraph(role, width(label) + 1000 + width(&printed(content)));
            self.blocks(rest, role);
        } else {
            self.paragraph(role, width(label));
            self.blocks(blocks, role);
        }
    }

    fn blocks(&mut self, blocks: &[Block<Placed>], role: Role) {
        for block in blocks {
            self.block(block, role);
        }
    }

    fn block(&mut self, block: &Block<Placed>, role: Role) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.words(role, content),
            BlockKind::Heading(heading) => self.words(Role::UnnumberedHeading, &heading.content),
            BlockKind::Code(code) => {
                for _ in code.text.lines() {
                    self.whole(line_height(self.style, Role::Code), 0);
                }
                self.paragraph(Role::TableEnd, 0);
            }
            BlockKind::Quote(blocks) => self.blocks(blocks, Role::Quote),
            BlockKind::List(list) => {
                for item in &list.items {
                    self.blocks(&item.blocks, Role::ListDash);
                }
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Alert(alert) => self.blocks(&alert.blocks, Role::Note),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.blocks(&definition.blocks, Role::DefinitionItem);
                }
            }
            BlockKind::Diagram(diagram) => {
                self.paragraph(role, width(&diagram.title));
                diagram.in_words().iter().for_each(|line| self.words(Role::ListDash, line));
            }
            BlockKind::Marked(marked) => self.blocks(&marked.blocks, role),
            // Not printed, see `block.rs`.
            BlockKind::Filters(_) | BlockKind::Html(_) => {}
            BlockKind::Rule => self.paragraph(Role::Rule, 0),
        }
    }

    fn table(&mut self, table: &Table<Placed>) {
        let columns = table::columns(table, self.style);
        let head = self.row(&table.head, &columns, Role::TableHeader);
        self.whole(head, 0);
        for row in &table.rows {
            let height = self.row(row, &columns, Role::TableBody);
            if self.used + height > self.height {
                self.turn();
                self.used += head;
            }
            self.used += height;
        }
        self.paragraph(Role::TableEnd, 0);
    }

    fn row(&self, cells: &[Vec<Inline<Placed>>], columns: &[i32], role: Role) -> i32 {
        let style = self.style;
        let around = style.inherited(role, |style| style.before).unwrap_or(0)
            + style.inherited(role, |style| style.after).unwrap_or(0);
        let tallest = cells.iter().zip(columns).map(|(cell, column)| {
            let room = column - 2 * style.tables.padding;
            let words = printed(cell);
            let counts = words.split('\n').map(|line| lines(style, role, width(line), room));
            counts.fold(0, |sum, count| MOST_LINES.min(sum + count))
        });
        let height = tallest.max().unwrap_or(1) * line_height(style, role) + around;
        height.min(self.height)
    }
}

/// How many lines words fill that are `ems` thousandths of the size of their type wide.
fn lines(style: &PaperStyle, role: Role, ems: i32, room: i32) -> i32 {
    let size = style.inherited(role, |style| style.size).unwrap_or(22);
    let wide = i64::from(ems) * i64::from(size) / 100;
    let lines = wide / i64::from(room.max(1)) + 1;
    i32::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES)
}

fn line_height(style: &PaperStyle, role: Role) -> i32 {
    let size = style.inherited(role, |style| style.size).unwrap_or(22);
    let least = style.inherited(role, |style| style.line).unwrap_or(0);
    least.max(size * 10 * LINE / 100)
}

/// Small Roman numerals, as the pages before the body have them.
fn roman(number: usize) -> String {
    let digits = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(399);
    let mut numeral = String::new();
    for (value, digit) in digits {
        while rest >= value {
            numeral.push_str(digit);
            rest -= value;
        }
    }
    numeral
}
