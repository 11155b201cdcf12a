//! What must be known beside a status, in words.

use super::distance::failed_in;
use crate::evaluate::{Flag, Latest, RequirementJudgement};
use crate::locale::Texts;
use crate::model::{Quality, Year};
use crate::report::day_words;

/// What must be known beside a status; `latest` is the year of the value that was judged.
pub(in crate::report) fn flag_words(texts: &Texts, flag: Flag, latest: Option<&Latest>) -> String {
    let years = flag.years().unwrap_or_default();
    let count = flag.count().unwrap_or_default().to_string();
    let year = latest.map(|latest| latest.year.to_string()).unwrap_or_default();
    let day = flag.day().map(|day| day_words(day, texts)).unwrap_or_default();
    let arguments = [("years", years), ("count", count), ("latest", year), ("day", day)];
    let is_latest_firm = latest.is_some_and(|latest| latest.quality != Quality::Provisional);
    if flag == Flag::Provisional && is_latest_firm {
        return texts.get("base-provisional");
    }
    texts.format_owned(&flag.key(), &arguments)
}

/// What the ledger says beside the status of what it alone tells of.
pub(in crate::report) fn ledger_words(part: &RequirementJudgement, texts: &Texts) -> Option<String> {
    part.criterion.ledger_id()?;
    let flags = all_flag_words(texts, &part.flags, part);
    (!flags.is_empty()).then(|| texts.joined("comma", flags))
}

/// Flags of a requirement in words; the years that failed together.
pub(in crate::report) fn all_flag_words(texts: &Texts, flags: &[Flag], part: &RequirementJudgement) -> Vec<String> {
    let failed = |flag: &Flag| if let Flag::FailedIn(year) = flag { Some(*year) } else { None };
    let years: Vec<Year> = flags.iter().filter_map(failed).collect();
    let said = (!years.is_empty()).then(|| failed_in("flag-failed-in", &years, part, texts));
    let others = flags.iter().filter(|flag| failed(flag).is_none());
    said.into_iter().chain(others.map(|flag| flag_words(texts, *flag, part.latest.as_ref()))).collect()
}
