//! How do sources become a model: read in parallel, linked once.

use std::collections::BTreeMap;

use rayon::prelude::*;
use sources::decode::Decode;
use sources::{Checked, Code, Diagnostic, FileId, Sources, Span};
use text::{RawHtml, map_blocks, map_footnotes, map_inlines, plain};

use crate::form::Key;
use crate::links::{Found, Index, Resolver, has_ending};
use crate::load::{self, Raw, Raws};
use crate::page::{self, Draft, Page, PageKind, PageLayout};
use crate::record::{
    Area, Asset, Baseline, Clock, Control, DecisionTable, EntryPoint, EvidenceType, Fact,
    Framework, LegalDate, Misreading, Objective, Product, Reference, Requirement, RiskMethod,
    Sector, Term, Threat,
};
use crate::summary::{self, Summary};
use crate::{
    Arena, Book, Edge, Edition, Kind, Record, Target, book, edition, rules, translation, written,
};

/// Everything that is true, typed and linked.
#[derive(Clone, Debug)]
pub struct Model {
    /// What `book.toml` says.
    pub book: Book,
    /// The sector that the toolkit is built for.
    pub sector: Option<Sector>,
    /// The points of Annex I.
    pub requirements: Arena<Requirement>,
    /// The controls.
    pub controls: Arena<Control>,
    /// The threats.
    pub threats: Arena<Threat>,
    /// The sources cited.
    pub references: Arena<Reference>,
    /// The terms.
    pub terms: Arena<Term>,
    /// The focus areas.
    pub areas: Arena<Area>,
    /// The facts.
    pub facts: Arena<Fact>,
    /// The ways into a product.
    pub entry_points: Arena<EntryPoint>,
    /// The types of assets.
    pub assets: Arena<Asset>,
    /// The dates of the law.
    pub dates: Arena<LegalDate>,
    /// The clocks of the law.
    pub clocks: Arena<Clock>,
    /// The baselines.
    pub baselines: Arena<Baseline>,
    /// The frameworks with their mappings.
    pub frameworks: Arena<Framework>,
    /// The security objectives.
    pub objectives: Arena<Objective>,
    /// The types of evidence.
    pub evidence: Arena<EvidenceType>,
    /// The typical products.
    pub products: Arena<Product>,
    /// The claims about the law that are wrong.
    pub misreadings: Arena<Misreading>,
    /// The tables that decide by questions.
    pub decision_tables: Arena<DecisionTable>,
    /// The risk method.
    pub risk_methods: Arena<RiskMethod>,
    /// The pages of `content/`.
    pub pages: Arena<Page>,
    /// The order of the site's pages.
    pub summary: Summary,
    /// The order of the profile's pages.
    pub profile: Summary,
    /// What was written in each edition, the oldest first.
    pub editions: Vec<Edition>,
    /// Every link, ordered by what is linked to.
    pub edges: Vec<Edge>,
}

impl Model {
    /// The links that lead to `target`, in a stable order.
    #[must_use]
    pub fn edges_to(&self, target: Target) -> &[Edge] {
        let from = self.edges.partition_point(|edge| edge.to < target);
        let to = self.edges.partition_point(|edge| edge.to <= target);
        &self.edges[from..to]
    }

    /// The key and title of a record or page.
    #[must_use]
    pub fn name(&self, target: Target) -> (&str, &str) {
        let record = self.record(target);
        (record.key(), record.title())
    }

    /// Where a record or page is written.
    #[must_use]
    pub fn span(&self, target: Target) -> Span {
        self.record(target).span()
    }

    fn record(&self, target: Target) -> &dyn AnyRecord {
        match target.kind {
            Kind::Requirement => self.requirements.at(target.at),
            Kind::Control => self.controls.at(target.at),
            Kind::Threat => self.threats.at(target.at),
            Kind::Reference => self.references.at(target.at),
            Kind::Term => self.terms.at(target.at),
            Kind::Area => self.areas.at(target.at),
            Kind::Fact => self.facts.at(target.at),
            Kind::EntryPoint => self.entry_points.at(target.at),
            Kind::Asset => self.assets.at(target.at),
            Kind::Date => self.dates.at(target.at),
            Kind::Clock => self.clocks.at(target.at),
            Kind::Baseline => self.baselines.at(target.at),
            Kind::Framework => self.frameworks.at(target.at),
            Kind::Objective => self.objectives.at(target.at),
            Kind::EvidenceType => self.evidence.at(target.at),
            Kind::Product => self.products.at(target.at),
            Kind::Misreading => self.misreadings.at(target.at),
            Kind::DecisionTable => self.decision_tables.at(target.at),
            Kind::RiskMethod => self.risk_methods.at(target.at),
            Kind::Page => self.pages.at(target.at),
        }
    }

