//! Where does a link lead in the output?

/// A link whose target exists in the output that carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// A page or file of the site.
    Page {
        /// Path from the site's root, `/`-separated, such as `controls/cr-d06.html`.
        path: String,
        /// Anchor on that page, without `#`.
        fragment: Option<String>,
    },
    /// A place in the same document.
    Anchor(String),
    /// Somewhere else: an absolute URL with `https`, `http` or `mailto`.
    External(String),
}
