//! Is every change for the worse found in a document that the schema may well accept?

use super::written::sample;
use crate::check;

/// A change: what is replaced runs from the first occurrence of `from` through the next one of
/// `to`; with an empty `to` it is `from` alone.
struct Change {
    code: &'static str,
    from: &'static str,
    to: &'static str,
    with: &'static str,
}

const fn change(
    code: &'static str,
    from: &'static str,
    to: &'static str,
    with: &'static str,
) -> Change {
    Change { code, from, to, with }
}

/// An entry in a paragraph.
const ENTRY: &str = "<p><tbx:termEntry id=\"term_3.1\"/></p>";

const CHANGES: &[Change] = &[
    change("not-well-formed", "</body>", "", ""),
    change("wrong-version", "dtd-version=\"1.2\"", "", "dtd-version=\"1.0\""),
    change("legacy-metadata", "</std-meta>", "", "</std-meta><iso-meta/>"),
    change("empty-front", "<front>", "</front>", "<front/>"),
    change("missing-std-ident", "<std-ident>", "</std-ident>", ""),
    change("missing-std-ref", "<std-ref", "<release-date", "<release-date"),
    change("missing-main-title", "<main>", "</main>", ""),
    change("missing-main-title", "<main>", "</main>", "<main> </main>"),
    change("missing-content-language", "<content-language>", "</content-language>", ""),
    change("wrong-content-language", "<content-language>en", "", "<content-language>english"),
    change(
        "wrong-content-language",
        "<std-ref",
        "",
        "<content-language>de</content-language><std-ref",
    ),
    change("missing-release-date", "<release-date", "</release-date>", ""),
    change("foreign-originator", "The Example Project", "", "CEN"),
    change("foreign-originator", "The Example Project", "", "CEN/CLC/JTC 13"),
    change("unknown-section-type", "sec-type=\"scope\"", "", "sec-type=\"purpose\""),
    change("unknown-list-type", "list-type=\"dash\"", "", "list-type=\"hyphen\""),
    change("unknown-list-type", " list-type=\"dash\"", "", ""),
    change("wrong-annex-kind", "content-type=\"norm-annex\"", "", "content-type=\"annex\""),
    change("wrong-annex-kind", " content-type=\"norm-annex\"", "", ""),
    change("missing-annex-type", "<annex-type>", "</annex-type>", ""),
    change("hanging-paragraph", "<sec id=\"sec_5.1\"", "", "<p>Text.</p><sec id=\"sec_5.1\""),
    change("hanging-paragraph", "<sec id=\"sec_A.1\"", "", "<p>Text.</p><sec id=\"sec_A.1\""),
    change("empty-paragraph", "<p>", "</p>", "<p> </p>"),
    change(
        "list-in-paragraph",
        "<disp-quote>",
        "",
        "<p><list list-type=\"dash\"/></p><disp-quote>",
    ),
    change("short-row", "<th scope=\"col\">", "</th>", ""),
    change("short-row", "<td>", "</td>", ""),
    change("missing-part-of-speech", "<tbx:partOfSpeech value=\"noun\"/>", "", ""),
    change("misplaced-term", "<tbx:termEntry id=\"term_3.1\">", "", "<tbx:termEntry>"),
    change("misplaced-term", "<tbx:termEntry id=\"term_3.1\">", "</tbx:termEntry>", ENTRY),
    change("bold-title", "<title>Scope</title>", "", "<title><bold>Scope</bold></title>"),
    change("wrong-label", "<label>5.1</label>", "", "<label>5.2</label>"),
    change("wrong-label", "<label>5.1</label>", "", ""),
    change("wrong-label", "<label>Annex A</label>", "", "<label>Annex B</label>"),
    change("wrong-label", "<label>Table 1</label>", "", "<label>Table 2</label>"),
    change("wrong-label", "<label>3.1</label>", "", "<label>3.7</label>"),
    change("wrong-label", "<label>[1]</label>", "", "<label>[2]</label>"),
    change("wrong-list-label", "<label>a)</label>", "", "<label>1)</label>"),
    change("wrong-list-label", "<label>—</label>", "", "<label>*</label>"),
    change("spaced-label", "<label>NOTE</label>", "", "<label>NOTE </label>"),
    change("uncalled-footnote", "<fn id=\"fn_1\">", "", "<fn id=\"fn_7\">"),
    change("uncalled-footnote", "<disp-quote>", "", "<p>1)<fn><p>Text.</p></fn></p><disp-quote>"),
    change("repeated-footnote-label", "</body>", "", "<fn><label>1)</label></fn></body>"),
    change("duplicate-id", "id=\"CR-D06\"", "", "id=\"sec_1\""),
    change("dangling-reference", "rid=\"sec_5\"", "", "rid=\"sec_99\""),
    change("dangling-reference", "target=\"term_3.2\"", "", "target=\"term_3.9\""),
    change("empty-reference", ">Annex B</xref>", "", "></xref>"),
];

