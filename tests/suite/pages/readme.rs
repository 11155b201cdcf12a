//! Both editions of a page say the same: the same commands, the same files, the same links.

use std::iter::once;

use super::{fsip, page, root};
use crate::difference::require_same;

/// The code blocks of a page: their kinds, and in them the commands without the language and remarks, or the text
/// without remarks.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let parts = page.split("```").skip(1).step_by(2);
    parts
        .map(|block| {
            let (kind, text) = block.split_once('\n').unwrap();
            let is_session = kind == "console";
            let lines = text.lines().filter(|line| !is_session || line.starts_with("$ ")).map(plain);
            (kind.to_owned(), lines.map(|line| form(kind, &line)).filter(|line| !line.is_empty()).collect())
        })
        .collect()
}

/// The line of a block without what each edition writes in its own language: the values of a plan, and the cells.
fn form(kind: &str, line: &str) -> String {
    match kind {
        "toml" => line.split(" = ").next().unwrap().to_owned(),
        "csv" => ",".repeat(line.matches(',').count()),
        _ => line.to_owned(),
    }
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
    let is_language = |word: &&str| ["en", "zh"].contains(word);
    let is_fixed = |word: &&str| word.starts_with("--") || word.chars().all(|letter| letter.is_ascii_lowercase());
    words.filter(|word| is_fixed(word) && !is_language(word)).map(str::to_owned).collect()
}

/// The targets of links, without the mark of the Chinese edition.
fn links(page: &str) -> Vec<String> {
    let targets = page.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned());
    targets.filter(|target| !target.starts_with("README")).map(|target| target.replace(".zh-CN", "")).collect()
}

#[test]
fn both_editions_of_each_page_agree() {
    for name in ["README", "docs/install", "docs/ci", "docs/status", "docs/reports"] {
        let (english, chinese) = (page(&format!("{name}.md")), page(&format!("{name}.zh-CN.md")));
        assert!(!blocks(&english).is_empty(), "{name}");
        let lines = |page: &str| {
            let blocks = blocks(page).into_iter().flat_map(|(kind, lines)| once(format!("```{kind}")).chain(lines));
            blocks.chain(options(page)).chain(links(page)).collect::<Vec<String>>()
        };
        let of = format!("{name}.zh-CN.md");
        require_same(
            &of,
            &lines(&english),
            &lines(&chinese),
            "make its blocks, options and links those of the English",
        );
    }
}

#[test]
fn the_plan_of_the_readme_is_judged_as_it_is_printed() {
    for (language, name, status) in
        [("en", "README.md", "● on track"), ("zh", "README.zh-CN.md", "● 达进度  国内注册商标总数  年均增长10%以上")]
    {
        let text = page(name);
        let block = |kind: &str| text.split(&format!("```{kind}\n")).nth(1).unwrap().split("```").next().unwrap();
        let unindented =
            |block: &str| block.lines().map(|line| line.trim_start().to_owned() + "\n").collect::<String>();
        let folder = tempfile::TempDir::new().unwrap();
        for (file, kind) in [("plan.toml", "toml"), ("statistics.csv", "csv")] {
            std::fs::write(folder.path().join(file), unindented(block(kind))).unwrap();
        }
        let output = fsip(folder.path(), language).args(["status", "-p", "."]).output().unwrap();
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(shown.contains(status), "{shown}{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_link_of_the_pages_leads_to_a_file() {
    let in_docs = std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let at_top = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md"].map(|name| root().join(name));
    for path in at_top.into_iter().chain(in_docs.filter(|path| path.extension().is_some_and(|kind| kind == "md"))) {
        let text = std::fs::read_to_string(&path).unwrap();
        let targets = text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
        for target in targets.filter(|target| !target.starts_with("http")) {
            let file = target.split('#').next().unwrap();
            assert!(path.parent().unwrap().join(file).exists(), "{}: {target}", path.display());
        }
    }
}
