//! What does a code mean, or a drafting rule?

use lint::{DraftingRule, Held};
use sources::{Code, did_you_mean};

/// The page that explains the code with this public name, ending with a line feed; or what is
/// known of the drafting rule with this id.
///
/// # Errors
///
/// When there is no such code; the message names the one that was perhaps meant.
pub fn page(id: &str) -> Result<String, String> {
    if let Some(rule) = DraftingRule::find(id) {
        return Ok(about(rule));
    }
    let Some(code) = Code::find(id) else {
        let ids = Code::ALL.iter().map(|code| code.id());
        let help = did_you_mean(id, ids, "`cra-toolkit explain` lists every code and rule");
        return Err(format!("there is no code `{id}`\nhelp: {help}"));
    };
    Ok(format!("{}\n", code.page().trim_end()))
}

/// What a drafting rule asks, and the pages of the codes by which its breach is reported.
fn about(rule: &DraftingRule) -> String {
    let mut text = format!("{}: {}\n", rule.id, rule.asks);
    match rule.held {
        Held::Never(because) => {
            text.push_str("Nothing can break it: ");
            text.push_str(because);
            text.push_str(".\n");
        }
        Held::Here(codes) | Held::Before(codes) => {
            for code in codes {
                text.push('\n');
                text.push_str(code.page().trim_end());
                text.push('\n');
            }
        }
    }
    text
}

/// Every code with the first paragraph of its page, then every drafting rule.
#[must_use]
pub fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or_default();
    let lines = Code::ALL.iter().map(|code| {
        let line = format!("{:width$}  {}", code.id(), summary(*code).unwrap_or_default());
        format!("{}\n", line.trim_end())
    });
    let rules = lint::RULES.iter().map(|rule| format!("{:width$}  {}\n", rule.id, rule.asks));
    lines.chain(["\n".to_owned()]).chain(rules).collect()
}

/// The first paragraph of a code's page, on one line.
#[must_use]
pub fn summary(code: Code) -> Option<String> {
    let page = code.page().replace("\r\n", "\n");
    let paragraphs = page.split("\n\n").map(str::trim);
    let first = paragraphs
        .filter_map(|paragraph| match paragraph.strip_prefix("# ") {
            // The text may follow its heading without an empty line.
            Some(heading) => heading.split_once('\n').map(|(_, text)| text.trim()),
            None => Some(paragraph),
        })
        .find(|paragraph| !paragraph.is_empty())?;
    Some(first.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_and_a_line_in_the_list() {
        let list = list();
        for code in Code::ALL {
            assert!(page(code.id()).is_ok_and(|page| page.ends_with('\n')));
            let lines =
                list.lines().filter(|line| line.split_whitespace().next() == Some(code.id()));
            assert_eq!(lines.count(), 1, "{}", code.id());
        }
    }

    #[test]
    fn a_drafting_rule_is_explained_with_its_codes() {
        for rule in lint::RULES {
            let text = page(rule.id).expect("every rule can be explained");
            assert!(text.starts_with(&format!("{}: ", rule.id)), "{text}");
            let told = |code: &Code| text.contains(code.page().trim_end());
            assert!(rule.codes().iter().all(told), "{text}");
        }
        assert!(page("tb11").expect("ids are found in any case").contains("Nothing can break it"));
    }

    #[test]
    fn an_unknown_code_is_answered_with_the_one_meant() {
        let answer = page("unknwon-field").expect_err("this is no code");
        assert!(answer.contains("did you mean `unknown-field`?"), "{answer}");
        let answer = page("nothing like it").expect_err("this is no code");
        assert!(answer.contains("lists every code and rule"), "{answer}");
    }
}
