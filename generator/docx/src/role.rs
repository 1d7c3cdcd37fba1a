//! Which roles does the document give to its styles?

/// What a style is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Whole paragraphs.
    Paragraph,
    /// Words in a line.
    Character,
    /// Tables.
    Table,
}

/// The numbered lists of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sequence {
    /// `1`, `1.1` …: clauses, and terms as clauses of the second level.
    Clauses,
    /// `Annex A`, `A.1` …
    Annexes,
    /// Dashes.
    Dashes,
}

impl Sequence {
    /// Every sequence, in the order in which they are defined.
    pub const ALL: [Self; 3] = [Self::Clauses, Self::Annexes, Self::Dashes];

    /// The role that stands at the first level.
    pub fn first(self) -> Role {
        match self {
            Self::Clauses => Role::Heading1,
            Self::Annexes => Role::Annex1,
            Self::Dashes => Role::ListDash,
        }
    }
}

macro_rules! roles {
    ($($variant:ident $key:literal $form:ident,)+) => {
        /// What a style is for; the style file says what it is called and how it looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Role {
            $(#[doc = concat!("The style `", $key, "`.")] $variant,)+
        }

        impl Role {
            /// Every role, in the order in which the styles are written.
            pub const ALL: &'static [Role] = &[$(Role::$variant,)+];

            /// The name of the role in the style file.
            pub fn key(self) -> &'static str {
                match self { $(Role::$variant => $key,)+ }
            }

            /// What the style is applied to.
            pub fn form(self) -> Form {
                match self { $(Role::$variant => Form::$form,)+ }
            }
        }
    };
}

roles! {
    Normal "normal" Paragraph,
    BodyText "body-text" Paragraph,
    Heading1 "heading-1" Paragraph,
    Heading2 "heading-2" Paragraph,
    Heading3 "heading-3" Paragraph,
    Heading4 "heading-4" Paragraph,
    Heading5 "heading-5" Paragraph,
    Heading6 "heading-6" Paragraph,
    Annex1 "annex-1" Paragraph,
    Annex2 "annex-2" Paragraph,
    Annex3 "annex-3" Paragraph,
    Annex4 "annex-4" Paragraph,
    Annex5 "annex-5" Paragraph,
    Annex6 "annex-6" Paragraph,
    UnnumberedHeading "unnumbered-heading" Paragraph,
    ForewordTitle "foreword-title" Paragraph,
    ForewordText "foreword-text" Paragraph,
    IntroductionTitle "introduction-title" Paragraph,
    DocumentTitle "document-title" Paragraph,
    CoverNumber "cover-number" Paragraph,
    CoverPublisher "cover-publisher" Paragraph,
    CoverStatus "cover-status" Paragraph,
    CoverTitleSpace "cover-title-space" Paragraph,
    CoverTitlePart "cover-title-part" Paragraph,
    CoverTitle "cover-title" Paragraph,
    CoverEdition "cover-edition" Paragraph,
    CoverSheetEdition "cover-sheet-edition" Paragraph,
    CoverNotice "cover-notice" Paragraph,
    CoverLicence "cover-licence" Paragraph,
    SectionEnd "section-end" Paragraph,
    ContentsTitle "contents-title" Paragraph,
    Contents1 "contents-1" Paragraph,
    Contents2 "contents-2" Paragraph,
    Contents3 "contents-3" Paragraph,
    TermNumber "term-number" Paragraph,
    Term "term" Paragraph,
    TermAdmitted "term-admitted" Paragraph,
    Definition "definition" Paragraph,
    Source "source" Paragraph,
    Note "note" Paragraph,
    NoteContinued "note-continued" Paragraph,
    Example "example" Paragraph,
    ExampleContinued "example-continued" Paragraph,
    Labelled "labelled" Paragraph,
    RequirementTitle "requirement-title" Paragraph,
    RequirementText "requirement-text" Paragraph,
    Withdrawn "withdrawn" Paragraph,
    ListDash "list-dash" Paragraph,
    ListNumber "list-number" Paragraph,
    ListContinue "list-continue" Paragraph,
    ListParagraph "list-paragraph" Paragraph,
    DefinitionItem "definition-item" Paragraph,
    Quote "quote" Paragraph,
    Code "code" Paragraph,
    Formula "formula" Paragraph,
    FigureGraphic "figure-graphic" Paragraph,
    FigureTitle "figure-title" Paragraph,
    AnnexFigureTitle "annex-figure-title" Paragraph,
    Rule "rule" Paragraph,
    TableTitle "table-title" Paragraph,
    AnnexTableTitle "annex-table-title" Paragraph,
    TableHeader "table-header" Paragraph,
    TableBody "table-body" Paragraph,
    TableEnd "table-end" Paragraph,
    NormativeReference "normative-reference" Paragraph,
    BibliographyTitle "bibliography-title" Paragraph,
    BibliographyEntry "bibliography-entry" Paragraph,
    Header "header" Paragraph,
    Footer "footer" Paragraph,
    FootnoteText "footnote-text" Paragraph,
    Strong "strong" Character,
    Emphasis "emphasis" Character,
    InlineCode "inline-code" Character,
    Hyperlink "hyperlink" Character,
    FootnoteReference "footnote-reference" Character,
    Badge "badge" Character,
    AnnexStatus "annex-status" Character,
    RequirementKey "requirement-key" Character,
    RunIn "run-in" Character,
    TableGrid "table-grid" Table,
}

