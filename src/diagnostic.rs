//! What is wrong in the user's files: collected, with a place, and worded by the locale.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{SourceId, Span};

named! {
    /// How bad a diagnostic is.
    pub enum Severity: "level" {
        /// Nothing can be judged from these files.
        Error = "error",
        /// Worth a look; the files can be judged.
        Warning = "warning",
    }
}

macro_rules! codes {
    ($($(#[$documentation:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        named! {
            /// The kind of a diagnostic; its name is stable, so that scripts can rely on it.
            pub enum Code {
                $($(#[$documentation])* $variant = $name,)*
            }
        }

        impl Code {
            /// The code of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|code| code.name() == name)
            }

            /// Every code of a warning.
            pub fn warnings() -> impl Iterator<Item = Self> {
                Self::ALL.into_iter().filter(|code| code.severity() == Severity::Warning)
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A byte that is no text in the file's encoding.
    InvalidEncoding = "invalid-encoding", Error;
    /// The file is not TOML.
    TomlSyntax = "toml-syntax", Error;
    /// A quoted cell that never ends.
    UnclosedQuote = "unclosed-quote", Error;
    /// No `[plan]` in any file.
    MissingPlan = "missing-plan", Error;
    /// A second `[plan]`.
    DuplicatePlan = "duplicate-plan", Error;
    /// A key that no table has.
    UnknownKey = "unknown-key", Error;
    /// A key that must be there.
    MissingKey = "missing-key", Error;
    /// A value of another type than the key takes.
    WrongType = "wrong-type", Error;
    /// Nothing between the quotes.
    EmptyText = "empty-text", Error;
    /// A value that is none of the allowed ones.
    InvalidChoice = "invalid-choice", Error;
    /// Not a year.
    InvalidYear = "invalid-year", Error;
    /// Not a date.
    InvalidDate = "invalid-date", Error;
    /// Years that contradict one another.
    YearOrder = "year-order", Error;
    /// More years between base and due year than any plan has.
    PeriodTooLong = "period-too-long", Error;
    /// Not a number.
    InvalidNumber = "invalid-number", Error;
    /// A number that can be read in two ways.
    AmbiguousNumber = "ambiguous-number", Error;
    /// A number outside what the key takes.
    NumberOutOfRange = "number-out-of-range", Error;
    /// A key that changes nothing.
    KeyWithoutEffect = "key-without-effect", Warning;
    /// An id with blanks at its ends.
    BlankInId = "blank-in-id", Error;
    /// An id that stands already.
    DuplicateId = "duplicate-id", Error;
    /// A name under which two indicators, or two regions, would be found.
    DuplicateName = "duplicate-name", Error;
    /// No such indicator.
    UnknownIndicator = "unknown-indicator", Error;
    /// No such unit.
    UnknownUnit = "unknown-unit", Error;
    /// No such area.
    UnknownArea = "unknown-area", Error;
    /// No such task.
    UnknownTask = "unknown-task", Error;
    /// No such region.
    UnknownRegion = "unknown-region", Error;
    /// Regions that are parts of one another in a circle.
    CircularRegion = "circular-region", Error;
    /// A region below more others than there are levels of government.
    TooManyLevels = "too-many-levels", Error;
    /// A region among the others that has as much as all of them.
    TotalAmongParts = "total-among-parts", Error;
    /// No requirement has this id as a milestone or a judged matter.
    UnknownMatter = "unknown-matter", Error;
    /// A claim that does not go with the plan or with another claim.
    InvalidClaim = "invalid-claim", Error;
    /// Indicators that are computed from one another in a circle.
    CircularFraction = "circular-fraction", Error;
    /// A numerator and a denominator whose units of measure do not say by what the quotient is multiplied.
    UnclearFraction = "unclear-fraction", Error;
    /// An indicator that is computed from more others than any statistic is.
    TooManyParts = "too-many-parts", Error;
    /// More tables of a kind than anybody reads.
    TooManyTables = "too-many-tables", Error;
    /// A requirement that is neither measured nor a milestone nor judged, or more than one of them.
    RequirementShape = "requirement-shape", Error;
    /// A part of a requirement's wording that was not understood.
    WordingUnknown = "wording-unknown", Error;
    /// A requirement's wording without the number that it needs.
    WordingNumber = "wording-number", Error;
    /// Words of a requirement that contradict one another.
    WordingContradiction = "wording-contradiction", Error;
    /// A wording that can be read in more than one way.
    WordingAmbiguous = "wording-ambiguous", Error;
    /// A wording with more than one requirement in it.
    WordingSeveral = "wording-several", Error;
    /// An indicator without the kind on which something depends.
    KindNeeded = "kind-needed", Error;
    /// A wording that only another kind of indicator can have.
    WordingKind = "wording-kind", Error;
    /// Another kind of unit of measure than the indicator's.
    WrongUnitOfMeasure = "wrong-unit-of-measure", Error;
    /// A CSV file that holds nothing.
    EmptyFile = "empty-file", Error;
    /// More columns than a spreadsheet has.
    TooManyColumns = "too-many-columns", Error;
    /// A cell that is longer than any text in a table.
    CellTooLong = "cell-too-long", Error;
    /// No line that names the columns.
    MissingHeader = "missing-header", Error;
    /// A column that must be there.
    MissingColumn = "missing-column", Error;
    /// A column that no table has.
    UnknownColumn = "unknown-column", Error;
    /// A column that stands already.
    DuplicateColumn = "duplicate-column", Error;
    /// A cell under no heading.
    ExtraCell = "extra-cell", Error;
    /// A cell that must not be empty.
    EmptyCell = "empty-cell", Error;
    /// A second value for the same indicator, region and year.
    DuplicateValue = "duplicate-value", Error;
    /// A form of another plan or version.
    ForeignForm = "foreign-form", Error;
    /// An answer in a form that does not agree with its key.
    UnmatchedFormRow = "unmatched-form-row", Error;
    /// A column of the long form in a table of the wide form.
    MixedForms = "mixed-forms", Error;
    /// An amendment of what is not there, not yet or no longer.
    AmendmentUnknownId = "amendment-unknown-id", Error;
    /// Two changes of one thing on one day.
    AmendmentTwice = "amendment-twice", Error;
    /// An amendment after which all is as it was.
    AmendmentChangesNothing = "amendment-changes-nothing", Error;
    /// A change before the first day of the plan.
    AmendmentBeforePlan = "amendment-before-plan", Error;
    /// The error value of a spreadsheet's formula.
    SpreadsheetError = "spreadsheet-error", Error;
    /// A workbook that is none, or of which no sheet can be read.
    UnreadableWorkbook = "unreadable-workbook", Error;
    /// A cell of a workbook that can be understood in two ways, or was never computed.
    UnclearCell = "unclear-cell", Error;
    /// A row of data above the header.
    DataAboveHeader = "data-above-header", Error;
    /// A second header among the rows.
    SecondHeader = "second-header", Error;
    /// A line around the table whose unit of measure is not clear.
    UnclearUnitOfMeasure = "unclear-unit-of-measure", Error;
    /// A file that a declaration names and that is not read.
    SourceFile = "source-file", Error;
    /// A heading that a declaration names and its file lacks.
    UnknownHeading = "unknown-heading", Error;
    /// A condition of a declaration that no row of its file meets.
    UnmetCondition = "unmet-condition", Error;
    /// A column that may say the unit of measure, of which a declaration says nothing.
    UnitColumnPassedOver = "unit-column-passed-over", Error;
    /// Rows of two series that a declaration reads as one.
    MixedSeries = "mixed-series", Error;
    /// A file that looks like statistics and is not read.
    FileNotRead = "file-not-read", Warning;
    /// A sheet of a workbook of which another one is read.
    SheetNotRead = "sheet-not-read", Warning;
    /// A sheet that is read although the spreadsheet does not show it.
    HiddenSheet = "hidden-sheet", Warning;
    /// A number in a row of a form whose answer is empty.
    MisplacedAnswer = "misplaced-answer", Warning;
    /// A line that a spreadsheet puts above or below its data.
    NotData = "not-data", Warning;
    /// Steps of a path or of the yearly lists that end short of what the plan promises.
    UnreachableTotal = "unreachable-total", Warning;
    /// An increase that is not the promised value minus the base.
    ContradictingIncrease = "contradicting-increase", Warning;
    /// An indicator that nothing asks for.
    IndicatorWithoutTarget = "indicator-without-target", Warning;
    /// An id that follows from a name, and to which something refers that would lose it with the name.
    DerivedIdUsed = "derived-id-used", Warning;
    /// A target's sentence that names another year than the one in which the target is due.
    DueContradictsText = "due-contradicts-text", Warning;
    /// A target's sentence that promises nothing for sure, while nobody says whether the target is firm.
    FirmnessNotStated = "firmness-not-stated", Warning;
    /// Something that `fsip import` proposed, and that is still marked so.
    Proposed = "proposed", Warning;
    /// A number of a wording that its target's sentence does not have.
    WordingAndText = "wording-and-text", Warning;
    /// A wording that starts from another value than the statistics have.
    StatedBaseDiffers = "stated-base-differs", Warning;
    /// An upper limit for what should be high, or a lower one for what should be low.
    BoundContradictsBetter = "bound-contradicts-better", Warning;
    /// Growth computed from amounts of money, of which offices publish the growth at constant prices.
    GrowthFromCurrentPrices = "growth-from-current-prices", Warning;
    /// A value more than ten times the one before, or less than a tenth of it.
    TenfoldJump = "tenfold-jump", Warning;
    /// A value exactly ten times the one before, or a tenth of it.
    TenfoldValue = "tenfold-value", Warning;
    /// A total that is not formed because the value of a region is missing.
    TotalNotFormed = "total-not-formed", Warning;
    /// A value of a region that is not the sum of those of its parts.
    SumOfPartsDiffers = "sum-of-parts-differs", Warning;
    /// A kind of which values are added up, in a unit of measure that is a share or a quotient.
    KindContradictsUnit = "kind-contradicts-unit", Warning;
    /// A denominator of 0.
    ZeroDenominator = "zero-denominator", Warning;
    /// A value of an indicator that is computed, and that is another one.
    ComputedValueDiffers = "computed-value-differs", Warning;
    /// A percentage of a whole that is above 100 or below 0.
    RateOutOfRange = "rate-out-of-range", Warning;
    /// A unit that answers for nothing.
    IdleUnit = "idle-unit", Warning;
    /// A change after the last day of the plan.
    AmendmentAfterPlan = "amendment-after-plan", Warning;
    /// A value of a year with which the plan has nothing to do.
    YearOutsidePlan = "year-outside-plan", Warning;
    /// A value of a year after the one that is judged.
    FutureValue = "future-value", Warning;
}

/// One thing that is wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What the message says of it, by name.
    pub arguments: Vec<(&'static str, String)>,
    /// Another place that it has to do with.
    pub related: Option<Span>,
    /// How many of its kind there are up to it.
    number: usize,
    /// Whether it is one more of its kind than are kept, and there only until the next is found.
    is_surplus: bool,
    /// What can be meant, and what to write for it.
    pub choices: Vec<Choice>,
}

/// One of the things that can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name of its text.
    pub name: &'static str,
    /// What to write; nothing when the text says it.
    pub wording: Option<String>,
}

/// What was found wrong, in the order of finding: of each kind all or the first, and how many there are. A file may have
/// millions of cells that are wrong.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    /// What is kept, and last of all what was found last.
    pub found: Vec<Diagnostic>,
    /// How many there are of each kind.
    counts: BTreeMap<Code, usize>,
    /// The same in each file.
    in_files: BTreeMap<(Code, SourceId), usize>,
    /// Most that are kept of a kind.
    most: usize,
}

/// How many alike diagnostics are kept and shown.
pub const MOST_ALIKE: usize = 20;

/// For how many alike diagnostics words are suggested: to compare each with all that are known takes long.
const MOST_SUGGESTIONS: usize = 20;

impl Default for Diagnostics {
    fn default() -> Self {
        Self { most: MOST_ALIKE, ..Self::unlimited() }
    }
}

impl From<Vec<Diagnostic>> for Diagnostics {
    fn from(found: Vec<Diagnostic>) -> Self {
        let mut diagnostics = Self::unlimited();
        for diagnostic in found {
            diagnostics.add(diagnostic);
        }
        diagnostics
    }
}

impl Diagnostics {
    /// Keeps everything.
    pub fn unlimited() -> Self {
        Self { found: Vec::new(), counts: BTreeMap::new(), in_files: BTreeMap::new(), most: usize::MAX }
    }

    /// Adds a diagnostic and returns it for more detail.
    pub fn report(&mut self, code: Code, source: SourceId, range: std::ops::Range<usize>) -> &mut Diagnostic {
        self.report_at(code, Span { source, range })
    }

    /// Adds a diagnostic at a span and returns it for more detail.
    pub fn report_at(&mut self, code: Code, span: Span) -> &mut Diagnostic {
        self.add(Diagnostic {
            code,
            span,
            arguments: Vec::new(),
            related: None,
            number: 0,
            is_surplus: false,
            choices: Vec::new(),
        })
    }

    /// Adds a diagnostic that was made before, and returns it.
    pub fn add(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        let count = self.counts.entry(diagnostic.code).or_default();
        *count += 1;
        let number = *count;
        *self.in_files.entry((diagnostic.code, diagnostic.span.source)).or_default() += 1;
        if self.found.last().is_some_and(|last| last.is_surplus) {
            self.found.pop();
        }
        let place = self.found.len();
        self.found.push(Diagnostic { number, is_surplus: number > self.most, ..diagnostic });
        #[expect(clippy::indexing_slicing, reason = "the element was pushed in the line before")]
        &mut self.found[place]
    }

    /// Takes over what was found elsewhere, all that is kept of it.
    pub fn absorb(&mut self, other: Self) {
        self.found.extend(other.found);
        for (code, count) in other.counts {
            *self.counts.entry(code).or_default() += count;
        }
        for (of, count) in other.in_files {
            *self.in_files.entry(of).or_default() += count;
        }
    }

    /// Leaves out the warnings of these codes, which the plan allows.
    pub fn leave_out(&mut self, allowed: &BTreeSet<Code>) {
        self.found.retain(|diagnostic| !allowed.contains(&diagnostic.code));
        self.counts.retain(|code, _| !allowed.contains(code));
        self.in_files.retain(|(code, _), _| !allowed.contains(code));
    }

    /// What was found in other files than this one, as many of each kind.
    #[must_use]
    pub fn of_others(&self, file: SourceId) -> Self {
        let found = self.found.iter().filter(|diagnostic| diagnostic.span.source != file).cloned().collect();
        let in_files: BTreeMap<_, _> =
            self.in_files.iter().filter(|((_, source), _)| *source != file).map(|(of, count)| (*of, *count)).collect();
        let mut counts = BTreeMap::new();
        for ((code, _), count) in &in_files {
            *counts.entry(*code).or_default() += count;
        }
        Self { found, counts, in_files, most: self.most }
    }

    /// Whether anything makes the files unusable.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many make the files unusable.
    pub fn errors(&self) -> usize {
        self.counts().filter(|(code, _)| code.severity() == Severity::Error).map(|(_, count)| count).sum()
    }

    /// How many there are, also of those that are not kept.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// How many there are of each kind.
    pub fn counts(&self) -> impl Iterator<Item = (Code, usize)> {
        self.counts.iter().map(|(code, count)| (*code, *count))
    }
}

impl Diagnostic {
    /// Adds something that the message says.
    pub fn with(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Adds the known word that is nearest to `word`, when one is near.
    pub fn suggesting<'a>(&mut self, word: &str, known: impl IntoIterator<Item = &'a str>) -> &mut Self {
        if self.number > MOST_SUGGESTIONS {
            return self;
        }
        if let Some(nearest) = nearest(word, known) {
            self.with("suggestion", nearest);
        }
        self
    }

    /// Adds something that can be meant.
    pub fn offering(&mut self, name: &'static str, wording: Option<String>) -> &mut Self {
        self.choices.push(Choice { name, wording });
        self
    }

    /// Adds another place that it has to do with.
    pub fn related_to(&mut self, span: Span) -> &mut Self {
        self.related = Some(span);
        self
    }
}

/// Up to which distance a word counts as a slip of another.
const NEAR: f64 = 0.6;

/// The known word that is nearest to `word`, when one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    // Of words of very different length none is near.
    let may_be_near = |candidate: &&str| {
        let other = candidate.chars().count();
        length.min(other) as f64 >= NEAR * length.max(other) as f64
    };
    known
        .into_iter()
        .filter(|candidate| may_be_near(candidate) && !is_opposite(word, candidate))
        .map(|candidate| (strsim::normalized_damerau_levenshtein(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

/// Whether one word is the other with a negation before it: 完成 is no slip of 未完成.
fn is_opposite(one: &str, other: &str) -> bool {
    const NEGATIONS: [&str; 9] = ["未", "不", "没有", "没", "无", "非", "not-", "not ", "un"];
    let negates =
        |longer: &str, shorter: &str| longer.strip_suffix(shorter).is_some_and(|start| NEGATIONS.contains(&start));
    negates(one, other) || negates(other, one)
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostics, MOST_ALIKE, Severity, nearest};
    use crate::source::{Role, Source, Sources};

    /// So many alike ones of each code, one after the other.
    fn found(mut diagnostics: Diagnostics, codes: &[Code], count: usize) -> Diagnostics {
        let source = Sources::default().add(Source::from_text("statistics.csv", Role::Statistics, ""));
        for place in 0..count {
            for code in codes {
                diagnostics.report(*code, source, place..place).with("found", place.to_string());
            }
        }
        diagnostics
    }

    fn kept(diagnostics: &Diagnostics, code: Code) -> Vec<usize> {
        let of_code = diagnostics.found.iter().filter(|diagnostic| diagnostic.code == code);
        of_code.map(|diagnostic| diagnostic.span.range.start).collect()
    }

    #[test]
    fn the_opposite_of_a_word_is_not_suggested() {
        let states = ["完成", "进行中", "未达到", "done", "started", "not-met"];
        for (word, near) in
            [("未完成", None), ("达到", None), ("met", None), ("未打到", Some("未达到")), ("dome", Some("done"))]
        {
            assert_eq!(nearest(word, states), near, "{word}");
        }
    }

    #[test]
    fn the_first_of_each_kind_are_kept_and_all_are_counted() {
        let codes = [Code::InvalidNumber, Code::NotData];
        let diagnostics = found(Diagnostics::default(), &codes, 1000);
        let first: Vec<usize> = (0..MOST_ALIKE).collect();
        assert_eq!(kept(&diagnostics, Code::InvalidNumber), first);
        // What was found last can be asked for.
        assert_eq!(kept(&diagnostics, Code::NotData), [first, vec![999]].concat());
        assert_eq!(diagnostics.counts().collect::<Vec<_>>(), [(Code::InvalidNumber, 1000), (Code::NotData, 1000)]);
        assert_eq!((diagnostics.total(), diagnostics.errors()), (2000, 1000));
        assert_eq!(found(Diagnostics::unlimited(), &codes, 1000).found.len(), 2000);
    }

    #[test]
    fn what_other_files_say_is_counted_without_one() {
        let mut sources = Sources::default();
        let [one, other] = ["a.csv", "b.csv"].map(|name| sources.add(Source::from_text(name, Role::Statistics, "")));
        let mut diagnostics = Diagnostics::default();
        for (file, count) in [(one, 50), (other, 5), (one, 1)] {
            for place in 0..count {
                diagnostics.report(Code::NotData, file, place..place);
            }
        }
        let without = diagnostics.of_others(one);
        assert_eq!((without.total(), without.counts().collect::<Vec<_>>()), (5, vec![(Code::NotData, 5)]));
        assert_eq!((diagnostics.of_others(other).total(), diagnostics.total()), (51, 56));
    }

    #[test]
    fn what_is_not_kept_is_an_error_all_the_same_unless_it_is_allowed() {
        let mut diagnostics = found(Diagnostics::default(), &[Code::NotData], 100);
        assert!(!diagnostics.has_errors());
        let mut others = found(Diagnostics::default(), &[Code::InvalidYear, Code::NotData], 100);
        others.found.retain(|diagnostic| diagnostic.code.severity() == Severity::Warning);
        diagnostics.absorb(others);
        assert!(diagnostics.has_errors());
        diagnostics.leave_out(&[Code::NotData].into());
        assert_eq!((diagnostics.total(), diagnostics.errors(), diagnostics.found.len()), (100, 100, 0));
    }
}