fn changed(text: &str, change: &Change) -> String {
    let start = text.find(change.from).unwrap_or_else(|| panic!("no `{}`", change.from));
    let after = start + change.from.len();
    let end = text[after..].find(change.to).unwrap_or_else(|| panic!("no `{}`", change.to));
    let end = after + end + change.to.len();
    format!("{}{}{}", &text[..start], change.with, &text[end..])
}

#[test]
fn what_is_written_has_no_finding() {
    assert_eq!(check(&sample()), []);
}

#[test]
fn every_change_for_the_worse_is_found() {
    let sample = sample();
    let mut lost = Vec::new();
    for change in CHANGES {
        let findings = check(&changed(&sample, change));
        let found = findings.iter().any(|finding| {
            finding.code == change.code && !finding.place.is_empty() && !finding.message.is_empty()
        });
        if !found {
            lost.push(format!("{} by `{}`: {findings:?}", change.code, change.with));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_finding_names_its_place() {
    let place = |from, to, with| {
        let text = changed(&sample(), &change("", from, to, with));
        check(&text).into_iter().map(|finding| finding.place).collect::<Vec<_>>()
    };
    assert_eq!(place("<label>5.1</label>", "", "<label>9</label>"), ["sec_5.1"]);
    assert_eq!(place("<main>", "</main>", ""), ["standard/front[1]/std-meta[1]"]);
    assert_eq!(place("<td>", "</td>", ""), ["tab_1/table[1]/tbody[1]/tr[1]"]);
}

#[test]
fn cells_that_reach_over_rows_and_columns_count_for_each() {
    let table = |rows: &str| {
        let xml = format!("<standard><table><tbody>{rows}</tbody></table></standard>");
        check(&xml).into_iter().filter(|finding| finding.code == "short-row").count()
    };
    let first = "<tr><td rowspan=\"2\"/><td/><td/></tr>";
    assert_eq!(table(&format!("{first}<tr><td colspan=\"2\"/></tr>")), 0);
    assert_eq!(table(&format!("{first}<tr><td/><td/></tr><tr><td/><td/></tr>")), 1);
    assert_eq!(table("<tr><td rowspan=\"0\" colspan=\"x\"/></tr><tr><td/></tr>"), 0);
}

#[test]
fn a_list_may_stand_in_a_paragraph_where_it_cannot_stand_alone() {
    let xml = "<standard><fn id=\"a\"><p><list list-type=\"dash\"/></p></fn></standard>";
    assert!(check(xml).iter().all(|finding| finding.code != "list-in-paragraph"));
}

#[test]
fn hostile_text_is_no_xml() {
    let deep = "<p>".repeat(100_000);
    for text in ["", "words", "<a>", "<a></b>", "<a b=c/>", "<a>&unknown;</a>", "<a/><", &deep] {
        let codes: Vec<_> = check(text).into_iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["not-well-formed"], "{}", &text[..text.len().min(20)]);
    }
}
