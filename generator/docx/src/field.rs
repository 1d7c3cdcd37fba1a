//! How are page numbers and cross-references written so that Word can update them?

use crate::paragraph::Look;
use crate::story::Story;

impl Story<'_> {
    /// Writes a field with the words that it shows until somebody updates it.
    pub fn field(&mut self, instruction: &str, shown: &str, look: Look) {
        self.begin_field(instruction, look);
        self.run(shown, look);
        self.end_field(look);
    }

    /// Writes the start of a field; what follows is shown until somebody updates it.
    pub fn begin_field(&mut self, instruction: &str, look: Look) {
        self.field_mark("begin", look);
        self.open_run(look);
        let preserve = [("xml:space", "preserve")];
        self.xml.leaf("w:instrText", &preserve, &format!(" {instruction} "));
        self.xml.close();
        self.field_mark("separate", look);
    }

    /// Writes the end of a field.
    pub fn end_field(&mut self, look: Look) {
        self.field_mark("end", look);
    }

    fn field_mark(&mut self, kind: &str, look: Look) {
        self.open_run(look);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close();
    }
}
