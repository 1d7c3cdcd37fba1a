//! What kinds of fault are there, and what does each mean?

macro_rules! codes {
    ($( $(#[$meta:meta])* $variant:ident = $id:literal ),* $(,)?) => {
        /// The kind of a fault. Its name is public: scripts and suppressions rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( $(#[$meta])* $variant ),* }

        impl Code {
            /// Every code, in the order of the list that `explain` prints.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The public name, such as `unknown-field`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $( Self::$variant => $id ),* }
            }

            /// The page that explains the code, in Markdown: meaning, example, mend.
            #[must_use]
            pub fn page(self) -> &'static str {
                match self { $( Self::$variant => include_str!(concat!("code/", $id, ".md")) ),* }
            }
        }
    };
}

codes! {
    /// A file leaves the toolkit's folder by `..` or a symbolic link.
    OutsideRoot = "outside-root",
    /// A file is not UTF-8.
    NotUtf8 = "not-utf8",
    /// A file is larger than any page or record.
    TooLarge = "too-large",
    /// A text is not in Unicode form NFC.
    NotNormalised = "not-normalised",
    /// A file is not YAML.
    YamlSyntax = "yaml-syntax",
    /// A file uses YAML that is not allowed here.
    YamlAlias = "yaml-alias",
    /// A file nests too deeply.
    TooDeep = "too-deep",
    /// A file is not TOML.
    TomlSyntax = "toml-syntax",
    /// A field stands twice.
    DuplicateField = "duplicate-field",
    /// A field has a name that is not known.
    UnknownField = "unknown-field",
    /// A required field was left out.
    MissingField = "missing-field",
    /// A value is of the wrong type.
    WrongType = "wrong-type",
    /// A value is empty.
    EmptyValue = "empty-value",
    /// A word is not one of a closed set.
    UnknownValue = "unknown-value",
    /// A number is too small or too large.
    OutOfRange = "out-of-range",
    /// A text does not have the form that its field asks for.
    BadForm = "bad-form",
    /// Two records or pages have the same key.
    DuplicateKey = "duplicate-key",
    /// A file is not named like its key.
    FileName = "file-name",
    /// A folder below `data/` holds no kind of record.
    UnknownFolder = "unknown-folder",
    /// A link or reference leads nowhere.
    DanglingLink = "dangling-link",
    /// A link has a scheme that is not known.
    UnknownScheme = "unknown-scheme",
    /// A generated block is asked for that does not exist.
    UnknownView = "unknown-view",
    /// A page holds raw HTML.
    RawHtml = "raw-html",
    /// An address outside of the toolkit leads nowhere.
    DeadAddress = "dead-address",
    /// An address outside of the toolkit has moved for good.
    MovedAddress = "moved-address",
    /// A host does not say whether there is anything at an address.
    UnclearAddress = "unclear-address",
    /// An include cannot be carried out.
    BadInclude = "bad-include",
    /// A page has no title, or more than one.
    PageTitle = "page-title",
    /// A page or document breaks a rule of its outline.
    Outline = "outline",
    /// A footnote's mark has no text, or the reverse.
    Footnote = "footnote",
    /// The summary cannot be read.
    SummarySyntax = "summary-syntax",
    /// The summary names a page that does not exist.
    MissingPage = "missing-page",
    /// An old address cannot lead where it should.
    BadRedirect = "bad-redirect",
    /// A reading path has no steps, or a step that leads nowhere.
    ReadingPath = "reading-path",
    /// A translation has no original, or does not say which text it translates.
    Translation = "translation",
    /// A page stands in no summary.
    OrphanPage = "orphan-page",
    /// A requirement sentence does not have exactly one "shall".
    Statement = "statement",
    /// The levels of a control do not climb.
    Level = "level",
    /// A decision table has no result for some answers.
    OpenCase = "open-case",
    /// A part of a decision table is never used.
    Unreachable = "unreachable",
    /// Controls wait for each other.
    Circle = "circle",
    /// The mappings of a framework say too little.
    WeakMapping = "weak-mapping",
    /// A mapping is older than what it maps.
    StaleMapping = "stale-mapping",
    /// A duty of a requirement has no control.
    UncoveredLimb = "uncovered-limb",
    /// An assessment asks for a document that no step uses.
    UnusedInformation = "unused-information",
    /// The status of a record is not earned.
    Status = "status",
    /// A source that was superseded is cited.
    Superseded = "superseded",
    /// A text repeats a claim about the law that is known to be wrong.
    Misreading = "misreading",
    /// A fact that was not checked reached a page.
    UncheckedFact = "unchecked-fact",
    /// An article is cited that the act does not have.
    LegalPoint = "legal-point",
    /// A sector's refinement, setting or exclusion does not fit.
    SectorRule = "sector-rule",
    /// A word of a sector stands in the horizontal core.
    SectorWord = "sector-word",
    /// A record is linked from nowhere that it needs to be linked from.
    Orphan = "orphan",
    /// A label that the program needs is missing in the theme.
    MissingLabel = "missing-label",
    /// A template of the theme is broken.
    BrokenTemplate = "broken-template",
    /// A file that the program needs is missing.
    MissingFile = "missing-file",
    /// The profile lacks an element that every standard has.
    MissingElement = "missing-element",
    /// The elements of the profile stand in the wrong order.
    ElementOrder = "element-order",
    /// A title of the profile is not the one that is fixed for it, or says what it may not.
    ElementTitle = "element-title",
    /// Text stands between the heading of a clause and its first subclause.
    HangingParagraph = "hanging-paragraph",
    /// A clause has a single subclause.
    LoneSubclause = "lone-subclause",
    /// A clause is divided more deeply than it may be.
    ClauseDepth = "clause-depth",
    /// A sentence that is fixed for a clause is missing, or does not fit what follows it.
    FixedSentence = "fixed-sentence",
    /// An element of the profile holds nothing.
    EmptyElement = "empty-element",
    /// A verbal form stands where it is not allowed.
    VerbalForm = "verbal-form",
    /// "must" stands in a text that binds.
    Must = "must",
    /// A verbal form can be read in two ways.
    AmbiguousForm = "ambiguous-form",
    /// A requirement holds more than one demand, or a recommendation.
    MixedRequirement = "mixed-requirement",
    /// A requirement does not say who acts.
    UnnamedActor = "unnamed-actor",
    /// A requirement has no identifier.
    UnmarkedRequirement = "unmarked-requirement",
    /// A word in a requirement cannot be verified.
    VagueWord = "vague-word",
    /// A reference, annex or table is cited nowhere.
    Uncited = "uncited",
    /// A cited document is listed neither in clause 2 nor in the bibliography.
    UnlistedReference = "unlisted-reference",
    /// A reference stands in the wrong list.
    MisplacedReference = "misplaced-reference",
    /// A reference has no date where it needs one.
    UndatedReference = "undated-reference",
    /// A citation does not have the form that standards use.
    CitationForm = "citation-form",
    /// A definition does not have the form of a phrase that replaces its term.
    DefinitionForm = "definition-form",
    /// Terms contradict each other, or a term of the law is defined anew.
    TermConflict = "term-conflict",
    /// A term is defined and never used.
    UnusedTerm = "unused-term",
    /// An abbreviation is used and not listed, or listed and not used.
    Abbreviation = "abbreviation",
    /// A table of the profile has no title or no heading.
    TableForm = "table-form",
    /// A row of a table of correspondence is missing, or says what does not hold.
    Correspondence = "correspondence",
    /// A list or note of the profile does not have the form that standards use.
    ListForm = "list-form",
    /// A word that standards avoid.
    Wording = "wording",
    /// A number or a unit is not written as in standards.
    NumberForm = "number-form",
    /// The profile claims what it does not have.
    Claim = "claim",
    /// The profile repeats another text word for word.
    CopiedText = "copied-text",
    /// A rule is suppressed where nothing breaks it.
    UnusedSuppression = "unused-suppression",
    /// A release leaves a comment without an observation.
    OpenComment = "open-comment",
}

impl Code {
    /// The code with this public name.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}
