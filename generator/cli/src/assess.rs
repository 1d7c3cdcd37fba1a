//! What does the risk method say about a product file?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ::risk::{self, Assessment, Product};
use model::Model;
use sources::{Checked, Sources, yaml};

use crate::Failure;
use crate::arguments::{Assess, AssessFormat};
use crate::console::Console;
use crate::read::read;
use crate::report::{self, Tally};
use crate::run::Stop;

mod human;
mod table;
mod template;

/// Assesses a product.
///
/// # Errors
///
/// When the toolkit or a product file has faults, or a criterion is not met.
pub(crate) fn assess(root: &Path, options: &Assess, console: Console) -> Result<(), Stop> {
    let model = model(root, console)?;
    let product = load(&model, &options.product, console)?;
    let assessment = risk::assess(&model, &product);
    let text = match &options.against {
        Some(path) => {
            let before = load(&model, path, console)?;
            let earlier = risk::assess(&model, &before);
            let lines = risk::changes(&model, (&before, &earlier), (&product, &assessment));
            human::changed(&before, &product, &lines)
        }
        None => match options.format {
            AssessFormat::Human => human::text(&model, &product, &assessment),
            AssessFormat::Json => risk::json(&model, &product, &assessment),
            AssessFormat::Csv => table::csv(&model, &assessment),
        },
    };
    console.result(&text)?;
    let open = assessment.criteria.iter().filter(|criterion| !criterion.met).count();
    if open == 0 { Ok(()) } else { Err(Stop::Sources) }
}

/// Prints a product file to fill.
///
/// # Errors
///
/// When the toolkit has faults, or has no method.
pub(crate) fn begin(root: &Path, console: Console) -> Result<(), Stop> {
    let model = model(root, console)?;
    let Some((_, method)) = model.risk_methods.iter().next() else {
        return Err(Stop::Usage("the toolkit has no risk method in `data/risk/`".to_owned()));
    };
    Ok(console.result(&template::template(&model, method))?)
}

/// The model of the toolkit, when it has no error.
fn model(root: &Path, console: Console) -> Result<Model, Stop> {
    let Checked { value: sources, mut diagnostics } = read(root)?;
    let model = model::build(&sources).take(&mut diagnostics);
    if Tally::of(&diagnostics).errors > 0 {
        console.fault(&report::human(&sources, &diagnostics, console.colour));
        console.fault("error: the toolkit has errors; mend them before you assess\n");
        return Err(Stop::Sources);
    }
    model.ok_or(Stop::Sources)
}

/// Reads a product file.
fn load(model: &Model, path: &Path, console: Console) -> Result<Product, Stop> {
    let bytes = fs::read(path).map_err(|cause| Failure::io("read", path, &cause))?;
    let name = path.display();
    let text = String::from_utf8(bytes)
        .map_err(|_| Stop::Usage(format!("`{name}` is no text in UTF-8")))?;
    // Line endings and byte order marks are set right for files of this ending alone.
    let key = format!("{}.yaml", name.to_string().trim_end_matches(".yaml"));
    let sources = Sources::new([(key, text)].into_iter().collect(), BTreeMap::new());
    let (id, file) = sources.iter().next().expect("one text was put in");
    let mut diagnostics = Vec::new();
    let node = yaml::parse(id, &file.text, 0).take(&mut diagnostics);
    let product = node.and_then(|node| risk::read(model, &node).take(&mut diagnostics));
    diagnostics.sort_by_key(|fault| fault.span);
    console.fault(&report::human(&sources, &diagnostics, console.colour));
    let sound = product.filter(|_| Tally::of(&diagnostics).errors == 0);
    sound.ok_or_else(|| {
        console.fault(&format!("error: `{name}` cannot be assessed before this is mended\n"));
        Stop::Sources
    })
}

/// The keys of the controls that are required and not verified.
fn gaps<'a>(model: &'a Model, assessment: &Assessment) -> Vec<&'a model::record::Control> {
    let controls = model.controls.iter().zip(&assessment.required).zip(&assessment.verified);
    let open = controls.filter(|((_, required), verified)| **required && !**verified);
    open.map(|(((_, control), _), _)| control).collect()
}
