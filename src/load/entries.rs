//! Entries of `require` that say what a wording cannot, written out to be copied.

use crate::diagnostic::Diagnostic;
use crate::wording::Problem;

/// Offers, for a wording of this indicator, an entry for each of several requirements, or one that a person answers.
pub(super) fn offer(problem: &Problem, (indicator, phrase): (&str, &str), diagnostic: &mut Diagnostic) {
    if let Problem::Several { wordings, is_aim } = problem {
        let names = if *is_aim { ["first", "aim"] } else { ["first", "second"] };
        for (name, wording) in names.into_iter().zip(wordings) {
            let entry = format!("{{ indicator = {}, is = {} }}", quoted(indicator), quoted(wording));
            diagnostic.offering(name, Some(entry));
        }
    } else if matches!(problem, Problem::Unmeasured | Problem::NotUnderstood) {
        for name in ["milestone", "judged"] {
            let entry = format!("{{ {name} = {}, title = {} }}", quoted(indicator), quoted(phrase));
            diagnostic.offering(name, Some(entry));
        }
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    if text.contains(['"', '\\']) && !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