/// Headings of clauses by level, from the first.
pub const CLAUSE_HEADINGS: [Role; 6] = [
    Role::Heading1,
    Role::Heading2,
    Role::Heading3,
    Role::Heading4,
    Role::Heading5,
    Role::Heading6,
];

/// Headings of annexes and of their clauses by level, from the first.
pub const ANNEX_HEADINGS: [Role; 6] =
    [Role::Annex1, Role::Annex2, Role::Annex3, Role::Annex4, Role::Annex5, Role::Annex6];

/// Lines of the contents by level, from the first.
pub const CONTENTS_LINES: [Role; 3] = [Role::Contents1, Role::Contents2, Role::Contents3];

impl Role {
    /// The list that numbers paragraphs of this role, and the zero-based level in it.
    pub fn numbering(self) -> Option<(Sequence, usize)> {
        if let Some(level) = position(&CLAUSE_HEADINGS, self) {
            Some((Sequence::Clauses, level))
        } else if let Some(level) = position(&ANNEX_HEADINGS, self) {
            Some((Sequence::Annexes, level))
        } else if self == Role::TermNumber {
            Some((Sequence::Clauses, 1))
        } else if self == Role::ListDash {
            Some((Sequence::Dashes, 0))
        } else {
            None
        }
    }

    /// The zero-based level in the document's outline, for headings only.
    pub fn outline(self) -> Option<usize> {
        let unnumbered = [Role::ForewordTitle, Role::IntroductionTitle, Role::BibliographyTitle];
        position(&CLAUSE_HEADINGS, self)
            .or_else(|| position(&ANNEX_HEADINGS, self))
            .or_else(|| unnumbered.contains(&self).then_some(0))
    }

    /// Whether the lines of such paragraphs are left out of the count of a draft with line
    /// numbers: nobody comments on the cover or on what is made from the rest.
    pub fn is_uncounted(self) -> bool {
        let empty = [Role::TableEnd, Role::SectionEnd];
        empty.contains(&self)
            // Roles of the cover stand together above, as do those of the contents.
            || (Role::CoverNumber..=Role::CoverLicence).contains(&self)
            || (Role::ContentsTitle..=Role::Contents3).contains(&self)
    }

    /// The role with this name in the style file.
    pub fn named(key: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.key() == key)
    }
}

fn position(roles: &[Role], role: Role) -> Option<usize> {
    roles.iter().position(|candidate| *candidate == role)
}
