//! What does a user's own template bring into the document?
//!
//! A standards body hands out a template; a text in its styles can be pasted into it and sent
//! back. What the template says of a style stands; what it lacks is added from the style file.

mod numbering;
mod settings;
mod styles;

use crate::numbering::Instances;
use crate::package::{Archive, Damage, Element, WORD, malformed};
use crate::role::{Form, Role};
use crate::style::PaperStyle;

/// What is taken from a template.
pub struct Base {
    styles: Element,
    numbering: Option<Element>,
    fonts: Option<Element>,
    settings: Option<Element>,
    /// The theme as it is: colours and typefaces to which the styles refer.
    pub theme: Option<Vec<u8>>,
}

impl Base {
    /// Reads a `.docx` or `.dotx`. Its text, pictures, macros and links are not looked at.
    pub fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let archive = Archive::open(bytes)?;
        let document = archive.document()?;
        let part = |kind: &str, root: &str| match archive.target(&document, kind) {
            Some(path) => expected(archive.tree(&path)?, &path, root).map(Some),
            None => Ok(None),
        };
        let missing = || Damage::MissingPart("word/styles.xml".to_owned());
        let theme = archive.target(&document, "/theme");
        // A theme with pictures would need them as well.
        let has_pictures = theme.as_deref().is_some_and(|path| {
            let links = path.replacen("theme/", "theme/_rels/", 1) + ".rels";
            archive.part(&links).is_some()
        });
        Ok(Self {
            styles: part("/styles", "w:styles")?.ok_or_else(missing)?,
            numbering: part("/numbering", "w:numbering")?,
            fonts: part("/fontTable", "w:fonts")?,
            settings: part("/settings", "w:settings")?,
            theme: theme
                .filter(|_| !has_pictures)
                .and_then(|path| archive.part(&path).map(<[u8]>::to_vec)),
        })
    }

    /// The style file with the identifiers that the template uses for styles of the same name:
    /// those of a localised Word are not ours.
    pub fn adapted(&self, paper: &PaperStyle) -> PaperStyle {
        paper.with_ids(|role, style| {
            if self.style(&style.id).is_some_and(|known| known.get("w:type") == kind(role)) {
                return style.id.clone();
            }
            let named = self.all_styles().find(|known| {
                let name = known.value("w:name").unwrap_or_default();
                known.get("w:type") == kind(role) && name.eq_ignore_ascii_case(&style.name)
            });
            match named {
                Some(known) => known.get("w:styleId").to_owned(),
                None if self.style(&style.id).is_some() => format!("{}Own", style.id),
                None => style.id.clone(),
            }
        })
    }

    /// The part `fontTable` with the typefaces of the style file added.
    pub fn fonts(&self, own: Vec<u8>) -> Vec<u8> {
        let Some(mut fonts) = self.fonts.clone() else { return own };
        // Embedded typefaces are parts of their own, which stay behind.
        fonts.strip(&|element| element.name.starts_with("w:embed"));
        let added = settings::parsed(&own);
        for font in added.elements() {
            if !fonts.elements().any(|known| known.get("w:name") == font.get("w:name")) {
                fonts = fonts.with(font.clone());
            }
        }
        settings::written(&fonts)
    }

    fn all_styles(&self) -> impl Iterator<Item = &Element> {
        self.styles.elements().filter(|element| element.name == "w:style")
    }

    fn style(&self, id: &str) -> Option<&Element> {
        self.all_styles().find(|style| style.get("w:styleId") == id)
    }

    /// The instance by which the template numbers a style, if it does.
    fn instance_of(&self, id: &str) -> Option<usize> {
        let properties = self.style(id)?.child("w:pPr")?;
        let instance = properties.child("w:numPr")?.value("w:numId")?;
        let known = self.numbering.as_ref()?.elements().any(|element| {
            element.name == "w:num" && element.get("w:numId") == instance && instance != "0"
        });
        known.then(|| instance.parse().ok()).flatten()
    }

    /// The lists of a document that is written with this template.
    pub fn instances(&self, paper: &PaperStyle) -> Instances {
        numbering::instances(self, paper)
    }
}

/// Refuses a part that is something else, or of the strict variety, whose names differ.
fn expected(tree: Element, path: &str, root: &str) -> Result<Element, Damage> {
    if tree.name == root && tree.get("xmlns:w") == WORD {
        Ok(tree)
    } else {
        let reason = format!("it does not begin with `{root}` as Word's ordinary files do");
        Err(malformed(path, &reason))
    }
}

fn kind(role: Role) -> &'static str {
    match role.form() {
        Form::Paragraph => "paragraph",
        Form::Character => "character",
        Form::Table => "table",
    }
}
