//! Entries of `require` that say what a wording cannot, written out to be copied.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Indicator, Year};
use crate::wording::{Problem, RequirementWording};

/// Offers, for a wording of this indicator, an entry for each of several requirements, or one that a person answers.
pub(super) fn offer(problem: &Problem, (indicator, phrase): (&Indicator, &str), diagnostic: &mut Diagnostic) {
    if let Problem::Several { wordings, is_aim } = problem {
        let names = if *is_aim { ["first", "aim"] } else { ["first", "second"] };
        for (name, wording) in names.into_iter().zip(wordings).filter(|_| wordings.len() == names.len()) {
            let entry = format!("{{ indicator = {}, is = {} }}", quoted(&indicator.id), quoted(wording));
            diagnostic.offering(name, Some(entry));
        }
        if let Some(steps) = steps(wordings, indicator).filter(|_| !is_aim) {
            diagnostic.offering("steps", Some(steps));
        }
    } else if matches!(problem, Problem::Unmeasured | Problem::NotUnderstood) {
        for name in ["milestone", "judged"] {
            let entry = format!("{{ {name} = {}, title = {} }}", quoted(&indicator.id), quoted(phrase));
            diagnostic.offering(name, Some(entry));
        }
    }
}

/// The steps of a target whose wordings each name a year of their own.
fn steps(wordings: &[String], indicator: &Indicator) -> Option<String> {
    let step = |wording: &String| Some((RequirementWording::new(wording, indicator).stated_due()?, quoted(wording)));
    let steps: BTreeMap<Year, String> = wordings.iter().map(step).collect::<Option<_>>()?;
    let written: Vec<String> = steps.iter().map(|(year, wording)| format!("{year} = {wording}")).collect();
    (steps.len() == wordings.len()).then(|| format!("steps = {{ {} }}", written.join(", ")))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    if text.contains(['"', '\\']) && !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
