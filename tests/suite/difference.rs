//! What parts two lists or texts, in words that say what to write and where.

/// Fails with what only one of two lists has, and with what to do about it.
pub(crate) fn require_same(of: &str, expected: &[String], found: &[String], cure: &str) {
    let only = |title: &str, these: &[String], others: &[String]| {
        let lines = these.iter().filter(|one| !others.contains(one)).map(|one| format!("\n    {one}"));
        let lines: String = lines.collect();
        if lines.is_empty() { lines } else { format!("\n  {title}:{lines}") }
    };
    if expected != found {
        let (lacking, surplus) = (only("lacking", expected, found), only("too much", found, expected));
        let is_order = lacking.is_empty() && surplus.is_empty();
        let order = if is_order { "\n  the same lines stand in another order, or one stands twice" } else { "" };
        panic!("{of}: {cure}{lacking}{surplus}{order}");
    }
}

/// The same of two texts, line by line.
pub(crate) fn require_same_text(of: &str, expected: &str, found: &str, cure: &str) {
    let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<String>>();
    require_same(of, &lines(expected), &lines(found), cure);
}
