//! Are the rules of a comment sheet held?

use sources::{Code, FileId, Severity};

use super::sheets::{comment, sheet};
use crate::{
    Comment, Field, Outcome, Sheet, disposition, faults, from_yaml, implausible, open, sort,
};

fn of(comments: Vec<Comment>) -> Sheet {
    Sheet { comments, ..Sheet::default() }
}

/// Changes a sound comment, and says what is then wrong with it.
fn wrong(change: impl Fn(&mut Comment)) -> Vec<(Field, Code, Severity)> {
    let mut one = comment("DE-001", "5.5", "332");
    change(&mut one);
    faults(&of(vec![one])).into_iter().map(|it| (it.field, it.code, it.severity)).collect()
}

#[test]
fn a_sound_sheet_has_no_faults() {
    assert_eq!(faults(&sheet()), []);
}

/// Makes a sound comment unsound.
type Change<'a> = &'a dyn Fn(&mut Comment);

#[test]
fn each_fault_is_found_where_it_is() {
    let error = Severity::Error;
    let cases: [(Change<'_>, Field, Code, Severity); 10] = [
        (&|it| it.kind = "tr".to_owned(), Field::Kind, Code::UnknownValue, error),
        (&|it| it.kind.clear(), Field::Kind, Code::MissingField, error),
        (&|it| it.comment.clear(), Field::Comment, Code::MissingField, error),
        (&|it| it.clause.clear(), Field::Clause, Code::MissingField, error),
        (&|it| it.clause = "Clause 5".to_owned(), Field::Clause, Code::BadForm, error),
        (&|it| it.clause = "5.".to_owned(), Field::Clause, Code::BadForm, error),
        (&|it| it.id = "FR-001".to_owned(), Field::Id, Code::BadForm, error),
        (&|it| it.set_origin("de-001"), Field::Body, Code::BadForm, error),
        (&|it| it.line = "near 17".to_owned(), Field::Line, Code::BadForm, Severity::Warning),
        (&|it| it.proposal.clear(), Field::Proposal, Code::MissingField, Severity::Warning),
    ];
    for (change, field, code, severity) in cases {
        assert_eq!(wrong(change), [(field, code, severity)]);
    }
    assert_eq!(wrong(|it| it.set_origin("")), [(Field::Body, Code::MissingField, Severity::Error)]);
    assert_eq!(wrong(|it| (it.kind, it.proposal) = ("ge".to_owned(), String::new())), []);
    for clause in ["5", "5.10.2", "A", "ZA.1", "General", "whole document", "Introduction"] {
        assert_eq!(wrong(|it| clause.clone_into(&mut it.clause)), [], "{clause}");
    }
}

#[test]
fn numbers_that_stand_twice_are_found() {
    let twice = of(vec![comment("DE-001", "5", "1"), comment("DE-001", "6", "2")]);
    let found = faults(&twice);
    assert_eq!((found.len(), found[0].comment, found[0].code), (1, 1, Code::DuplicateKey));
    assert!(found[0].to_string().starts_with("error: comment 2, id: the id `DE-001`"));
}

#[test]
fn faults_of_a_file_have_their_place() {
    let yaml = "comments:\n- body: DE\n  locality:\n    clause: Clause 5\n  kind: te\n  \
                comments: Wrong.\n";
    let checked = from_yaml(FileId(0), yaml);
    let said: Vec<(&str, &str)> = checked
        .diagnostics
        .iter()
        .map(|it| (it.message.as_str(), &yaml[it.span.expect("it has a place").range()]))
        .collect();
    assert_eq!(said[0], ("`Clause 5` is not the number of a clause", "Clause 5"));
    assert_eq!(said[1].0, "no change is proposed");
    assert!(said[1].1.starts_with("body: DE"));
    let unknown = from_yaml(FileId(0), "comments:\n- body: DE\n  remark: x\n");
    assert!(unknown.diagnostics[0].message.contains("there is no field `remark`"));
}

#[test]
fn numbers_without_quotes_are_read_as_they_are_written() {
    let yaml = "comments:\n- body: DE\n  locality:\n    line_number: 332\n    clause: 5.10\n  \
                kind: ge\n  comments: Fine.\n";
    let checked = from_yaml(FileId(0), yaml);
    assert_eq!(checked.diagnostics, []);
    let read = &checked.value.expect("there are no faults").comments[0];
    assert_eq!((read.line.as_str(), read.clause.as_str()), ("332", "5.10"));
}

#[test]
fn comments_are_sorted_as_the_document_goes() {
    let clauses = [
        ("Bibliography", ""),
        ("A.1", "900"),
        ("5.10", "40"),
        ("5.9", "38"),
        ("5.10", "9"),
        ("Foreword", "2"),
        ("A", "890"),
        ("ZA", "990"),
        ("General", ""),
        ("5", "30"),
        ("B", "950"),
    ];
    let mut sheet =
        of(clauses.iter().map(|(clause, line)| comment("DE-1", clause, line)).collect());
    sort(&mut sheet);
    let sorted: Vec<(&str, &str)> =
        sheet.comments.iter().map(|it| (it.clause.as_str(), it.line.as_str())).collect();
    let expected = [
        ("General", ""),
        ("Foreword", "2"),
        ("5", "30"),
        ("5.9", "38"),
        ("5.10", "9"),
        ("5.10", "40"),
        ("A", "890"),
        ("A.1", "900"),
        ("B", "950"),
        ("ZA", "990"),
        ("Bibliography", ""),
    ];
    assert_eq!(sorted, expected);
}

#[test]
fn dispositions_are_counted() {
    let said = [
        ("Accepted.", Outcome::Accepted),
        ("Accepted in principle: other words", Outcome::AcceptedWithChange),
        ("Partially accepted", Outcome::AcceptedWithChange),
        ("Not accepted, the law says so", Outcome::Rejected),
        ("NOTED", Outcome::Noted),
        ("For further study", Outcome::FurtherStudy),
        ("See DE-002", Outcome::Unclear),
        ("", Outcome::Open),
    ];
    let comments = said.map(|(observation, _)| Comment {
        observation: observation.to_owned(),
        ..comment("DE-001", "5", "1")
    });
    let sheet = of(comments.to_vec());
    let table = disposition(&sheet);
    let outcomes: Vec<Outcome> = table.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, said.map(|(_, outcome)| outcome));
    assert_eq!(table.by_outcome[&Outcome::AcceptedWithChange], 2);
    assert_eq!((table.by_kind["te"], table.by_body["DE"]), (8, 8));
    assert_eq!(open(&sheet), 1);
}

#[test]
fn lines_in_other_clauses_are_noticed() {
    let lines = [(1, "Foreword"), (300, "5.4"), (330, "5.5"), (350, "5.5.1"), (900, "A")];
    let lines = lines.map(|(line, clause)| (line, clause.to_owned()));
    let check = |clause: &str, line: &str| {
        let found = implausible(&of(vec![comment("DE-001", clause, line)]), &lines);
        found.into_iter().next().map(|fault| fault.message)
    };
    assert_eq!(check("5.5", "332"), None);
    assert_eq!(check("5.5", "355"), None, "a subclause is in its clause");
    assert_eq!(check("5.5.1", "332"), None, "whoever names a subclause may mean its heading");
    assert_eq!(check("General", "5"), None);
    assert_eq!(check("5.5", ""), None);
    assert_eq!(check("5.5", "310").as_deref(), Some("line 310 stands in 5.4, not in 5.5"));
    assert_eq!(check("5.5", "901").as_deref(), Some("line 901 stands in A, not in 5.5"));
    assert!(implausible(&sheet(), &[]).is_empty());
}
