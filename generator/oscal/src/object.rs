//! How is an object of the catalog put together?

use serde_json::{Map, Value, json};

use crate::name::{self, OWN};

/// An object of JSON. Its members stand in the order in which they are put, and what is empty is
/// left out: OSCAL has no empty strings and no empty lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object(Map<String, Value>);

impl Object {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a text.
    pub fn text(mut self, member: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.insert(member.to_owned(), Value::String(text));
        }
        self
    }

    /// The same with an object.
    pub fn object(mut self, member: &str, object: Self) -> Self {
        self.0.insert(member.to_owned(), object.into());
        self
    }

    /// The same with a list of texts.
    pub fn texts(mut self, member: &str, texts: &[String]) -> Self {
        if !texts.is_empty() {
            self.0.insert(member.to_owned(), json!(texts));
        }
        self
    }

    /// The same with a list of objects.
    pub fn list(mut self, member: &str, list: Vec<Self>) -> Self {
        if !list.is_empty() {
            let list = list.into_iter().map(Value::from).collect();
            self.0.insert(member.to_owned(), Value::Array(list));
        }
        self
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// The properties of a group, a control or a part.
#[derive(Clone, Debug, Default)]
pub struct Properties(Vec<Object>);

impl Properties {
    /// No properties.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a property that OSCAL defines.
    pub fn with(self, name: &str, value: &str) -> Self {
        self.put(name, "", value, "")
    }

    /// The same with a property that OSCAL defines, of a class of its own.
    pub fn of_class(self, name: &str, value: &str, class: &str) -> Self {
        self.put(name, "", value, class)
    }

    /// The same with a property that OSCAL does not define.
    pub fn own(self, name: &str, value: &str) -> Self {
        self.put(name, OWN, value, "")
    }

    /// The same with a property of a name space.
    pub fn of_space(self, name: &str, space: &str, value: &str) -> Self {
        self.put(name, space, value, "")
    }

    fn put(mut self, name: &str, space: &str, value: &str, class: &str) -> Self {
        if let Some(value) = name::value(value) {
            let property = Object::new().text("name", name).text("ns", space);
            self.0.push(property.text("value", value).text("class", class));
        }
        self
    }

    /// The list of them.
    pub fn list(self) -> Vec<Object> {
        self.0
    }
}
