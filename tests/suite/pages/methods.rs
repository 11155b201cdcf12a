//! Holds `docs/methods.md` to the methods that there are, their classes, and why one cannot be applied.

use fsip::evaluate::{Class, Flag};
use fsip::model::Method;

use super::page;

#[test]
fn the_page_has_every_method_with_its_classes_and_conditions() {
    let page = page("docs/methods.md");
    for method in Method::NAMES {
        let heading = format!("\n## `{method}`: ");
        assert!(page.contains(&heading), "docs/methods.md lacks the section {:?}", heading.trim());
    }
    let conditions = Flag::NAMES.into_iter().filter(|name| name.starts_with("method_"));
    for name in Class::NAMES.into_iter().chain(conditions) {
        assert!(page.contains(&format!("\n| `{name}` | ")), "docs/methods.md lacks a row of a table for `{name}`");
    }
}
