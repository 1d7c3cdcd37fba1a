//! Which sheets do the tests read?

use docx::package::{Package, Relationships, WORD};

use crate::{Comment, Sheet};

/// A comment with everything in it.
pub fn comment(id: &str, clause: &str, line: &str) -> Comment {
    Comment {
        id: id.to_owned(),
        body: id.split('-').next().unwrap_or_default().to_owned(),
        line: line.to_owned(),
        clause: clause.to_owned(),
        element: "Table 1".to_owned(),
        kind: "te".to_owned(),
        comment: "The sentence asks for \"all\" & <every> case: too much.\n\n# It is costly."
            .to_owned(),
        proposal: "Write \\ \"where possible\".".to_owned(),
        observation: String::new(),
    }
}

/// A sheet of three bodies, one of them an organisation.
pub fn sheet() -> Sheet {
    let named = Comment {
        id: String::new(),
        body: "Eclipse Foundation".to_owned(),
        observation: "Accepted in principle.\n- see 5.5".to_owned(),
        ..comment("", "5.5", "332-340")
    };
    let general = Comment { line: String::new(), ..comment("FR-007", "General", "") };
    Sheet {
        date: "2026-11-23".to_owned(),
        document: "prEN 00000-1: \"draft\"".to_owned(),
        project: "JT013089".to_owned(),
        comments: vec![comment("DE-012", "A.1", "1097"), named, general],
    }
}

/// A sheet with the given XML in its body and in its header.
pub fn docx(body: &str, header: &str) -> Vec<u8> {
    let part = |root: &str, content: &str| {
        format!(r#"<{root} xmlns:w="{WORD}">{content}</{root}>"#).into_bytes()
    };
    let none = Relationships::default();
    let mut package = Package::default();
    let body = part("w:document", &format!("<w:body>{body}</w:body>"));
    package.add_word_part("document", "document.main", body, &none);
    package.add_word_part("header1", "header", part("w:hdr", header), &none);
    package.finish()
}

/// A cell with properties and words.
pub fn cell(properties: &str, words: &str) -> String {
    let words = format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{words}</w:tc>")
}

/// A table of rows with a grid of the given widths.
pub fn table(widths: &[i64], rows: &[Vec<String>]) -> String {
    let grid: Vec<String> = widths.iter().map(|it| format!(r#"<w:gridCol w:w="{it}"/>"#)).collect();
    let rows: Vec<String> =
        rows.iter().map(|row| format!("<w:tr>{}</w:tr>", row.concat())).collect();
    let (grid, rows) = (grid.concat(), rows.concat());
    format!("<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
}
