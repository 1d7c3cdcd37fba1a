//! What does the document say about itself?

use documents::{Deliverable, words};

use crate::story::Story;

impl Story<'_> {
    /// Writes which tag set the document is made of.
    pub fn tag_set(&mut self) {
        let attributes = [
            ("tagset-family", "sts"),
            ("base-tagset", "interchange"),
            ("table-model", "xhtml"),
            ("mathml-version", "3.0"),
            ("terminology-model", "tbx"),
        ];
        self.xml.empty("processing-meta", &attributes);
    }

    /// Writes title, identification, date, licence and standing.
    pub fn metadata(&mut self) {
        let standard = self.standard;
        let full = words::full_title(standard);
        self.xml.open("std-meta", &[]);
        self.title(&full);
        self.xml.open("std-ident", &[]);
        self.value("originator", &standard.publisher);
        self.value("doc-type", document_type(standard.deliverable));
        self.value("edition", &standard.edition);
        self.xml.close();
        let language = standard.language.split('-').next().unwrap_or_default();
        self.value("content-language", &language.to_lowercase());
        let edition = words::edition(standard);
        match &standard.date {
            Some(date) => {
                let dated = format!("{full}, {edition} ({date})");
                self.xml.leaf("std-ref", &[("type", "dated")], &dated);
                self.xml.leaf("std-ref", &[("type", "undated")], &full);
                self.xml.leaf("release-date", &[("iso-8601-date", date)], date);
            }
            None => self.xml.leaf("std-ref", &[("type", "undated")], &full),
        }
        if !standard.licence.is_empty() {
            self.xml.open("permissions", &[]);
            self.xml.open("license", &[]);
            self.value("license-p", &standard.licence);
            self.xml.close();
            self.xml.close();
        }
        self.standing();
        self.cover_sheet();
        self.xml.close();
    }

    fn title(&mut self, full: &str) {
        let standard = self.standard;
        self.xml.open("title-wrap", &[("xml:lang", &standard.language)]);
        self.value("intro", standard.title_introductory.as_deref().unwrap_or_default());
        self.value("main", &standard.title_main);
        self.value("compl", standard.title_complementary.as_deref().unwrap_or_default());
        self.value("full", full);
        self.xml.close();
    }

    /// What the document is, and the notices that say what it is not.
    fn standing(&mut self) {
        let status = &self.standard.status;
        let said = std::iter::once(&status.name).chain(&status.notices);
        let said: Vec<&String> = said.filter(|sentence| !sentence.trim().is_empty()).collect();
        if said.is_empty() {
            return;
        }
        self.xml.open("meta-note", &[("content-type", "status")]);
        for sentence in said {
            self.value("p", sentence);
        }
        self.xml.close();
    }

    fn cover_sheet(&mut self) {
        let lines = &self.standard.cover_sheet;
        if lines.is_empty() {
            return;
        }
        self.xml.open("custom-meta-group", &[("content-type", "cover-sheet")]);
        for (name, value) in lines {
            self.xml.open("custom-meta", &[]);
            self.xml.leaf("meta-name", &[], name);
            self.xml.leaf("meta-value", &[], value);
            self.xml.close();
        }
        self.xml.close();
    }

    /// Writes an element with text in it, unless there is none.
    fn value(&mut self, name: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.xml.leaf(name, &[], text);
        }
    }
}

/// The codes of deliverables in the files of European standards bodies are general knowledge,
/// not read in a specification. What is no deliverable of theirs says so by a word of its own.
fn document_type(deliverable: Deliverable) -> &'static str {
    match deliverable {
        Deliverable::Profile => "profile",
        Deliverable::Contribution => "contribution",
        Deliverable::TechnicalReport => "tr",
        Deliverable::TechnicalSpecification => "ts",
        Deliverable::WorkshopAgreement => "cwa",
        Deliverable::EuropeanDraft => "st",
    }
}