    /// The id of a target, when it is of type `T`.
    #[must_use]
    pub fn id<T: Record>(&self, target: Target) -> Option<crate::Id<T>> {
        (target.kind == T::KIND).then(|| crate::Id::new(target.at))
    }
}

/// What records of every type have in common.
trait AnyRecord {
    fn key(&self) -> &str;
    fn title(&self) -> &str;
    fn span(&self) -> Span;
}

impl<T: Record> AnyRecord for T {
    fn key(&self) -> &str {
        Record::key(self)
    }
    fn title(&self) -> &str {
        Record::title(self)
    }
    fn span(&self) -> Span {
        Record::span(self)
    }
}

/// Builds the model. `None` when `book.toml` cannot be read or one of its fields has a fault; every
/// other fault is reported, then too, and leaves a model with what could be read.
#[must_use]
pub fn build(sources: &Sources) -> Checked<Option<Model>> {
    let mut faults = Vec::new();
    let Some(book::Reading { book, sector, sector_span }) = book::read(sources, &mut faults) else {
        return Checked { value: None, diagnostics: faults };
    };
    let raws = load::load(sources, sector.as_deref(), Some(sector_span), &mut faults);
    let raw_html = book.as_ref().map_or(RawHtml::Refused, |book| book.raw_html);
    let drafts = read_pages(sources, raw_html, &mut faults);
    let mut linker = Linker { sources, index: Index::default(), edges: Vec::new(), faults };
    let is_whole = book.is_some();
    let model = linker.link(book.unwrap_or_default(), raws, &drafts);
    let every_record = linker.index.broken.is_empty();
    let mut faults = linker.faults;
    rules::check(sources, &model, every_record, &mut faults);
    faults.sort_by_key(|fault| fault.span);
    Checked { value: is_whole.then_some(model), diagnostics: faults }
}

fn read_pages(sources: &Sources, raw_html: RawHtml, faults: &mut Vec<Diagnostic>) -> Vec<Draft> {
    let files: Vec<FileId> = sources
        .below("content/")
        .filter(|(_, file)| has_ending(&file.path, "md") && !file.path.ends_with("SUMMARY.md"))
        .map(|(id, _)| id)
        .collect();
    let read: Vec<_> = files
        .into_par_iter()
        .map(|file| {
            let mut faults = Vec::new();
            let draft = page::read(sources, file, raw_html, &mut faults);
            Checked { value: draft, diagnostics: faults }
        })
        .collect();
    read.into_iter().map(|checked| checked.take(faults)).collect()
}

/// Records of one kind as written.
trait Keyed: Decode + Send + Sync {
    fn key(&self) -> &Key;
}

macro_rules! keyed {
    ($( $type:ident ),*) => {
        $( impl Keyed for written::$type { fn key(&self) -> &Key { &self.key } } )*
    };
}
keyed!(
    Requirement,
    Control,
    Threat,
    Reference,
    Term,
    Area,
    Fact,
    EntryPoint,
    Asset,
    LegalDate,
    Clock,
    Baseline,
    Framework,
    Objective,
    EvidenceType,
    Product,
    Misreading,
    DecisionTable,
    RiskMethod
);

/// The records of a kind.
struct Decoded<T> {
    /// Those that could be read, in the order of their keys.
    records: Vec<T>,
    /// What could be read of the others: only their links are looked at.
    parts: Vec<T>,
}

/// Where links start whose edges are dropped: a sector is no record, and a record that could not
/// be read has no place.
const NOWHERE: Target = Target { kind: Kind::Page, at: u32::MAX };

struct Linker<'a> {
    sources: &'a Sources,
    index: Index,
    edges: Vec<Edge>,
    faults: Vec<Diagnostic>,
}

