//! Which words may a field of a closed set hold?

use sources::closed_set;

closed_set! {
    /// The two parts of CRA Annex I.
    pub enum Part {
        /// Part I: properties of the product.
        Product = "product",
        /// Part II: vulnerability handling by the manufacturer.
        Handling = "handling",
    }
}

closed_set! {
    /// How much protection a control belongs to.
    pub enum Level {
        /// Every product.
        Basic = "basic",
        /// Where the assessment or a floor asks for it.
        Standard = "standard",
        /// Where Standard leaves too much risk.
        High = "high",
    }
}

closed_set! {
    /// How far a record has come.
    pub enum Status {
        /// Written, not reviewed by a second person.
        Draft = "draft",
        /// Reviewed by a second person.
        Reviewed = "reviewed",
        /// Released.
        Approved = "approved",
        /// No longer asked; its key is never given again.
        Retired = "retired",
    }
}

closed_set! {
    /// The six classes of threat of STRIDE.
    pub enum Stride {
        /// Pretending to be somebody else.
        Spoofing = "spoofing",
        /// Changing data or programs.
        Tampering = "tampering",
        /// Denying an action.
        Repudiation = "repudiation",
        /// Reading what is not one's own.
        InformationDisclosure = "information-disclosure",
        /// Stopping a service.
        DenialOfService = "denial-of-service",
        /// Gaining rights.
        ElevationOfPrivilege = "elevation-of-privilege",
    }
}

closed_set! {
    /// The five dimensions of impact of the risk method.
    pub enum Dimension {
        /// Safety of people.
        Safety = "safety",
        /// Continuity of essential functions.
        Continuity = "continuity",
        /// Confidentiality and rights.
        Confidentiality = "confidentiality",
        /// Trustworthiness of data, commands and evidence.
        Trust = "trust",
        /// Effect on other networks and services.
        Network = "network",
    }
}

closed_set! {
    /// How we know what a source says.
    pub enum ConfidenceMark {
        /// We read the text itself.
        Primary = "primary",
        /// We read it through another source.
        Secondary = "secondary",
        /// Not checked yet.
        Unverified = "unverified",
    }
}

closed_set! {
    /// What kind of source a reference is.
    pub enum ReferenceKind {
        /// An EU regulation.
        Regulation = "regulation",
        /// An EU directive.
        Directive = "directive",
        /// A delegated act.
        DelegatedAct = "delegated-act",
        /// An implementing act.
        ImplementingAct = "implementing-act",
        /// Guidance of an authority.
        Guidance = "guidance",
        /// A standardisation request.
        Request = "request",
        /// A published standard.
        Standard = "standard",
        /// A standard that is not published yet.
        DraftStandard = "draft-standard",
        /// A public specification.
        Specification = "specification",
        /// A security advisory.
        Advisory = "advisory",
        /// A decision of an authority or court.
        Decision = "decision",
        /// A report.
        Report = "report",
        /// Research.
        Research = "research",
        /// Tests that this project ran itself.
        OwnRun = "own-run",
    }
}

closed_set! {
    /// The result of a check.
    pub enum Outcome {
        /// The check passed.
        Pass = "pass",
        /// The check failed.
        Fail = "fail",
    }
}
