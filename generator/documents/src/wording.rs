//! How does the toolkit's language say a date, a limit, a level?

use std::cell::RefCell;
use std::collections::BTreeSet;

use model::record::Limit;
use model::{Date, Freshness, Level, Model, Record, Target};
use sources::{Code, Diagnostic};
use text::Tone;

use crate::Labels;

/// The labels of the toolkit's language, and which of them were wanted and missing.
pub(crate) struct Wording<'a> {
    labels: &'a Labels,
    missing: RefCell<BTreeSet<String>>,
}

impl<'a> Wording<'a> {
    pub(crate) fn new(labels: &'a Labels) -> Self {
        Self { labels, missing: RefCell::default() }
    }

    /// The wording of another language.
    pub(crate) fn of(&self, language: &str) -> Self {
        Self::new(self.labels.of(Some(language)))
    }

    /// The label for `key`.
    pub(crate) fn label(&self, key: &str) -> String {
        let label = self.labels.get(key);
        if label == key {
            self.missing.borrow_mut().insert(key.to_owned());
        }
        label.to_owned()
    }

    /// The label for `key` with `{name}` replaced.
    pub(crate) fn fill(&self, key: &str, name: &str, value: &str) -> String {
        self.label(key).replace(&format!("{{{name}}}"), value)
    }

    /// A fault for every label that was wanted and is not in the theme.
    pub(crate) fn faults(&self, language: &str) -> Vec<Diagnostic> {
        let file = format!("theme/labels/{language}.toml");
        let missing = self.missing.take();
        let faults = missing.into_iter().map(|key| {
            Diagnostic::error(Code::MissingLabel, None, format!("the label `{key}` is missing"))
                .help(format!("add it to `{file}`; a dot in its name is a TOML table"))
        });
        faults.collect()
    }

    /// A day as readers write it.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.label(&format!("month.{}", date.month));
        let format = self.label("date.format");
        let filled = format.replace("{day}", &date.day.to_string()).replace("{month}", &month);
        filled.replace("{year}", &date.year.to_string())
    }

    /// A time limit.
    pub(crate) fn limit(&self, limit: Limit) -> String {
        let (unit, number) = match limit {
            Limit::Hours(number) => ("hour", number),
            Limit::Days(number) => ("day", number),
            Limit::Months(number) => ("month", number),
            Limit::WithoutDelay => return self.label("limit.without-delay"),
            Limit::OnRequest => return self.label("limit.on-request"),
            Limit::Unlimited => return self.label("limit.no-fixed-limit"),
        };
        let key = if number == 1 { format!("limit.{unit}") } else { format!("limit.{unit}s") };
        self.fill(&key, "number", &number.to_string())
    }

    /// A level.
    /// How old evidence may be: "at most 12 months old", "made for each release".
    pub(crate) fn freshness(&self, fresh: Freshness) -> String {
        match fresh {
            Freshness::Months(number) => self.fill("fresh.months", "number", &number.to_string()),
            Freshness::EachRelease => self.label("fresh.each-release"),
            Freshness::OnChange => self.label("fresh.on-change"),
            Freshness::Once => self.label("fresh.once"),
        }
    }

    pub(crate) fn level(&self, level: Level) -> String {
        self.label(&format!("level.{}", level.word()))
    }

    /// What a link says when its author left the words to us.
    pub(crate) fn name(&self, model: &Model, target: Target) -> String {
        if let Some(id) = model.id(target) {
            return model.requirements.get(id).point.clone();
        }
        if let Some(id) = model.id(target) {
            return self.date(model.dates.get(id).date);
        }
        if let Some(id) = model.id(target) {
            return self.limit(model.clocks.get(id).limit);
        }
        if let Some(id) = model.id(target) {
            return keyed(model.controls.get(id));
        }
        if let Some(id) = model.id(target) {
            return keyed(model.threats.get(id));
        }
        model.name(target).1.to_owned()
    }
}

/// `CR-D06 Machine interfaces authenticate the peer`.
pub(crate) fn keyed<T: Record>(record: &T) -> String {
    format!("{} {}", record.key(), record.title())
}

/// The tone of a level's badge.
pub(crate) fn level_tone(level: Level) -> Tone {
    match level {
        Level::Basic => Tone::Basic,
        Level::Standard => Tone::Standard,
        Level::High => Tone::High,
    }
}