impl Linker<'_> {
    fn link(&mut self, book: Book, mut raws: Raws, drafts: &[Draft]) -> Model {
        self.index.languages.clone_from(&book.languages);
        self.index.excluded = std::mem::take(&mut raws.excluded);
        self.index.broken.extend(std::mem::take(&mut raws.unreadable));
        let requirements = self.decode::<written::Requirement>(&mut raws, Kind::Requirement);
        let controls = self.decode::<written::Control>(&mut raws, Kind::Control);
        let threats = self.decode::<written::Threat>(&mut raws, Kind::Threat);
        let references = self.decode::<written::Reference>(&mut raws, Kind::Reference);
        let terms = self.decode::<written::Term>(&mut raws, Kind::Term);
        let areas = self.decode::<written::Area>(&mut raws, Kind::Area);
        let facts = self.decode::<written::Fact>(&mut raws, Kind::Fact);
        let entries = self.decode::<written::EntryPoint>(&mut raws, Kind::EntryPoint);
        let assets = self.decode::<written::Asset>(&mut raws, Kind::Asset);
        let dates = self.decode::<written::LegalDate>(&mut raws, Kind::Date);
        let clocks = self.decode::<written::Clock>(&mut raws, Kind::Clock);
        let baselines = self.decode::<written::Baseline>(&mut raws, Kind::Baseline);
        let frameworks = self.decode::<written::Framework>(&mut raws, Kind::Framework);
        let objectives = self.decode::<written::Objective>(&mut raws, Kind::Objective);
        let evidence = self.decode::<written::EvidenceType>(&mut raws, Kind::EvidenceType);
        let products = self.decode::<written::Product>(&mut raws, Kind::Product);
        let misreadings = self.decode::<written::Misreading>(&mut raws, Kind::Misreading);
        let tables = self.decode::<written::DecisionTable>(&mut raws, Kind::DecisionTable);
        let methods = self.decode::<written::RiskMethod>(&mut raws, Kind::RiskMethod);
        self.index_pages(drafts);
        let settings = raws.sector.as_ref().and_then(|(sector, _)| sector.set.clone());
        let mut settings = settings.unwrap_or_default();
        // A name with a fault, which was reported, stands there empty.
        settings.retain(|set| !set.control.text.is_empty() && !set.parameter.text.is_empty());
        self.check_settings(&settings);
        let model = Model {
            book,
            sector: raws.sector.and_then(|(written, is_whole)| self.sector(&written, is_whole)),
            requirements: self.resolve(&requirements, |resolver, w| resolver.requirement(w)),
            controls: self.resolve(&controls, |resolver, w| resolver.control(w, &settings)),
            threats: self.resolve(&threats, |resolver, w| resolver.threat(w)),
            references: self.resolve(&references, |resolver, w| resolver.reference(w)),
            terms: self.resolve(&terms, |resolver, w| resolver.term(w)),
            areas: self.resolve(&areas, |resolver, w| resolver.area(w)),
            facts: self.resolve(&facts, |resolver, w| resolver.fact(w)),
            entry_points: self.resolve(&entries, |resolver, w| resolver.entry_point(w)),
            assets: self.resolve(&assets, |resolver, w| resolver.asset(w)),
            dates: self.resolve(&dates, |resolver, w| resolver.legal_date(w)),
            clocks: self.resolve(&clocks, |resolver, w| resolver.clock(w)),
            baselines: self.resolve(&baselines, |resolver, w| resolver.baseline(w)),
            frameworks: self.resolve(&frameworks, |resolver, w| resolver.framework(w)),
            objectives: self.resolve(&objectives, |resolver, w| resolver.objective(w)),
            evidence: self.resolve(&evidence, |resolver, w| resolver.evidence_type(w)),
            products: self.resolve(&products, |resolver, w| resolver.product(w)),
            misreadings: self.resolve(&misreadings, |resolver, w| resolver.misreading(w)),
            decision_tables: self.resolve(&tables, |resolver, w| resolver.decision_table(w)),
            risk_methods: self.resolve(&methods, |resolver, w| resolver.risk_method(w)),
            pages: self.resolve_pages(drafts),
            summary: self.summary("content/SUMMARY.md", ""),
            profile: self.summary("content/profile/SUMMARY.md", "profile/"),
            editions: edition::read(self.sources, &mut self.faults),
            edges: Vec::new(),
        };
        self.edges.sort();
        self.edges.dedup();
        Model { edges: std::mem::take(&mut self.edges), ..model }
    }

    /// Gives the records of a kind their type and enters their keys in the index.
    fn decode<T: Keyed>(&mut self, raws: &mut Raws, kind: Kind) -> Decoded<T> {
        let raw = raws.records.remove(&kind).unwrap_or_default();
        let decoded: Vec<(Raw, (T, bool), Vec<Diagnostic>)> = raw
            .into_par_iter()
            .map(|raw| {
                let mut faults = Vec::new();
                let recovered = T::recover(&raw.node, &mut faults);
                (raw, recovered, faults)
            })
            .collect();
        let mut records: Vec<T> = Vec::new();
        let mut parts: Vec<T> = Vec::new();
        let mut first_spans: BTreeMap<String, Span> = BTreeMap::new();
        let mut broken = Vec::new();
        for (raw, (record, is_whole), faults) in decoded {
            self.faults.extend(faults);
            if !is_whole {
                broken.extend(raw.node.field("key").and_then(|key| key.text()).map(str::to_owned));
                broken.push(load::stem(&self.sources.file(raw.file).path));
                parts.push(record);
                continue;
            }
            let key = record.key();
            if let Some(first) = first_spans.get(&key.text) {
                let message = format!("there are two records `{}:{}`", kind.scheme(), key.text);
                self.faults.push(
                    Diagnostic::error(Code::DuplicateKey, key.span, message)
                        .also(*first, "first here")
                        .help("a key is given once and never again: choose another"),
                );
                continue;
            }
            first_spans.insert(key.text.clone(), key.span);
            self.check_file_name(raw.file, key);
            records.push(record);
        }
        records.sort_by_cached_key(|record| natural(&record.key().text));
        let positions = (0..).zip(&records).map(|(at, record)| (record.key().text.clone(), at));
        let index: BTreeMap<String, u32> = positions.collect();
        // A record that could not be read is still known by its key, so that one fault does not
        // look like many: links to it are dropped in silence.
        self.index.broken.extend(broken.into_iter().map(|key| (kind, key)));
        self.index.records.insert(kind, index);
        Decoded { records, parts }
    }

    fn check_file_name(&mut self, file: FileId, key: &Key) {
        let path = &self.sources.file(file).path;
        let name = path.rsplit('/').next().unwrap_or(path);
        let wanted = format!("{}.yaml", key.text.to_lowercase());
        if name != wanted {
            let message = format!("the record `{}` stands in a file named `{name}`", key.text);
            self.faults.push(
                Diagnostic::error(Code::FileName, key.span, message)
                    .help(format!("rename the file to `{wanted}`, or mend the key")),
            );
        }
    }

    fn index_pages(&mut self, drafts: &[Draft]) {
        for (at, draft) in (0..).zip(drafts) {
            self.index.pages.insert(draft.path.clone(), at);
            let Some(front) = &draft.front else { continue };
            // The key is that of the original.
            if translation::language(&self.index, &draft.path).is_some() {
                continue;
            }
            let Some(key) = &front.key else { continue };
            let kind = front.kind.unwrap_or(PageKind::Page);
            let earlier = self.index.keyed_pages.insert((kind.word(), key.text.clone()), at);
            let first =
                earlier.and_then(|at| drafts.get(at as usize)?.front.as_ref()?.key.as_ref());
            if let Some(first) = first {
                let message = format!("two pages have the key `{}`", key.text);
                self.faults.push(
                    Diagnostic::error(Code::DuplicateKey, key.span, message)
                        .also(first.span, "first here")
                        .help("a key is given once and never again: choose another"),
                );
            }
        }
    }

    fn check_settings(&mut self, settings: &[written::Setting]) {
        for setting in settings {
            let key = &setting.control;
            let known = self.index.records.get(&Kind::Control);
            let is_broken = self.index.broken.contains(&(Kind::Control, key.text.clone()));
            if !is_broken && !known.is_some_and(|controls| controls.contains_key(&key.text)) {
                let names = known.into_iter().flat_map(|controls| controls.keys());
                let names = names.map(String::as_str);
                let help = sources::did_you_mean(&key.text, names, "a sector sets parameters");
                let message = format!("there is no control `{}`", key.text);
                let fault = Diagnostic::error(Code::SectorRule, key.span, message).help(help);
                self.faults.push(fault);
            }
        }
    }

    fn resolve<W: Sync, T: Record + Send>(
        &mut self,
        written: &Decoded<W>,
        meant: impl Fn(&mut Resolver<'_>, &W) -> T + Sync,
    ) -> Arena<T> {
        let (sources, index) = (self.sources, &self.index);
        for part in &written.parts {
            let mut resolver = Resolver::new(sources, index, NOWHERE);
            meant(&mut resolver, part);
            self.faults.append(&mut resolver.link_faults);
        }
        let resolved: Vec<_> = (0u32..u32::try_from(written.records.len()).unwrap_or(u32::MAX))
            .into_par_iter()
            .map(|at| {
                let mut resolver = Resolver::new(sources, index, Target { kind: T::KIND, at });
                let record = meant(&mut resolver, &written.records[at as usize]);
                (record, resolver.found())
            })
            .collect();
        Arena::new(self.collect(resolved))
    }

    fn collect<T>(&mut self, resolved: Vec<(T, Found)>) -> Vec<T> {
        let mut records = Vec::with_capacity(resolved.len());
        for (record, found) in resolved {
            records.push(record);
            self.edges.extend(found.edges);
            self.faults.extend(found.faults);
        }
        records
    }

    fn sector(&mut self, written: &written::Sector, is_whole: bool) -> Option<Sector> {
        let mut resolver = Resolver::new(self.sources, &self.index, NOWHERE);
        let sector = resolver.sector(written);
        self.faults.extend(resolver.found().faults);
        is_whole.then_some(sector)
    }

    fn resolve_pages(&mut self, drafts: &[Draft]) -> Arena<Page> {
        let (sources, index) = (self.sources, &self.index);
        let resolved: Vec<_> = (0u32..u32::try_from(drafts.len()).unwrap_or(u32::MAX))
            .into_par_iter()
            .map(|at| {
                let draft = &drafts[at as usize];
                let mut resolver = Resolver::new(sources, index, Target { kind: Kind::Page, at });
                resolver.page = Some(draft.path.clone());
                let translation = translation::of(sources, index, draft, &mut resolver.link_faults);
                let page = Page { translation, ..resolve_page(draft, &mut resolver) };
                let mut found = resolver.found();
                // What a translation mentions, its original mentions already.
                if translation::language(index, &draft.path).is_some() {
                    found.edges.clear();
                }
                (page, found)
            })
            .collect();
        Arena::new(self.collect(resolved))
    }

    fn summary(&mut self, path: &str, folder: &str) -> Summary {
        let Some((file, _)) = self.sources.find(path) else {
            // Who writes a profile alone has no pages that a summary could order.
            let mut pages =
                self.sources.below("content/").filter(|(_, it)| it.path.ends_with(".md"));
            if folder.is_empty() && pages.all(|(_, it)| it.path.starts_with("content/profile/")) {
                return Summary::default();
            }
            let message = format!("there is no `{path}`");
            self.faults.push(
                Diagnostic::error(Code::MissingFile, None, message)
                    .help("write the pages in reading order, each as `- [Title](path.md)`"),
            );
            return Summary::default();
        };
        summary::read(self.sources, file, folder, &self.index.pages).take(&mut self.faults)
    }
}

