//! What stands on the cover?
//!
//! A cover never imitates that of a standards body: text that is proposed for one of its
//! documents says so, and says who proposes it.

use documents::Deliverable;
use documents::words::dated_edition;

use crate::role::Role;
use crate::story::Story;
use crate::words;

/// Where the secretary of a working group writes the number of the document.
const NUMBER: &str = "N ____";

impl Story<'_> {
    /// Writes the cover.
    pub fn cover(&mut self) {
        let standard = self.standard;
        match standard.deliverable {
            Deliverable::Profile => self.profile_cover(),
            Deliverable::Contribution => self.contribution_cover(),
            Deliverable::TechnicalReport
            | Deliverable::TechnicalSpecification
            | Deliverable::WorkshopAgreement
            | Deliverable::EuropeanDraft => self.proposal_cover(),
        }
        for notice in &standard.status.notices {
            self.paragraph(Role::CoverNotice, |story| story.words(notice));
        }
        if !standard.licence.is_empty() {
            self.paragraph(Role::CoverLicence, |story| story.words(&standard.licence));
        }
    }

    fn profile_cover(&mut self) {
        let standard = self.standard;
        self.paragraph(Role::CoverPublisher, |story| story.words(&standard.publisher));
        self.paragraph(Role::CoverStatus, |story| story.words(&standard.status.name));
        self.paragraph(Role::CoverTitleSpace, |_| {});
        self.title();
        self.paragraph(Role::CoverEdition, |story| story.words(&dated_edition(standard)));
    }

    /// A cover sheet: what the document is, who hands it in, and what the group is asked to do.
    fn contribution_cover(&mut self) {
        let standard = self.standard;
        self.paragraph(Role::CoverNumber, |story| story.words(NUMBER));
        self.paragraph(Role::CoverPublisher, |story| story.words(&standard.publisher));
        self.paragraph(Role::CoverStatus, |story| story.words(&standard.status.name));
        // The title needs some room below the line.
        self.paragraph(Role::CoverSheetEdition, |_| {});
        self.title();
        self.paragraph(Role::CoverSheetEdition, |story| story.words(&dated_edition(standard)));
        self.pairs(&standard.cover_sheet);
        // The gap of the table is too small before the notices.
        self.paragraph(Role::CoverSheetEdition, |_| {});
    }

    /// A title block: for which document the text is proposed, and by whom.
    fn proposal_cover(&mut self) {
        let standard = self.standard;
        let proposal = words::proposal(standard).unwrap_or_default();
        self.paragraph(Role::CoverPublisher, |story| story.words(proposal));
        self.paragraph(Role::CoverStatus, |story| {
            story.words(&format!("{} · {}", standard.status.name, standard.publisher));
        });
        self.paragraph(Role::CoverTitleSpace, |_| {});
        self.title();
        self.paragraph(Role::CoverEdition, |story| story.words(&dated_edition(standard)));
    }

    fn title(&mut self) {
        let standard = self.standard;
        if let Some(part) = &standard.title_introductory {
            self.paragraph(Role::CoverTitlePart, |story| story.words(&format!("{part} —")));
        }
        self.paragraph(Role::CoverTitle, |story| {
            let more = if standard.title_complementary.is_some() { " —" } else { "" };
            story.words(&format!("{}{more}", standard.title_main));
        });
        if let Some(part) = &standard.title_complementary {
            self.paragraph(Role::CoverTitlePart, |story| story.words(part));
        }
    }
}
