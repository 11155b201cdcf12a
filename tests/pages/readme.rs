//! Both editions of the README say the same: the same commands, the same files, the same links.

use crate::{page, root};

/// The code blocks of a page: their kinds, and in them the commands without the language and remarks, or the text
/// without remarks.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let parts = page.split("```").skip(1).step_by(2);
    parts
        .map(|block| {
            let (kind, text) = block.split_once('\n').unwrap();
            let is_session = kind == "console";
            let lines = text.lines().filter(|line| !is_session || line.starts_with("$ "));
            (kind.to_owned(), lines.map(plain).filter(|line| !line.is_empty()).collect())
        })
        .collect()
}

fn plain(line: &str) -> String {
    let line = line.split(" # ").next().unwrap();
    let line = if line.starts_with("# ") { "" } else { line };
    let own_language = [" --lang en", " --lang zh", "lang: en", "lang: zh"];
    own_language.iter().fold(line.to_owned(), |line, own| line.replace(own, "")).trim().to_owned()
}

/// The commands and options that a page names between backticks, without the placeholders that are translated.
fn options(page: &str) -> std::collections::BTreeSet<String> {
    let spans = page.split('`').filter(|span| span.starts_with("fsip ") || span.starts_with("--"));
    let words = spans.flat_map(str::split_whitespace);
    let is_fixed = |word: &&str| word.starts_with("--") || word.chars().all(|letter| letter.is_ascii_lowercase());
    words.filter(is_fixed).map(str::to_owned).collect()
}

/// The targets of links, without the mark of the Chinese edition.
fn links(page: &str) -> Vec<String> {
    let targets = page.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned());
    targets.filter(|target| !target.starts_with("README")).map(|target| target.replace(".zh-CN", "")).collect()
}

#[test]
fn both_editions_of_the_readme_agree() {
    let (english, chinese) = (page("README.md"), page("README.zh-CN.md"));
    assert!(blocks(&english).len() > 5);
    assert_eq!(blocks(&english), blocks(&chinese));
    assert_eq!(options(&english), options(&chinese));
    assert_eq!(links(&english), links(&chinese));
}

#[test]
fn every_link_of_the_pages_leads_to_a_file() {
    let names = ["README", "docs/tutorial", "docs/format", "docs/cli"];
    for name in names.iter().flat_map(|name| [format!("{name}.md"), format!("{name}.zh-CN.md")]) {
        let text = page(&name);
        let folder = root().join(&name).parent().unwrap().to_owned();
        for target in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            assert!(folder.join(target).exists(), "{name}: {target}");
        }
    }
}
