//! How does a spreadsheet read the register of scenarios?

use ::risk::Assessment;
use model::Model;

/// The register, one scenario a row (RFC 4180).
pub(super) fn csv(model: &Model, it: &Assessment) -> String {
    let mut text = String::from(
        "scenario,title,entry,exposure,ease,significant,inherent,today,basic,target,controls\r\n",
    );
    for (at, ratings) in it.ratings.iter().enumerate() {
        let threat = model.threats.get(it.threats[at]);
        let entry = threat.entry.map_or("", |entry| model.entry_points.get(entry).key.as_str());
        let controls = threat.controls.iter().map(|link| model.controls.get(link.id).key.as_str());
        let controls = controls.collect::<Vec<_>>().join(" ");
        let exposure = ratings.inherent.exposure.to_string();
        let ease = ratings.inherent.ease.to_string();
        let significant = if ratings.inherent.significant { "yes" } else { "no" };
        let cells = [
            threat.key.as_str(),
            &threat.title,
            entry,
            &exposure,
            &ease,
            significant,
            ratings.inherent.risk.word(),
            ratings.today.risk.word(),
            ratings.basic.risk.word(),
            ratings.target.risk.word(),
            &controls,
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
