//! What the command line chose: hints choose the same again, as far as their command can.

use crate::locale::Texts;

named! {
    /// An option by which it is chosen what is read, judged and shown.
    pub enum SelectionOption {
        /// One region instead of the whole.
        Region = "--region",
        /// Every region on its own.
        ByRegion = "--by",
        /// Only this area.
        Area = "--area",
        /// Only what this unit answers for.
        Unit = "--unit",
        /// Only targets of this character.
        Character = "--character",
        /// Only targets of this character fail a check.
        Only = "--only",
        /// Only these statuses.
        States = "--state",
        /// Only the work items of this year.
        List = "--year",
        /// From this year.
        From = "--from",
        /// Up to this year.
        To = "--to",
        /// Average growth by the total of the years, too.
        Cumulative = "--cumulative",
        /// What fails a check.
        FailOn = "--fail-on",
        /// Warnings fail a check.
        Strict = "--strict",
        /// What is not firm fails a check.
        NotFirm = "--not-firm",
        /// The end of which year is judged.
        AsOf = "--as-of",
        /// What was known on that day.
        KnownOn = "--known-on",
        /// Without provisional values.
        FinalOnly = "--final",
        /// One method of pace.
        Method = "--method",
        /// All methods of pace.
        AllMethods = "--method",
        /// How files are encoded.
        Encoding = "--encoding",
        /// What parts the decimals in files.
        Decimal = "--decimal",
    }
}

/// An option that was given, with its value where it takes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub(super) option: SelectionOption,
    value: Option<String>,
}

impl SelectionOption {
    /// That it was given, where there is a value.
    pub fn of(self, value: Option<impl ToString>) -> Option<Selection> {
        Some(Selection { option: self, value: Some(value?.to_string()) })
    }

    /// That it was given, where it takes no value.
    pub fn when(self, is_given: bool) -> Option<Selection> {
        is_given.then_some(Selection { option: self, value: None })
    }
}

impl Selection {
    /// As it is written on a command line.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.option.name()).chain(self.value.as_deref())
    }

    /// Whether a command can be told so.
    pub fn is_for(&self, command: &str) -> bool {
        use SelectionOption as Of;
        let judges = matches!(command, "status" | "tasks" | "units" | "check" | "explain");
        match self.option {
            Of::Region | Of::AsOf | Of::KnownOn | Of::FinalOnly => judges || command == "growth",
            Of::ByRegion => judges && command != "explain" || command == "growth",
            Of::Method => judges,
            Of::Area | Of::Character | Of::States | Of::AllMethods => command == "status",
            Of::Unit => matches!(command, "status" | "tasks"),
            Of::List => command == "tasks",
            Of::From | Of::To | Of::Cumulative => command == "growth",
            Of::FailOn | Of::Only | Of::Strict | Of::NotFirm => command == "check",
            Of::Encoding => true,
            Of::Decimal => command != "group",
        }
    }

    /// Whether it says how files are read.
    pub fn is_of_reading(&self) -> bool {
        matches!(self.option, SelectionOption::Encoding | SelectionOption::Decimal)
    }

    /// Whether a command line says it already, or something else instead.
    pub(super) fn is_settled_by(&self, words: &[&str]) -> bool {
        let is_by_region = self.option == SelectionOption::ByRegion;
        words.contains(&self.option.name()) || (is_by_region && words.contains(&"--region"))
    }

    /// That only some values count, or that they are judged in another way; nothing for what screens say of themselves.
    pub(super) fn sentence(&self, texts: &Texts) -> Option<String> {
        let sentences = [
            (SelectionOption::KnownOn, "screen-known-on", "day"),
            (SelectionOption::FinalOnly, "screen-final-only", ""),
            (SelectionOption::Method, "screen-method", "method"),
        ];
        let (_, key, argument) = sentences.into_iter().find(|(option, ..)| *option == self.option)?;
        Some(texts.format(key, &[(argument, self.value.as_deref().unwrap_or_default())]))
    }
}
