//! What would a secretary send back?

use std::fmt;

use sources::{Code, Severity};

use crate::order::{Place, place};
use crate::sheet::{Comment, Field, Sheet};

/// Something in a sheet that has to be mended, or looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The index of the comment in [`Sheet::comments`].
    pub comment: usize,
    /// Which part of it.
    pub field: Field,
    /// Whether the sheet can be handed in with it.
    pub severity: Severity,
    /// What kind of fault it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (severity, number, field) = (self.severity.name(), self.comment + 1, self.field.name());
        write!(f, "{severity}: comment {number}, {field}: {}; {}", self.message, self.help)
    }
}

/// Every fault of a sheet, comment by comment.
#[must_use]
pub fn faults(sheet: &Sheet) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, comment) in sheet.comments.iter().enumerate() {
        let mut add = |field, code, message: String, help: &str| {
            // A comment without a proposal may be passed over, but it may be handed in.
            let severity = match field {
                Field::Proposal | Field::Line => Severity::Warning,
                _ => Severity::Error,
            };
            let help = help.to_owned();
            faults.push(Fault { comment: index, field, severity, code, message, help });
        };
        origin(comment, &mut add);
        place_and_line(comment, &mut add);
        words(comment, &mut add);
        let again = sheet.comments[..index].iter().any(|known| known.id == comment.id);
        if again && !comment.id.is_empty() {
            let message = format!("the id `{}` stands twice", comment.id);
            add(Field::Id, Code::DuplicateKey, message, "number the comments of a body anew");
        }
    }
    faults
}

/// Takes what is wrong with a comment.
type Add<'a> = dyn FnMut(Field, Code, String, &str) + 'a;

fn origin(comment: &Comment, add: &mut Add<'_>) {
    let body = &comment.body;
    if body.is_empty() {
        let help = "write the two letters of the country, or the name of the organisation";
        add(Field::Body, Code::MissingField, "nobody makes this comment".to_owned(), help);
    } else if body.len() == 2 && body != "**" && !body.chars().all(|c| c.is_ascii_uppercase()) {
        let message = format!("`{body}` is not the code of a country");
        add(Field::Body, Code::BadForm, message, "write two capital letters (ISO 3166)");
    }
    let mut named = Comment::default();
    named.set_origin(comment.origin());
    if (&named.id, &named.body) != (&comment.id, &comment.body) {
        let message = format!("the id `{}` does not number a comment of `{body}`", comment.id);
        add(Field::Id, Code::BadForm, message, "write the body, a hyphen and a number");
    }
}

fn place_and_line(comment: &Comment, add: &mut Add<'_>) {
    if comment.clause.is_empty() {
        let help = "write the number of the clause, or `General`";
        add(Field::Clause, Code::MissingField, "no clause is named".to_owned(), help);
    } else if let Place::Unknown(clause) = place(&comment.clause) {
        let message = format!("`{clause}` is not the number of a clause");
        let help = "write the number alone, such as 5.2 or A.1; what is in the clause has a \
                    column of its own";
        add(Field::Clause, Code::BadForm, message, help);
    }
    let line = comment.line.replace('–', "-");
    let is_number = |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit());
    if !line.is_empty() && !line.split(['-', ',']).all(|part| is_number(part.trim())) {
        let message = format!("`{}` is not the number of a line", comment.line);
        add(Field::Line, Code::BadForm, message, "write a number, such as 17 or 17-19");
    }
}

fn words(comment: &Comment, add: &mut Add<'_>) {
    let kind = comment.kind.as_str();
    if !["ge", "te", "ed"].contains(&kind) {
        let (code, message) = if kind.is_empty() {
            (Code::MissingField, "the type is missing".to_owned())
        } else {
            (Code::UnknownValue, format!("`{kind}` is not a type of comment"))
        };
        add(Field::Kind, code, message, "write ge, te or ed");
    }
    if comment.comment.is_empty() {
        let help = "say what is wrong, and why";
        add(Field::Comment, Code::MissingField, "nothing is said".to_owned(), help);
    }
    if comment.proposal.is_empty() && ["te", "ed"].contains(&kind) {
        let message = "no change is proposed".to_owned();
        let help = "write the words that should stand there: a comment without may be passed over";
        add(Field::Proposal, Code::MissingField, message, help);
    }
}
