//! How do clauses and annexes become headings with text below?

use documents::{Clause, ClauseKind, words};

use crate::paragraph::Look;
use crate::role::{ANNEX_HEADINGS, CLAUSE_HEADINGS, Role};
use crate::story::Story;

impl Story<'_> {
    /// Writes a clause with everything in it.
    pub fn clause(&mut self, clause: &Clause) {
        let role = heading(clause);
        self.paragraph(role, |story| {
            if role == Role::Annex1 {
                story.annex_title(clause);
            } else {
                if role == Role::UnnumberedHeading && !clause.number.is_empty() {
                    story.words(&format!("{}\u{2003}", clause.number));
                }
                story.bookmarked(&clause.anchor, |story| story.inlines(&clause.title));
            }
        });
        for element in &clause.body {
            self.element(element, clause.kind);
        }
        for inner in &clause.clauses {
            self.clause(inner);
        }
    }

    /// The word and the letter come from the numbering; status and title follow on their lines.
    fn annex_title(&mut self, clause: &Clause) {
        self.line_break();
        if let Some((_, status)) = words::annex(self.standard, clause.kind, "") {
            self.run(&status, Look::of(Role::AnnexStatus));
            self.line_break();
        }
        self.bookmarked(&clause.anchor, |story| story.inlines(&clause.title));
    }
}

/// The style of a clause's heading.
pub fn heading(clause: &Clause) -> Role {
    let level = usize::from(clause.level.clamp(1, 6)) - 1;
    match clause.kind {
        ClauseKind::Numbered => CLAUSE_HEADINGS[level],
        ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => ANNEX_HEADINGS[level],
        ClauseKind::Foreword if level == 0 => Role::ForewordTitle,
        ClauseKind::Introduction if level == 0 => Role::IntroductionTitle,
        ClauseKind::Bibliography if level == 0 => Role::BibliographyTitle,
        ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::Bibliography => {
            Role::UnnumberedHeading
        }
    }
}