fn resolve_page(draft: &Draft, resolver: &mut Resolver<'_>) -> Page {
    let front = draft.front.as_ref();
    let blocks = map_blocks(&draft.blocks, resolver);
    let anchors = draft.blocks.iter().filter_map(|block| match &block.kind {
        text::BlockKind::Heading(heading) => Some(heading.id.clone()),
        _ => None,
    });
    Page {
        path: draft.path.clone(),
        key: front.and_then(|front| front.key.as_ref()).map(|key| key.text.clone()),
        title: plain(&draft.title),
        heading: map_inlines(&draft.title, resolver),
        description: front.map_or_else(String::new, |front| front.description.text.clone()),
        kind: front.and_then(|front| front.kind).unwrap_or(PageKind::Page),
        layout: front.and_then(|front| front.layout).unwrap_or(PageLayout::Page),
        audience: front.and_then(|front| front.audience.clone()).unwrap_or_default(),
        checked: front.and_then(|front| front.checked),
        collection: draft.collection,
        element: front.and_then(|front| front.element),
        annex: front.and_then(|front| front.annex),
        tags: front.map_or_else(Vec::new, page::tags),
        redirect_from: front.and_then(|front| front.redirect_from.clone()).unwrap_or_default(),
        reading_time: front.and_then(|front| front.reading_path.clone()),
        anchors: anchors.collect(),
        translation: None,
        blocks,
        footnotes: map_footnotes(&draft.footnotes, resolver),
        file: draft.file,
        span: draft.span,
    }
}

/// Keys sort as people count: `T9` before `T10`.
fn natural(key: &str) -> Vec<(bool, u64, String)> {
    let mut parts: Vec<(bool, u64, String)> = Vec::new();
    for character in key.chars() {
        let digit = character.to_digit(10).map(u64::from);
        match (parts.last_mut(), digit) {
            (Some((false, number, _)), Some(digit)) => {
                *number = number.saturating_mul(10).saturating_add(digit);
            }
            (_, Some(digit)) => parts.push((false, digit, String::new())),
            (Some((true, _, words)), None) => words.push(character),
            (_, None) => parts.push((true, 0, character.to_string())),
        }
    }
    parts
}
