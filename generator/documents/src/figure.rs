//! What is a figure of the profile, and which picture does it show?

use sources::Span;
use text::Inline;

use crate::Placed;

/// A picture with its number and title. `L` is the state of the links in the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<L = Placed> {
    /// For example `Figure 3` or `Figure B.1`.
    pub label: String,
    /// The anchor.
    pub anchor: String,
    /// The title.
    pub title: Vec<Inline<L>>,
    /// What the picture shows, for those who do not see it.
    pub alternative: String,
    /// The picture.
    pub picture: Picture,
    /// Where it is written.
    pub span: Span,
}

impl<L> Figure<L> {
    /// The path of the picture beside a file of the profile, such as `figures/figure-b-1.svg`:
    /// standards bodies ask for the figures as files of their own, named as they are numbered.
    #[must_use]
    pub fn file(&self) -> String {
        let name = text::slug(&self.label.replace('.', "-"));
        format!("figures/{name}.{}", self.picture.format.ending())
    }
}

/// A picture as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its path on the site, such as `profile/figures/parts.svg`.
    pub path: String,
    /// What the bytes are.
    pub format: PictureFormat,
    /// How wide it is meant to be, in pixels of which 96 are an inch.
    pub width: u32,
    /// How high it is meant to be, in the same pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What a picture of the profile is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureFormat {
    /// Lines, areas and words.
    Svg,
    /// Pixels.
    Png,
}

impl PictureFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// How names of such files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}
