//! How does a record as written become a record as meant?

use sources::decode::{Passages, Plain, Prose};
use sources::{Code, Diagnostic, Span, did_you_mean};
use text::{BlockKind, Inline, map_blocks, visit_inlines};

use crate::form::Key;
use crate::links::Resolver;
use crate::page::is_set;
use crate::record::{self as meant, Line, Linked, Passage};
use crate::written::{self, Dimension, Stricter};
use crate::{Id, Kind, Record, Relation, Resolved, To};

impl Resolver<'_> {
    pub(crate) fn is_sector(&self, span: Span) -> bool {
        self.sources.file(span.file).path.starts_with("data/sectors/")
    }

    pub(crate) fn passage(&mut self, prose: &Prose) -> Passage {
        let parsed = text::prose(self.sources, prose).take(&mut self.link_faults);
        self.refuse_parts_of_a_page(&parsed);
        let blocks = map_blocks(&parsed.blocks, self);
        let markdown = prose.text.trim_end().to_owned();
        Passage { blocks, markdown, span: prose.span, sector: self.is_sector(prose.span) }
    }

    /// Outputs put passages below headings of their own and between each other's words: headings
    /// and footnotes in them would clash, or be lost.
    fn refuse_parts_of_a_page(&mut self, parsed: &text::Parsed) {
        let headings = parsed.blocks.iter().filter(|block| match block.kind {
            BlockKind::Heading(_) => true,
            BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Quote(_)
            | BlockKind::List(_)
            | BlockKind::Table(_)
            | BlockKind::Alert(_)
            | BlockKind::Definitions(_)
            | BlockKind::Filters(_)
            | BlockKind::Marked(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => false,
        });
        for heading in headings {
            self.link_faults.push(
                Diagnostic::error(Code::Outline, heading.span, "a record's text has no headings")
                    .help("write a paragraph, or a page and a link to it"),
            );
        }
        for footnote in &parsed.footnotes {
            let span = footnote.blocks.first().map(|block| block.span);
            let message = format!("the footnote `{}` stands in a record", footnote.label);
            self.link_faults.push(
                Diagnostic::error(Code::Footnote, span, message)
                    .help("say it in the text: only pages have footnotes"),
            );
        }
    }

    pub(crate) fn passages(&mut self, passages: &Passages) -> Vec<Passage> {
        passages.0.iter().map(|prose| self.passage(prose)).collect()
    }

    pub(crate) fn optional(&mut self, passages: Option<&Passages>) -> Vec<Passage> {
        passages.map_or_else(Vec::new, |passages| self.passages(passages))
    }

    pub(crate) fn line(&self, plain: &Plain) -> Line {
        let sector = self.is_sector(plain.span);
        Line { text: plain.text.clone(), span: plain.span, sector }
    }

    pub(crate) fn lines(&self, plain: &[Plain]) -> Vec<Line> {
        plain.iter().map(|plain| self.line(plain)).collect()
    }

    pub(crate) fn linked<T: Record>(&mut self, keys: &[Key], relation: Relation) -> Vec<Linked<T>> {
        let found = keys.iter().filter_map(|key| {
            let id = self.id(key, relation)?;
            Some(Linked { id, sector: self.is_sector(key.span) })
        });
        found.collect()
    }

    pub(crate) fn optional_links<T: Record>(
        &mut self,
        keys: Option<&Vec<Key>>,
        relation: Relation,
    ) -> Vec<Linked<T>> {
        keys.map_or_else(Vec::new, |keys| self.linked(keys, relation))
    }

    pub(crate) fn requirement(&mut self, w: &written::Requirement) -> meant::Requirement {
        meant::Requirement {
            key: w.key.text.clone(),
            number: w.number.value,
            title: w.title.text.clone(),
            point: w.point.text.clone(),
            part: w.part,
            reference: self.id(&w.reference, Relation::Cites),
            addressee: w.addressee,
            condition: w.condition,
            from: self.id(&w.from, Relation::AppliesFrom),
            summary: self.passages(&w.summary),
            limbs: w.limbs.iter().map(|limb| self.limb(limb)).collect(),
            applies: self.passages(&w.applies),
            refuse: self.optional(w.refuse.as_ref()),
            partial: self.optional(w.partial.as_ref()),
            mistakes: w.mistakes.iter().map(|prose| self.passage(prose)).collect(),
            request_item: w.request_item.value,
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    fn limb(&mut self, w: &written::Limb) -> meant::Limb {
        let text = self.passage(&w.text);
        let mut controls = Vec::new();
        visit_inlines(&text.blocks, &mut |inline| {
            if let Inline::Link { target: Resolved { to: To::Target(to, _), .. }, .. } = inline
                && to.kind == Kind::Control
            {
                controls.push(Id::new(to.at));
            }
        });
        meant::Limb {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            text,
            controls,
            forgotten: is_set(w.forgotten.as_ref()),
        }
    }

    pub(crate) fn control(
        &mut self,
        w: &written::Control,
        settings: &[written::Setting],
    ) -> meant::Control {
        let parameters = self.parameters(w, settings);
        meant::Control {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            requirements: self.optional_links(w.requirements.as_ref(), Relation::Serves),
            duties: w.duties.as_ref().map_or_else(Vec::new, |duties| self.lines(duties)),
            level: w.level,
            applies: self.id(&w.applies, Relation::SwitchedOnBy),
            nature: w.nature,
            class: w.class,
            objectives: self.linked(&w.objectives, Relation::Pursues),
            statement: self.statement(&w.statement, &parameters),
            written_statement: w.statement.text.clone(),
            parameters,
            rationale: self.passages(&w.rationale),
            guidance: self.passages(&w.guidance),
            levels: self.level_asks(&w.levels),
            evidence: w.evidence.iter().map(|evidence| self.evidence(evidence)).collect(),
            verify: self.verifications(&w.verify),
            assessment: self.assessment(&w.assessment),
            effort: meant::Effort {
                first: w.effort.first,
                release: w.effort.release,
                year: w.effort.year,
            },
            done: self.lines(&w.done),
            depends: self.optional_links(w.depends.as_ref(), Relation::DependsOn),
            notes: self.optional(w.notes.as_ref()),
            status: w.status,
            reviews: Self::reviews(w.reviews.as_ref()),
            replaced_by: self.optional_links(w.replaced_by.as_ref(), Relation::ReplacedBy),
            since: w.since.text.clone(),
            span: w.span,
        }
    }

    /// The parameters of a control with the values that the sector set.
    fn parameters(
        &mut self,
        w: &written::Control,
        settings: &[written::Setting],
    ) -> Vec<meant::Parameter> {
        let declared = w.parameters.as_deref().unwrap_or_default();
        for setting in settings.iter().filter(|setting| setting.control.text == w.key.text) {
            let names = || declared.iter().map(|parameter| parameter.key.text.as_str());
            let wanted = setting.parameter.text.as_str();
            if !names().any(|name| name == wanted) {
                let message = format!("`{}` declares no parameter `{wanted}`", w.key.text);
                let help = did_you_mean(wanted, names(), "a sector sets declared parameters");
                let fault = Diagnostic::error(Code::SectorRule, setting.parameter.span, message);
                self.faults.push(fault.help(help));
            }
        }
        let valued = declared.iter().map(|parameter| {
            let setting = settings.iter().find(|setting| {
                setting.control.text == w.key.text && setting.parameter.text == parameter.key.text
            });
            let (value, why) = setting.map_or((&parameter.value, &parameter.why), |setting| {
                (&setting.value, &setting.because)
            });
            if let Some(setting) = setting {
                self.is_as_strict(parameter, setting);
            }
            meant::Parameter {
                key: parameter.key.text.clone(),
                label: parameter.label.text.clone(),
                value: value.text.clone(),
                stricter: parameter.stricter,
                why: why.text.clone(),
                sector: setting.is_some(),
            }
        });
        valued.collect()
    }

    /// A sector may ask for more than the core, never for less.
    fn is_as_strict(&mut self, parameter: &written::Parameter, setting: &written::Setting) {
        let order = match parameter.stricter {
            Stricter::More => |set: u64, core: u64| set >= core,
            Stricter::Less => |set: u64, core: u64| set <= core,
            Stricter::Neither => return,
        };
        let (core, set) = (&parameter.value.text, &setting.value.text);
        let fault = match (quantity(core), quantity(set)) {
            (Some((core_number, core_unit)), Some((number, unit))) if core_unit == unit => {
                if order(number, core_number) {
                    return;
                }
                let message = format!("`{set}` is weaker than `{core}`, which the core asks");
                Diagnostic::error(Code::SectorRule, setting.value.span, message)
                    .help("a sector sets a value that is at least as strict")
            }
            _ => {
                let message = format!("`{set}` cannot be compared with `{core}`");
                Diagnostic::error(Code::SectorRule, setting.value.span, message)
                    .help("write one number in the same unit, as the core does")
            }
        };
        self.faults.push(fault);
    }

    /// The sentence with its `{parameters}` put in; exactly one "shall" is asked of it.
    fn statement(&mut self, written: &Plain, parameters: &[meant::Parameter]) -> String {
        let mut sentence = written.text.clone();
        for parameter in parameters {
            sentence = sentence.replace(&format!("{{{}}}", parameter.key), &parameter.value);
        }
        if let Some(name) = sentence.split_once('{').map(|(_, rest)| rest) {
            let name = name.split('}').next().unwrap_or(name).to_owned();
            let names = parameters.iter().map(|parameter| parameter.key.as_str());
            let help = did_you_mean(&name, names, "declare it under `parameters`");
            let message = format!("there is no parameter `{name}`");
            let fault = Diagnostic::error(Code::DanglingLink, written.span, message).help(help);
            self.faults.push(fault);
        }
        let words = written.text.split(|c: char| !c.is_alphanumeric());
        let count = words.filter(|word| *word == "shall").count();
        if count != 1 {
            let message = format!("the requirement sentence has {count} times \"shall\"");
            self.faults.push(
                Diagnostic::error(Code::Statement, written.span, message)
                    .help("write one sentence with one \"shall\"; two duties are two controls"),
            );
        }
        sentence
    }

    pub(crate) fn threat(&mut self, w: &written::Threat) -> meant::Threat {
        let caps = self.caps(&w.caps);
        self.in_range(w.ease.value, 1, w.ease.span);
        let limiters = w.limiters.as_deref().unwrap_or_default();
        meant::Threat {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            scenario: self.passages(&w.scenario),
            entry: self.id(&w.entry, Relation::EntersBy),
            stride: w.stride.clone(),
            caps,
            ease: w.ease.value,
            objectives: self.linked(&w.objectives, Relation::AnsweredBy),
            actors: w.actors.clone(),
            weaknesses: self.weaknesses(w.weaknesses.as_deref().unwrap_or_default()),
            requirements: self.linked(&w.requirements, Relation::Touches),
            controls: self.linked(&w.controls, Relation::RemovedBy),
            limiters: limiters.iter().filter_map(|limiter| self.limiter(limiter)).collect(),
            assets: self.linked(&w.assets, Relation::Harms),
            sources: self.optional_links(w.sources.as_ref(), Relation::Cites),
            observed: self.optional_links(w.observed.as_ref(), Relation::Cites),
            rating: self.passages(&w.rating),
            test: self.passages(&w.test),
            signs: self.passages(&w.signs),
            notes: self.optional(w.notes.as_ref()),
            status: w.status,
            span: w.span,
        }
    }

    pub(crate) fn caps(&mut self, w: &written::Caps) -> Vec<(Dimension, u32)> {
        let caps = [
            (Dimension::Safety, &w.safety),
            (Dimension::Continuity, &w.continuity),
            (Dimension::Confidentiality, &w.confidentiality),
            (Dimension::Trust, &w.trust),
            (Dimension::Network, &w.network),
        ];
        for (_, cap) in &caps {
            self.in_range(cap.value, 0, cap.span);
        }
        caps.iter().map(|(dimension, cap)| (*dimension, cap.value)).collect()
    }

    fn limiter(&mut self, w: &written::Limiter) -> Option<meant::Limiter> {
        let id = self.id(&w.control, Relation::ReducedBy)?;
        let control = Linked { id, sector: self.is_sector(w.control.span) };
        Some(meant::Limiter { control, reduces: w.reduces.clone() })
    }

    /// The scales of the risk method end at 4.
    fn in_range(&mut self, value: u32, least: u32, span: Span) {
        if !(least..=4).contains(&value) {
            let message = format!("`{value}` is outside the scale");
            self.faults.push(
                Diagnostic::error(Code::OutOfRange, span, message)
                    .help(format!("the scale goes from {least} to 4")),
            );
        }
    }

    pub(crate) fn reference(&mut self, w: &written::Reference) -> meant::Reference {
        let url = w.url.as_ref();
        if let Some(url) = url.filter(|url| !url.text.starts_with("https://")) {
            self.faults.push(
                Diagnostic::error(Code::BadForm, url.span, "this is not an `https://` address")
                    .help("give the address at which a reader finds the source, or leave it out"),
            );
        }
        meant::Reference {
            key: w.key.text.clone(),
            kind: w.kind,
            designation: w.designation.text.clone(),
            title: w.title.text.clone(),
            publisher: w.publisher.text.clone(),
            date: w.date.as_ref().map(|date| date.text.clone()),
            url: url.map(|url| url.text.clone()),
            confidence: w.confidence,
            checked: w.checked,
            normative: is_set(w.normative.as_ref()),
            articles: w
                .articles
                .iter()
                .flatten()
                .map(|article| (article.number.value, article.paragraphs.value))
                .collect(),
            unnamed: is_set(w.unnamed.as_ref()),
            superseded_by: w
                .superseded_by
                .as_ref()
                .and_then(|key| self.id(key, Relation::SupersededBy)),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn term(&mut self, w: &written::Term) -> meant::Term {
        let source = w.source.as_ref().map(|source| meant::TermSource {
            reference: self.id(&source.reference, Relation::Cites),
            locator: source.locator.text.clone(),
            adapted: is_set(source.adapted.as_ref()),
        });
        meant::Term {
            key: w.key.text.clone(),
            term: w.term.text.clone(),
            abbreviation: w.abbreviation.as_ref().map(|plain| plain.text.clone()),
            synonyms: self.lines(w.synonyms.as_deref().unwrap_or_default()),
            avoid: self.lines(w.avoid.as_deref().unwrap_or_default()),
            definition: self.passage(&w.definition),
            source,
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn area(&mut self, w: &written::Area) -> meant::Area {
        meant::Area {
            key: w.key.text.clone(),
            number: w.number.value,
            title: w.title.text.clone(),
            requirements: self.linked(&w.requirements, Relation::Groups),
            summary: self.passages(&w.summary),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn fact(&mut self, w: &written::Fact) -> meant::Fact {
        meant::Fact {
            key: w.key.text.clone(),
            number: w.number.value,
            title: w.title.text.clone(),
            question: w.question.text.clone(),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn entry_point(&mut self, w: &written::EntryPoint) -> meant::EntryPoint {
        meant::EntryPoint {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            summary: self.passages(&w.summary),
            span: w.span,
        }
    }

    pub(crate) fn asset(&mut self, w: &written::Asset) -> meant::Asset {
        meant::Asset {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            data: w.data.clone(),
            needs: w.needs.clone(),
            place: w.place.text.clone(),
            examples: self.lines(&w.examples),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn legal_date(&mut self, w: &written::LegalDate) -> meant::LegalDate {
        meant::LegalDate {
            key: w.key.text.clone(),
            date: w.date,
            title: w.title.text.clone(),
            summary: self.passages(&w.summary),
            basis: w.basis.text.clone(),
            reference: self.id(&w.reference, Relation::Cites),
            span: w.span,
        }
    }

    pub(crate) fn clock(&mut self, w: &written::Clock) -> meant::Clock {
        meant::Clock {
            key: w.key.text.clone(),
            regime: w.regime.text.clone(),
            heading: w.heading.as_ref().map(|heading| heading.text.clone()),
            step: w.step.value,
            title: w.title.text.clone(),
            event: w.event.text.clone(),
            limit: w.limit,
            recipient: w.recipient.text.clone(),
            content: self.passages(&w.content),
            basis: w.basis.text.clone(),
            reference: self.id(&w.reference, Relation::Cites),
            confidence: w.confidence,
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn baseline(&mut self, w: &written::Baseline) -> meant::Baseline {
        let platforms = w.platforms.iter().map(|platform| meant::Platform {
            key: platform.key.text.clone(),
            title: platform.title.text.clone(),
            version: platform.version.text.clone(),
        });
        let platforms: Vec<meant::Platform> = platforms.collect();
        meant::Baseline {
            key: w.key.text.clone(),
            technology: w.technology.text.clone(),
            summary: self.passages(&w.summary),
            tested: w.tested.date,
            method: self.passages(&w.tested.method),
            rules: w.rules.iter().map(|rule| self.rule(rule, &platforms)).collect(),
            platforms,
            references: self.optional_links(w.references.as_ref(), Relation::Cites),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    fn rule(&mut self, w: &written::Rule, platforms: &[meant::Platform]) -> meant::Rule {
        let mut results = Vec::new();
        for result in &w.results {
            let names = || platforms.iter().map(|platform| platform.key.as_str());
            let wanted = result.platform.text.as_str();
            match names().position(|name| name == wanted) {
                Some(at) => results.push((at, result.default, result.hardened)),
                None => {
                    let message = format!("the baseline has no platform `{wanted}`");
                    let help = did_you_mean(wanted, names(), "declare it under `platforms`");
                    let span = result.platform.span;
                    let fault = Diagnostic::error(Code::DanglingLink, span, message).help(help);
                    self.faults.push(fault);
                }
            }
        }
        meant::Rule {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            level: w.level,
            requirements: self.linked(&w.requirements, Relation::Serves),
            controls: self.linked(&w.controls, Relation::Implements),
            why: self.passage(&w.why),
            check: w.check.text.trim_end().to_owned(),
            fix: w.fix.text.trim_end().to_owned(),
            breaks: w.breaks.as_ref().map(|prose| self.passage(prose)),
            results,
            span: w.span,
        }
    }

    pub(crate) fn sector(&mut self, w: &written::Sector) -> meant::Sector {
        for key in &w.reference {
            let _: Option<Id<meant::Reference>> = self.id(key, Relation::Cites);
        }
        let excluded = w.exclude.as_deref().unwrap_or_default().iter();
        meant::Sector {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            prefix: w.prefix.text.clone(),
            summary: self.passages(&w.summary),
            boundary: self.passages(&w.boundary),
            words: w.words.iter().flatten().map(|word| word.text.clone()).collect(),
            excluded: excluded
                .map(|exclusion| (exclusion.record.text.clone(), exclusion.because.text.clone()))
                .collect(),
        }
    }
}

/// The number of a value, in thousandths, and its unit: `5 percent` is 5000 and `percent`, `two`
/// is 2000 and nothing, `TLS 1.2` is 1200 and `TLS`. `None` without exactly one number.
fn quantity(value: &str) -> Option<(u64, String)> {
    const NUMBERS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let number = |word: &str| -> Option<u64> {
        if let Some(at) = NUMBERS.iter().position(|number| *number == word) {
            return u64::try_from(at).ok().map(|number| number * 1000);
        }
        let (whole, fraction) = word.split_once('.').unwrap_or((word, "0"));
        let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        (is_number(whole) && is_number(&fraction))
            .then(|| {
                Some(whole.parse::<u64>().ok()?.checked_mul(1000)? + fraction.parse::<u64>().ok()?)
            })
            .flatten()
    };
    let words: Vec<&str> = value.split_whitespace().collect();
    let mut numbers = words.iter().filter_map(|word| number(word));
    let found = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    let unit = words.iter().filter(|word| number(word).is_none());
    // "1 hour" and "2 hours" are of the same unit.
    let unit: Vec<&str> = unit.map(|word| word.trim_end_matches('s')).collect();
    Some((found, unit.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::quantity;

    #[test]
    fn a_value_has_one_number_and_a_unit() {
        assert_eq!(quantity("5 percent"), Some((5000, "percent".to_owned())));
        assert_eq!(quantity("two"), Some((2000, String::new())));
        assert_eq!(quantity("TLS 1.2"), Some((1200, "TLS".to_owned())));
        assert_eq!(
            quantity("1 hour").map(|(_, unit)| unit),
            quantity("2 hours").map(|(_, unit)| unit)
        );
        assert_eq!(quantity("monthly"), None);
        assert_eq!(quantity("2 of 3"), None);
    }
}
