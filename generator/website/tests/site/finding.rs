//! Which of two pages does a reader find first?

use documents::Site;
use search::Files;

use super::{built, sample};

/// The sample with two more guides, each of the text that `of` makes of its word.
fn with_guides(words: [&str; 2], of: impl Fn(&str) -> String) -> Site {
    let mut site = sample::site();
    for (number, word) in (1..).zip(words) {
        let path = format!("guides/own-{number}.html");
        site.pages.push(sample::page(&path, "guide", None, &of(word)));
    }
    site
}

/// The first of the two guides that `query` finds.
fn first_of(site: &Site, query: &str) -> String {
    let tree = built(site);
    let mut files = Files::open(&tree, None).expect("the site has an index");
    let found = search::find(&mut files, query, &[]).found;
    let addresses = found.iter().map(|found| files.place(found.sections[0]).address);
    let own = addresses.map(|it| it.split('#').next().unwrap_or_default().to_owned());
    own.into_iter().find(|it| it.starts_with("guides/own-")).unwrap_or_default()
}

#[test]
fn a_word_itself_does_not_lose_to_another_word_for_it_in_the_same_place() {
    // The sample says that `support` and `help` mean the same.
    let places: [fn(&str) -> String; 4] = [
        |word| format!("# Good {word} at the shore\n\nThe wind is strong today.\n"),
        |word| format!("# Shores\n\nThe {word} at the shore is good.\n"),
        |word| format!("# Shores\n\n## The {word} at the shore\n\nIt is good.\n"),
        |word| format!("# Shores\n\n- one\n- good {word} at last\n- three\n"),
    ];
    for place in places {
        for words in [["help", "support"], ["support", "help"]] {
            let site = with_guides(words, place);
            for (number, word) in (1..).zip(words) {
                for query in [word.to_owned(), format!("{word} "), format!("shore {word} ")] {
                    let page = format!("guides/own-{number}.html");
                    assert_eq!(first_of(&site, &query), page, "`{query}`: {}", place(word));
                }
            }
        }
    }
}
