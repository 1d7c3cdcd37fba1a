//! What stands on the cover?

use documents::Standard;

use crate::role::Role;
use crate::story::Story;
use crate::words;

/// The elements of the title in order, joined as standards bodies join them.
pub fn full_title(standard: &Standard) -> String {
    let parts = [
        standard.title_introductory.as_deref(),
        Some(standard.title_main.as_str()),
        standard.title_complementary.as_deref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(" — ")
}

impl Story<'_> {
    /// Writes the cover.
    pub fn cover(&mut self) {
        let standard = self.standard;
        self.paragraph(Role::CoverPublisher, |story| story.words(&standard.publisher));
        self.paragraph(Role::CoverStatus, |story| story.words(&standard.status.name));
        self.paragraph(Role::CoverTitleSpace, |_| {});
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
        self.paragraph(Role::CoverEdition, |story| {
            story.words(&words::edition(standard));
            if let Some(date) = &standard.date {
                story.words(&format!(" · {date}"));
            }
        });
        for notice in &standard.status.notices {
            self.paragraph(Role::CoverNotice, |story| story.words(notice));
        }
        if !standard.licence.is_empty() {
            self.paragraph(Role::CoverLicence, |story| story.words(&standard.licence));
        }
    }
}
