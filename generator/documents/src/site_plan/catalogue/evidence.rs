//! What kind of evidence is a file, going by its name?

/// A kind of evidence that readers tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EvidenceKind {
    /// Rows and columns that people fill in.
    Table,
    /// What a tool writes for other tools.
    Data,
    /// What people write for people.
    Document,
    /// What ran, and what came of it.
    Log,
    /// Anything else, and what has no file of its own.
    Other,
}

impl EvidenceKind {
    /// Every kind, the order in which readers see them.
    pub(super) const ALL: &[Self] =
        &[Self::Document, Self::Table, Self::Data, Self::Log, Self::Other];

    /// The kind of the file called `name`.
    pub(super) fn of(name: Option<&str>) -> Self {
        let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
        match ending.map(str::to_lowercase).as_deref() {
            Some("csv" | "tsv" | "xlsx" | "ods") => Self::Table,
            Some("json" | "jsonl" | "xml" | "yaml" | "yml" | "sarif" | "har") => Self::Data,
            Some("md" | "pdf" | "html" | "docx" | "odt") => Self::Document,
            Some("log" | "txt" | "pcap") => Self::Log,
            Some(_) | None => Self::Other,
        }
    }

    /// The word in labels and addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Data => "data",
            Self::Document => "document",
            Self::Log => "log",
            Self::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EvidenceKind;

    #[test]
    fn the_ending_of_a_name_says_the_kind() {
        let kinds = ["a.csv", "sbom.cdx.json", "plan.MD", "run.log", "key.sig", "folder"]
            .map(|name| EvidenceKind::of(Some(name)).word());
        assert_eq!(kinds, ["table", "data", "document", "log", "other", "other"]);
        assert_eq!(EvidenceKind::of(None), EvidenceKind::Other);
    }
}
