//! What a line around a table says of the unit of measure of its numbers: 单位：万元, 表1（亿元）, Unit: %.

use super::unit_vocabulary::{
    BEFORE_UNITS, BEHIND_UNITS, COMMON, ENGLISH_BEFORE_UNITS, ENGLISH_FILLERS, ENGLISH_ORGANISATION_ENDS,
    ENGLISH_ORGANISATION_LABELS, ENGLISH_SCALES, ENGLISH_UNITS, ORGANISATION_ENDS, ORGANISATION_LABELS,
    PER_THOUSAND_WORDS, REMARKS, folded,
};
use crate::model::{Plan, UnitOfMeasure, multiplier};

/// What a line says of the unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum UnitLine {
    /// Nothing.
    Silent,
    /// One that indicators of the plan have, perhaps with another multiplier.
    Unit(String),
    /// Several, as they are written.
    Several(String),
    /// Something that no indicator of the plan is measured in.
    Unknown(String),
}

/// The words of a plan by which such lines are understood.
pub(super) struct UnitWords<'a> {
    plan: &'a Plan,
}

/// What a piece of text is as a unit of measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// An indicator of the plan has it.
    Known,
    /// It is one, but no indicator has it.
    Foreign,
    /// It is none.
    No,
}

/// The sign for an English phrase that has one, else the phrase.
pub(super) fn sign_of(unit: &str) -> &str {
    let phrase = unit.trim().to_lowercase();
    // Percentage (%)
    match phrase.strip_suffix("(%)").unwrap_or(&phrase).trim_end() {
        phrase if phrase.contains(char::is_alphabetic) && UnitOfMeasure::new(phrase).is_percent() => "%",
        phrase if PER_THOUSAND_WORDS.contains(&phrase) => "‰",
        _ => unit,
    }
}

/// What stands before a colon or the word 单位.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// 填报单位: an organisation follows.
    Organisation,
    /// 单位, 金额单位, Unit: a unit of measure follows, or an organisation.
    Unit,
    /// Anything else: what follows may be a unit of measure.
    Other,
}

impl<'a> UnitWords<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self { plan }
    }

    /// The units of measure of the plan's indicators, each once.
    pub(super) fn known(&self) -> String {
        let mut known: Vec<&str> = Vec::new();
        for indicator in &self.plan.indicators {
            let unit = indicator.unit_of_measure.as_str();
            if !known.contains(&unit) {
                known.push(unit);
            }
        }
        known.join(", ")
    }

    /// What the cells of a line that is no row of the table say together.
    pub(super) fn read(&self, cells: &[&str]) -> UnitLine {
        let cells: Vec<String> = cells.iter().map(|cell| self.folded(cell)).collect();
        let line = cells.join("  ");
        let mut found = self.behind_colons(&line);
        found.extend(self.behind_unit_word(&line));
        found.extend(self.in_parentheses(&line));
        found.extend(self.in_chinese_sentence(&line));
        found.extend(cells.iter().map(|cell| self.alone(cell)));
        match combined(found) {
            UnitLine::Silent => combined(cells.iter().map(|cell| self.in_english_title(cell)).collect()),
            reading @ (UnitLine::Unit(_) | UnitLine::Several(_) | UnitLine::Unknown(_)) => reading,
        }
    }

    /// The text in its most usual signs, without blanks inside 万 元; those of the plan's own units of measure stay.
    fn folded(&self, text: &str) -> String {
        let is_own =
            |sign: char| self.plan.indicators.iter().any(|indicator| indicator.unit_of_measure.as_str().contains(sign));
        let mut written = String::new();
        for sign in text.chars() {
            let is_inside = sign.is_whitespace() && written.ends_with(|last: char| multiplier(last).is_some());
            if !is_inside {
                written.push(if is_own(sign) { sign } else { folded(sign) });
            }
        }
        written
    }

    /// What a heading says in its parentheses, and the heading without them: 数值（万元）.
    pub(super) fn in_heading<'h>(&self, heading: &'h str) -> Option<(&'h str, UnitLine)> {
        let inner = heading.trim().strip_suffix([')', '）', ']', '］', '】'])?;
        let (name, inner) = inner.rsplit_once(['(', '（', '[', '［', '【'])?;
        Some((name.trim(), self.only_unit(&self.folded(inner), self.read(&[inner]), |_| false)))
    }

    /// The name with the words beside the unit of measure in its parentheses, and that: 产值（规模以上） of 产值（规模以上，亿元）.
    pub(super) fn beside_words(&self, name: &str) -> Option<(String, UnitLine)> {
        let (bare, _) = self.in_heading(name)?;
        let inner = name.trim().strip_prefix(bare)?.trim().trim_matches(['(', '（', ')', '）']);
        let (words, unit) = inner.rsplit_once(['，', ',', '、', '；', ';'])?;
        let (unit, written) = (self.read(&[unit]), self.folded(unit));
        let unit = self.only_unit(&written, unit, |_| false);
        matches!(unit, UnitLine::Unit(_)).then(|| (format!("{bare}（{}）", words.trim()), unit))
    }

    /// What the heading of a column of values says that somebody else publishes, where its unit of measure may stand
    /// without parentheses: 产值_亿元, Firms in thousands.
    pub(super) fn in_foreign_heading(&self, heading: &str) -> UnitLine {
        if let Some((_, reading)) = self.in_heading(heading).filter(|(_, reading)| *reading != UnitLine::Silent) {
            return reading;
        }
        let folded = self.folded(heading);
        let last = folded.rsplit(|sign| sign == '_' || is_between_words(sign)).next().unwrap_or_default();
        let mut ends = folded.char_indices().filter_map(|(place, _)| folded.get(place..));
        match self.read(&[heading]) {
            UnitLine::Silent if !last.is_ascii() && self.is_measure(last) => self.list(&[last]),
            UnitLine::Silent if ends.any(|end| self.is_clear(end)) => UnitLine::Unknown(heading.to_owned()),
            reading @ (UnitLine::Silent | UnitLine::Unit(_) | UnitLine::Several(_) | UnitLine::Unknown(_)) => reading,
        }
    }

    /// The reading of a text that should be a unit of measure and nothing else: unknown where something is left, which may
    /// make it another one, as in 10 000 元, MWh per head and 上年同期 万元.
    fn only_unit(&self, text: &str, reading: UnitLine, is_aside: fn(&str) -> bool) -> UnitLine {
        let labelled = text.split_once("单位").filter(|(before, _)| label(&format!("{before}单位")) == Label::Unit);
        let labelled = labelled.or_else(|| text.split_once(':').filter(|(before, _)| label(before) == Label::Unit));
        let plain = labelled.map_or(without_in(text), |(_, unit)| unit.trim_start_matches(leads_to_unit));
        let says_nothing = |word: &str| REMARKS.contains(&word) || is_aside(word);
        let is_whole = || {
            self.is_measure_phrase(plain) || tokens(plain).all(|token| self.is_measure(token) || says_nothing(token))
        };
        let has_more = match reading {
            UnitLine::Unit(_) => !is_whole(),
            UnitLine::Silent => self.is_scaled(plain),
            UnitLine::Several(_) | UnitLine::Unknown(_) => false,
        };
        if has_more { UnitLine::Unknown(text.trim().to_owned()) } else { reading }
    }

    /// Whether a text is nothing but a power of ten and words of measure: 元×10000, 1000s 家, 000s.
    fn is_scaled(&self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let zeros = digits.strip_prefix('1').unwrap_or(&digits);
        let is_power = digits.len() > 2 && zeros.bytes().all(|digit| digit == b'0');
        let mut words = text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
        let has_scale = words.clone().any(|word| ENGLISH_SCALES.contains(&&*word.to_ascii_lowercase()));
        let is_word = |word: &str| {
            let lower = word.to_ascii_lowercase();
            matches!(lower.as_str(), "s" | "x" | "in" | "of") || self.is_measure(word) || is_english_measure(word)
        };
        let is_scaled = (is_power && words.clone().next().is_some()) || (digits.is_empty() && has_scale);
        is_scaled && words.all(is_word)
    }

    /// 单位：万元, 货币：人民币万元, Unit: %, unit = %.
    fn behind_colons(&self, line: &str) -> Vec<UnitLine> {
        let colons = line.match_indices([':', '=']);
        let reading = |(place, colon): (usize, &str)| {
            let (before, after) = (line.get(..place)?, line.get(place + colon.len()..)?);
            match (label(before), colon) {
                (Label::Organisation, _) | (Label::Other, "=") => None,
                (label @ (Label::Unit | Label::Other), _) => Some(self.value(after, label)),
            }
        };
        colons.filter_map(reading).collect()
    }

    /// What follows a label.
    fn value(&self, after: &str, label: Label) -> UnitLine {
        let value = after.trim_start().split("  ").next().unwrap_or_default().trim();
        let phrase = value.split([')', '）', ';', '；']).next().unwrap_or_default().trim();
        let tokens: Vec<&str> = tokens(value).collect();
        let units = tokens.iter().take_while(|token| self.is_measure(token)).count();
        if units < 2 && self.is_measure(phrase) && phrase == value {
            return self.list(&[phrase]);
        }
        if units > 0 && goes_on(value, tokens.get(units..).unwrap_or_default()) {
            return UnitLine::Unknown(value.to_owned());
        }
        let organisation =
            || self.is_organisation(phrase) || tokens.first().is_some_and(|first| self.is_organisation(first));
        match (self.phrase(phrase), units) {
            (UnitLine::Silent, 0) if label == Label::Unit && !phrase.is_empty() && !organisation() => {
                UnitLine::Unknown(phrase.to_owned())
            }
            (UnitLine::Silent, units) => self.list(tokens.get(..units).unwrap_or_default()),
            // Population: 5 million
            (_, 0) if label == Label::Other && phrase.starts_with(|first: char| first.is_ascii_digit()) => {
                UnitLine::Silent
            }
            (_, 2..) => self.list(tokens.get(..units).unwrap_or_default()),
            (reading, _) => reading,
        }
    }

    /// 单位（万元）, 单位 万元, 单位为万元, 以万元为单位: without a colon it may be any other sentence.
    fn behind_unit_word(&self, line: &str) -> Vec<UnitLine> {
        let mut found = Vec::new();
        for (place, word) in line.match_indices("单位") {
            let (before, after) = (line.get(..place).unwrap_or_default(), line.get(place + word.len()..));
            let has_colon = after.is_some_and(|after| after.trim_start().starts_with([':', '=']));
            if has_colon || label(&format!("{before}{word}")) == Label::Organisation {
                continue;
            }
            let after = after.unwrap_or_default();
            let value = after.trim_start_matches(leads_to_unit);
            let in_cell: Vec<&str> = tokens(value.split("  ").next().unwrap_or_default()).collect();
            let units: Vec<&str> = in_cell.iter().copied().take_while(|token| self.is_measure(token)).collect();
            let has_more = !units.is_empty() && goes_on(value, in_cell.get(units.len()..).unwrap_or_default());
            found.push(if has_more { UnitLine::Unknown(value.to_owned()) } else { self.list(&units) });
            // 除产值单位为亿元外
            let next = tokens(value).next().filter(|_| after.starts_with(['均', '为', '是', '皆']));
            let mut starts =
                next.into_iter().flat_map(|next| next.char_indices().filter_map(|(end, _)| next.get(..end)));
            if units.is_empty() && starts.any(|start| self.is_clear(start)) {
                found.push(UnitLine::Unknown(next.unwrap_or_default().to_owned()));
            }
            let measured = before.strip_suffix("作为").or_else(|| before.strip_suffix('为'));
            let unit = measured.and_then(|before| before.rsplit_once('以')).map(|(_, unit)| unit);
            found.extend(unit.map(|unit| self.alone(unit)));
        }
        found
    }

    /// 表1（万元）, Table 1 (in million yuan); a parenthesis of anything else is no unit of measure.
    fn in_parentheses(&self, line: &str) -> Vec<UnitLine> {
        let inner = |open: &'_ str| open.split([')', '）']).next().map(str::to_owned);
        // What has a colon is read behind it.
        let inners = line.split(['(', '（']).skip(1).filter_map(inner).filter(|inner| !inner.contains(':'));
        inners.map(|inner| self.only_unit(&inner, self.whole(&inner), is_year)).collect()
    }

    /// 以万元计, 除特别注明外均为万元, 以人民币万元列示.
    fn in_chinese_sentence(&self, line: &str) -> Vec<UnitLine> {
        let unit = |(place, word): (usize, &str)| {
            let after = line.get(place + word.len()..)?;
            let ends = BEHIND_UNITS.iter().filter_map(|end| after.find(end));
            let end = ends.chain(after.find(is_between_words)).min().unwrap_or(after.len());
            let unit = after.get(..end)?;
            (self.is_clear(unit) || (after.get(end..)?.starts_with('计') && self.is_measure(unit)))
                .then(|| self.list(&[unit]))
        };
        line.match_indices(BEFORE_UNITS).filter_map(unit).collect()
    }

    /// What an English line says in passing: All figures in million yuan, Energy use in GWh, Energy - GWh, EUR million.
    fn in_english_title(&self, cell: &str) -> UnitLine {
        let lower = cell.to_ascii_lowercase();
        let mut found = Vec::new();
        for word in ENGLISH_BEFORE_UNITS {
            for (place, _) in lower.match_indices(word) {
                let before = lower.get(..place).unwrap_or_default();
                let is_label = word.starts_with("unit") && label(&format!("{before}unit")) == Label::Organisation;
                if is_between_words_at_end(before) && !is_label {
                    found.push(self.first_measure(cell.get(place + word.len()..).unwrap_or_default()));
                }
            }
        }
        let tails = [", ", " - ", "- "].iter().filter_map(|mark| cell.rsplit_once(mark)).map(|(_, tail)| tail);
        found.extend(tails.chain([cell]).map(|tail| self.measure_phrase(tail)));
        match combined(found) {
            UnitLine::Silent => {
                let words = || tokens(cell).flat_map(|token| token.split(['_', '|', '\'', '’']));
                match combined(words().map(|word| self.symbol(word)).collect()) {
                    UnitLine::Unit(_) if words().any(multiplies) => UnitLine::Unknown(cell.to_owned()),
                    reading @ (UnitLine::Silent | UnitLine::Unit(_) | UnitLine::Several(_) | UnitLine::Unknown(_)) => {
                        reading
                    }
                }
            }
            reading @ (UnitLine::Unit(_) | UnitLine::Several(_) | UnitLine::Unknown(_)) => reading,
        }
    }

    /// A text of nothing but words of measure, none of which is a figure.
    fn measure_phrase(&self, text: &str) -> UnitLine {
        let text = text.trim().trim_end_matches('.');
        let is_figure = text.starts_with(|first: char| first.is_ascii_digit());
        if !is_figure && (is_english_measure(text) || self.is_measure(text)) {
            self.whole(text)
        } else {
            UnitLine::Silent
        }
    }

    /// The words of measure at the start of a text: millions of euros, GWh, 2021.
    fn first_measure(&self, text: &str) -> UnitLine {
        let text = text.trim_start_matches("are ").trim_start_matches("is ").trim_start_matches(['-', ' ']);
        if text.split(", ").next().is_some_and(|phrase| self.is_scaled(phrase)) {
            return UnitLine::Unknown(text.to_owned());
        }
        let phrase = text.split(['(', ')', '（', '）', ';', '；', '.', ',']).next().unwrap_or_default().trim();
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let is_word = |unit: &str| unit.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_unit = is_english_measure(phrase) || (!is_word(phrase) && self.is_measure(phrase));
        if is_unit {
            return self.whole(phrase);
        }
        let lower = first.to_ascii_lowercase();
        let is_scale = ENGLISH_SCALES.contains(&lower.as_str()) && !matches!(lower.as_str(), "ten" | "hundred" | "k");
        match self.symbol(first) {
            UnitLine::Silent if is_scale => UnitLine::Unknown(phrase.to_owned()),
            UnitLine::Unit(_) if rest.split(' ').any(multiplies) => UnitLine::Unknown(phrase.to_owned()),
            reading @ (UnitLine::Silent | UnitLine::Unit(_) | UnitLine::Several(_) | UnitLine::Unknown(_)) => reading,
        }
    }

    /// A word that is the sign of a unit of measure and no word of a language: GWh, EUR, %.
    fn symbol(&self, token: &str) -> UnitLine {
        let has_capital = token.chars().skip(1).any(|sign| sign.is_ascii_uppercase());
        let is_sign = matches!(token, "%" | "‰" | "kg" | "km" | "km²" | "m²" | "m³");
        let is_unit = self.is_measure(token) || ENGLISH_UNITS.contains(&token.to_ascii_lowercase().as_str());
        match (has_capital || is_sign, is_unit) {
            (true, true) if self.measure(token) == Measure::Known => self.list(&[token]),
            (true, true) => UnitLine::Unknown(token.to_owned()),
            _ => UnitLine::Silent,
        }
    }

    /// A text that is a unit of measure and nothing else, or several.
    fn whole(&self, text: &str) -> UnitLine {
        let text = without_in(text);
        if self.is_measure(text) {
            return self.list(&[text]);
        }
        match self.phrase(text) {
            UnitLine::Silent => self.alone(text),
            reading @ (UnitLine::Unit(_) | UnitLine::Several(_) | UnitLine::Unknown(_)) => reading,
        }
    }

    /// The same for a cell or a word of Chinese: words of English may be units of measure and mean something else.
    fn alone(&self, text: &str) -> UnitLine {
        let all: Vec<&str> = tokens(text).collect();
        let is_all = !all.is_empty() && all.iter().all(|token| self.is_measure(token));
        if is_all {
            return self.list(&all);
        }
        if all.windows(2).any(|pair| matches!(pair, ["000", unit] if self.is_measure(unit))) {
            return UnitLine::Unknown(text.trim().to_owned());
        }
        // 表1 融资情况 万元
        combined(all.iter().filter(|token| self.is_clear(token)).map(|token| self.list(&[token])).collect())
    }

    /// Whether a word of Chinese can only be a unit of measure.
    fn is_clear(&self, token: &str) -> bool {
        let (plain, has_multiplier) = (without_currency(token), UnitOfMeasure::new(token).base() != token);
        let is_long = COMMON.contains(&plain) && plain.chars().count() > 1;
        let is_unit = has_multiplier || is_long || token.contains(['元', '吨', '亩']);
        !token.is_ascii() && is_unit && self.is_measure(token)
    }

    fn list(&self, units: &[&str]) -> UnitLine {
        let different = units.windows(2).any(|pair| pair.first() != pair.last());
        match units {
            [] => UnitLine::Silent,
            _ if different => UnitLine::Several(units.join("、")),
            [first, ..] if self.measure(first) == Measure::Known => {
                UnitLine::Unit(sign_of(without_currency(first)).to_owned())
            }
            [first, ..] => UnitLine::Unknown((*first).to_owned()),
        }
    }

    /// A phrase of English words.
    fn phrase(&self, phrase: &str) -> UnitLine {
        if let Some(unit) = self.own_unit(phrase) {
            return UnitLine::Unit(unit.to_owned());
        }
        if UnitOfMeasure::new(phrase).is_percent() {
            return self.list(&["%"]);
        }
        // 万元/人 is one unit of measure.
        if self.is_measure(phrase) {
            return UnitLine::Silent;
        }
        let parts: Vec<&str> = phrase.split([',', '/', '&']).flat_map(|part| part.split(" and ")).collect();
        let is_list = parts.len() > 1 && parts.iter().all(|part| self.is_measure_phrase(part.trim()));
        match (is_list, is_english_measure(phrase)) {
            (true, _) => UnitLine::Several(phrase.to_owned()),
            (false, true) => UnitLine::Unknown(phrase.to_owned()),
            (false, false) => UnitLine::Silent,
        }
    }

    fn is_measure_phrase(&self, part: &str) -> bool {
        self.is_measure(part) || is_english_measure(part) || self.own_unit(part).is_some()
    }

    /// The unit of measure of an indicator that a text is, whatever the case of its letters.
    fn own_unit(&self, text: &str) -> Option<&str> {
        let mut units = self.plan.indicators.iter().map(|indicator| indicator.unit_of_measure.as_str());
        units.find(|unit| unit.eq_ignore_ascii_case(text))
    }

    /// Whether a text is a unit of measure, of the plan or not.
    fn is_measure(&self, text: &str) -> bool {
        self.measure(text) != Measure::No
    }

    fn measure(&self, text: &str) -> Measure {
        let is_known = |text: &str| {
            let unit = UnitOfMeasure::new(text);
            let has = |other: &UnitOfMeasure| unit.base() == other.base() || (unit.is_percent() && other.is_percent());
            self.plan.indicators.iter().any(|indicator| has(&indicator.unit_of_measure))
        };
        let plain = without_currency(text);
        if plain.is_empty() {
            return Measure::No;
        }
        let is_common = |part: &str| COMMON.contains(&UnitOfMeasure::new(part).base());
        // （万）; （十） numbers a section.
        let is_multiplier = plain.contains(['千', '万', '亿']) && plain.chars().all(|sign| multiplier(sign).is_some());
        // 万元/年
        let is_rate = plain.split_once('/').is_some_and(|(amount, of)| {
            (is_known(amount) || is_common(amount)) && of.chars().all(char::is_alphabetic) && !of.is_empty()
        });
        if is_known(plain) {
            Measure::Known
        } else if is_multiplier || is_rate || plain.split('/').all(is_common) {
            Measure::Foreign
        } else {
            Measure::No
        }
    }

    /// Whether a name can only be a unit of measure that slipped into another column.
    pub(super) fn is_no_name(&self, text: &str) -> bool {
        self.measure(text) == Measure::Known || self.is_clear(text)
    }

    fn is_organisation(&self, text: &str) -> bool {
        let text = text.trim();
        let last_word = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
        self.plan.units.iter().any(|unit| unit.is_called(text))
            || ORGANISATION_ENDS.iter().any(|end| text.ends_with(end))
            || ENGLISH_ORGANISATION_ENDS.contains(&last_word.as_str())
    }
}

/// The worst of several readings: what is unknown, then several different units.
fn combined(found: Vec<UnitLine>) -> UnitLine {
    let mut all: Vec<UnitLine> = Vec::new();
    for reading in found.into_iter().filter(|reading| *reading != UnitLine::Silent) {
        if !all.contains(&reading) {
            all.push(reading);
        }
    }
    let several = all.iter().position(|reading| matches!(reading, UnitLine::Several(_)));
    let unknown = all.iter().position(|reading| matches!(reading, UnitLine::Unknown(_)));
    match (several.or(unknown), all.as_slice()) {
        (Some(place), _) => all.swap_remove(place),
        (None, []) => UnitLine::Silent,
        (None, [_]) => all.swap_remove(0),
        (None, several) => {
            let name =
                |reading: &UnitLine| if let UnitLine::Unit(unit) = reading { unit.clone() } else { String::new() };
            UnitLine::Several(several.iter().map(name).collect::<Vec<_>>().join("、"))
        }
    }
}

/// Words between blanks, parentheses and commas.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    // 人民币（万元）
    text.split(is_between_words).filter(|token| !without_currency(token).is_empty())
}

fn is_between_words(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '(' | ')' | '（' | '）' | '、' | '，' | ',' | '；' | ';' | '。' | ':' | '：')
}

/// What may stand between the word 单位 and a unit of measure.
fn leads_to_unit(sign: char) -> bool {
    matches!(sign, '均' | '为' | '是' | '皆') || !(sign.is_alphanumeric() || matches!(sign, '%' | '％' | '‰'))
}

fn is_between_words_at_end(text: &str) -> bool {
    text.chars().next_back().is_none_or(is_between_words)
}

/// Whether what stands behind the unit of measure of a label may make it another one: USD m, 万元 同比. Another label may
/// follow, or the year.
fn goes_on(value: &str, behind: &[&str]) -> bool {
    let says_nothing = |word: &&&str| REMARKS.contains(*word) || is_year(word);
    let behind: Vec<&&str> = behind.iter().skip_while(says_nothing).collect();
    !behind.is_empty() && (!value.contains(':') || behind.iter().any(|word| multiplies(word)))
}

/// 2021年, 2021年3月
fn is_year(word: &str) -> bool {
    let is_date = |sign: char| sign.is_ascii_digit() || matches!(sign, '年' | '月' | '日' | '末' | '底');
    word.split_once('年').is_some_and(|(year, _)| year.len() == 4) && word.chars().all(is_date)
}

fn without_in(text: &str) -> &str {
    let text = text.trim();
    match text.split_at_checked(3) {
        Some((word, rest)) if word.eq_ignore_ascii_case("in ") => rest.trim(),
        _ => text,
    }
}

/// Whether a word behind a unit of measure makes it another one: MWh x 1000, USD m, MWh per head.
fn multiplies(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let has_sign = lower.starts_with(['×', '*', '\''])
        || lower.strip_prefix('x').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    has_sign
        || ENGLISH_SCALES.contains(&lower.as_str())
        || matches!(&*lower, "m" | "tn" | "per")
        || lower.starts_with("10^")
}

/// 万元 of 人民币万元.
fn without_currency(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("人民币").unwrap_or(text);
    text.strip_suffix("人民币").unwrap_or(text).trim_matches(['/', '：', ':'])
}

/// What the text before a colon, or with the word 单位 at its end, announces.
fn label(before: &str) -> Label {
    // 单  位：万元
    let compact: String = before.chars().filter(|character| !character.is_whitespace()).collect();
    if let Some(kind) = compact.strip_suffix("单位") {
        let is_organisation = ORGANISATION_LABELS.iter().any(|label| kind.ends_with(label));
        return if is_organisation { Label::Organisation } else { Label::Unit };
    }
    let lower = before.trim_end().to_ascii_lowercase();
    let lower = ["of measurement", "of measure"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    let mut words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).rev();
    match words.next() {
        Some("unit" | "units") if words.next().is_some_and(|word| ENGLISH_ORGANISATION_LABELS.contains(&word)) => {
            Label::Organisation
        }
        Some("unit" | "units") => Label::Unit,
        _ => Label::Other,
    }
}

/// Whether a phrase is made of nothing but words of measure, at least one of them beyond a number.
fn is_english_measure(phrase: &str) -> bool {
    let lower = phrase.trim().to_lowercase();
    if UnitOfMeasure::new(lower.as_str()).is_percent() {
        return true;
    }
    let words = lower.split([' ', '-']).map(|word| word.trim_end_matches('.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_number =
        |word: &&str| word.chars().all(|character| character.is_ascii_digit() || matches!(character, ',' | '.' | '\''));
    let is_word = |word: &&str| ENGLISH_SCALES.contains(word) || ENGLISH_UNITS.contains(word) || *word == "%";
    let is_filler = |word: &&str| ENGLISH_FILLERS.contains(word);
    words.iter().any(is_word) && words.iter().all(|word| is_word(word) || is_number(word) || is_filler(word))
}

#[cfg(test)]
mod tests {
    use super::{UnitLine, UnitWords, sign_of};
    use crate::model::Plan;
    use crate::source::{Role, Source, Sources};

    const PLAN: &str = r#"
[plan]
title = "方案"
base_year = 2020
first_year = 2021
last_year = 2023
[[unit]]
id = "station"
name = "市监测站"
name_en = "Monitoring Station"
[[indicator]]
id = "financing"
name = "融资额"
unit = "亿元"
kind = "flow"
better = "higher"
[[indicator]]
id = "firms"
name = "企业"
unit = "家"
kind = "stock"
better = "higher"
[[indicator]]
id = "rate"
name = "满意率"
unit = "%"
kind = "rate"
better = "higher"
[[indicator]]
id = "energy"
name = "Energy"
unit = "MWh"
kind = "flow"
better = "lower"
[[target]]
id = "t"
text = "t"
units = ["station"]
require = [{ indicator = "firms", is = "达到5家" }]
"#;

    fn plan() -> Plan {
        let mut sources = Sources::default();
        sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
        let (folder, diagnostics) = crate::load::load(&sources);
        folder.unwrap_or_else(|| panic!("{diagnostics:?}")).plan
    }

    /// Cells are parted by `|`.
    fn read(line: &str) -> UnitLine {
        let plan = plan();
        UnitWords::new(&plan).read(&line.split('|').collect::<Vec<_>>())
    }

    #[test]
    fn words_for_percent_are_its_sign() {
        for (unit, sign) in
            [("Percentage (%)", "%"), ("Per cent", "%"), ("per 1000", "‰"), ("Index (%)", "Index (%)"), ("%", "%")]
        {
            assert_eq!(sign_of(unit), sign, "{unit}");
        }
    }

    #[test]
    fn a_unit_of_measure_around_a_table_is_understood() {
        for (line, unit) in [
            ("单位：万元", "万元"),
            ("单位:万元", "万元"),
            ("（单位：万元）", "万元"),
            ("单位: 亿元 制表：张三", "亿元"),
            ("金额单位：万元", "万元"),
            ("计量单位：家", "家"),
            ("货币单位：人民币万元", "万元"),
            ("单位（万元）", "万元"),
            ("单位 万元", "万元"),
            ("单位|万元", "万元"),
            ("单　位：　万元", "万元"),
            ("单位：|万元", "万元"),
            ("单位为万元", "万元"),
            ("注：以万元为单位", "万元"),
            ("本表以万元计", "万元"),
            ("人民币万元", "万元"),
            ("货币：人民币万元", "万元"),
            ("单位：亿元人民币", "亿元"),
            ("单位：人民币（万元）", "万元"),
            ("单位：百万元", "百万元"),
            ("表1（万元）", "万元"),
            ("表1 融资情况（单位：万元）", "万元"),
            ("融资情况 万元", "万元"),
            ("统计表|2021年|千元", "千元"),
            ("填报单位：市局　金额单位：万元", "万元"),
            ("填报单位：市局|单位：家", "家"),
            ("单位：％", "％"),
            ("Unit: %", "%"),
            ("Units: 家", "家"),
            ("Unit of measure: 万元", "万元"),
            ("Table 1 (in 万元)", "万元"),
            ("Unit|%", "%"),
            ("Reporting unit: Statistics Office|Unit: %", "%"),
            ("元", "元"),
            ("单位∶万元", "万元"),
            ("单位﹕万元", "万元"),
            ("单位-万元", "万元"),
            ("单位—万元", "万元"),
            ("單位：萬元", "万元"),
            ("單位：人民幣萬元", "万元"),
            ("单位：万 元", "万元"),
            ("【单位：万元】", "万元"),
            ("本表金额单位除特别注明外均为万元", "万元"),
            ("除另有说明外，本表金额均为万元。", "万元"),
            ("以人民币万元列示", "万元"),
            ("金额按万元填列", "万元"),
            ("Satisfaction (per cent)", "%"),
            ("Satisfaction in per cent", "%"),
            ("Satisfaction, percent", "%"),
            ("Satisfaction [%]", "%"),
            ("Energy [MWh]", "MWh"),
            ("Energy - MWh", "MWh"),
            ("Energy – MWh", "MWh"),
            ("Energy use in MWh", "MWh"),
            ("Energy use in MWh, 2020 to 2022", "MWh"),
            ("Measured in MWh", "MWh"),
            ("Unit MWh", "MWh"),
            ("Units are MWh", "MWh"),
            ("unit = MWh", "MWh"),
            ("Energy MWh", "MWh"),
            ("Energy, thousand MWh", "thousand MWh"),
            ("thousand MWh", "thousand MWh"),
            ("单位·万元", "万元"),
            ("单位→万元", "万元"),
            ("产值按万元统计", "万元"),
            ("表1（2021年，万元）", "万元"),
            ("表1（万元，当年价）", "万元"),
            ("单位：万元 2021年12月", "万元"),
            ("Table 1 (thousand MWh)", "thousand MWh"),
        ] {
            assert_eq!(read(line), UnitLine::Unit(unit.to_owned()), "{line}");
        }
    }

    #[test]
    fn what_is_no_unit_of_measure_says_nothing() {
        for line in [
            "商标统计表",
            "填报单位：市局",
            "填报单位：张三",
            "填 报 单 位：张三",
            "编制单位：统计科",
            "单位：市统计局",
            "单位：县委办",
            "单位：市监测站",
            "单位：某某有限公司",
            "主管单位：某校",
            "责任单位（盖章）",
            "单位（盖章）",
            "单位：",
            "单位|",
            "各单位完成情况",
            "法人单位数量",
            "全市企业（规模以上）",
            "（十）",
            "（一）基本情况|（2021年）",
            "表1（市本级）",
            "按计划完成，以上年为基数统计",
            "制表：李四|2021年3月",
            "Business unit: Sales",
            "Reporting unit: North",
            "Unit: Monitoring Station",
            "Unit: Statistics Office",
            "Units sold: 5",
            "Unit 1: Overview",
            "United Nations: members",
            "Population: 5 million",
            "Population, 5 million",
            "Cases in town (2020 census)",
            "Growth in 2021",
            "t",
            "Energy and Industry in Germany",
            "Energy use in ten countries",
            "Changes in points of sale",
            "Housing units completed in 2021",
            "Unit costs in 2021",
            "Report of the Planning Unit - 2021",
            "Growth in per capita income",
            "Million Trees Programme",
            "The city in figures, 2020-2023",
            "Income of the 5% best paid",
            "亿元以上商品交易市场情况",
            "百万人口城市统计表",
            "千家企业节能行动进展",
            "以企业为主体的创新",
            "按户籍人口统计",
            "目标：以人为本",
            "重点企业（100家以上）",
            "达标（100%）",
            "",
        ] {
            assert_eq!(read(line), UnitLine::Silent, "{line}");
        }
    }

    #[test]
    fn a_heading_says_its_unit_of_measure_and_nothing_beside_it() {
        let plan = plan();
        let words = UnitWords::new(&plan);
        for (heading, unit) in [
            ("数值（万元）", "万元"),
            ("数值(万 元)", "万元"),
            ("数值（单位：万元）", "万元"),
            ("2020年（亿元，现价）", "亿元"),
            ("人口（年末，万家）", "万家"),
            ("value (in MWh)", "MWh"),
            ("value (thousand MWh)", "thousand MWh"),
            ("value [%]", "%"),
        ] {
            assert_eq!(words.in_heading(heading).unwrap().1, UnitLine::Unit(unit.to_owned()), "{heading}");
        }
        for heading in [
            "数值 (10 000 元)",
            "产值(美 元)",
            "产值(US$ 元)",
            "产值（亿元，港币）",
            "产值（每人，元）",
            "产值(上年同期 万元)",
            "产值(1-6月 万元)",
            "产值（上年同期：万元）",
            "产值（计划；亿元）",
            "数值（单位：万元，同比）",
            "数值（单位 万元 同比）",
            "2020年（2019年，亿元）",
            "满意率(同比 %)",
            "产值(100元)",
            "value (10³ MWh)",
            "value (10,000 MWh)",
            "value (MWh × 1000)",
            "value (in ’000 MWh)",
            "value (mil. MWh)",
            "value (thousand, MWh)",
            "value (MWh per head)",
            "value (change in MWh)",
            "value (forecast - MWh)",
        ] {
            let (_, reading) = words.in_heading(heading).unwrap();
            assert!(matches!(reading, UnitLine::Unknown(_) | UnitLine::Several(_)), "{heading}: {reading:?}");
        }
        for heading in ["产值(上年=100)", "产值(计划数)", "满意率（同比）"] {
            assert_eq!(words.in_heading(heading).unwrap().1, UnitLine::Silent, "{heading}");
        }
    }

    #[test]
    fn a_heading_of_somebody_else_may_have_its_unit_of_measure_anywhere() {
        let plan = plan();
        let words = UnitWords::new(&plan);
        for (heading, unit) in [("融资_万元", "万元"), ("融资 亿元", "亿元"), ("Energy_MWh", "MWh"), ("企业_家", "家")]
        {
            assert_eq!(words.in_foreign_heading(heading), UnitLine::Unit(unit.to_owned()), "{heading}");
        }
        for heading in ["融资亿元", "融资/万元", "Firms (000s)", "Firms in thousands", "企业_千户"] {
            let reading = words.in_foreign_heading(heading);
            assert!(matches!(reading, UnitLine::Unknown(_)), "{heading}: {reading:?}");
        }
        for heading in ["OBS_VALUE", "数值", "Life expectancy", "本年累计", "Value (total)"] {
            assert_eq!(words.in_foreign_heading(heading), UnitLine::Silent, "{heading}");
        }
    }

    #[test]
    fn several_or_unknown_units_of_measure_are_told() {
        for line in [
            "单位：亿元、%",
            "单位：万元、家",
            "单位：亿元 %",
            "单位：亿元，家",
            "（亿元、%）",
            "万元|亿元",
            "（亿元）|（%）",
            "Unit: MWh; %",
            "Units: MWh, %",
        ] {
            assert!(matches!(read(line), UnitLine::Several(_)), "{line}: {:?}", read(line));
        }
        for line in [
            "单位：万吨",
            "金额单位：欧元",
            "单位：万",
            "单位：套餐",
            "单位：万元和家",
            "表1（千吨）",
            "（万）",
            "（人次）",
            "Unit: million yuan",
            "Unit: 10,000 yuan",
            "Unit: cases",
            "Table 2 (million USD)",
            "Values in thousand tonnes",
            "All figures in billions",
            "Unit: tonnes",
            "万元/年",
            "单位：万元/年",
            "Energy [GWh]",
            "Energy - GWh",
            "Energy use in GWh",
            "Energy use in gigawatt hours",
            "Measured in GWh",
            "Unit GWh",
            "Units are GWh",
            "unit = GWh",
            "Energy GWh",
            "Unit: MWh x 1000",
            "Unit: MWh × 1000",
            "Unit: MWh thousand",
            "EUR million",
            "All amounts in RMB'000",
            "Energy_GWh",
            "Waste, kt",
            "Exports in EUR",
            "Firms|thousand",
            "Loans|millions of euros",
            "Loans, millions of euros",
            "Population in millions of people",
            "Unit: MWh m",
            "Unit: MWh per capita",
            "Unit: MWh; in millions",
            "单位：万元 同比",
            "单位 万元 同比",
            "除融资额单位为亿元外，其余单位为万元",
            "融资表（元×10000）",
            "融资表（100元）",
            "（10 000 元）",
            "融资表 10 000 元",
            "Firms (1000s 家)",
            "Firms [Tsd. 家]",
            "Population [Tsd. persons]",
            "Population in 10,000 persons",
            "Population (persons x 1000)",
            "Energy use in MWh per head",
            "Energy, MWh m",
            "表1（计划，亿元）",
            "表1（亿元，港币）",
        ] {
            assert!(matches!(read(line), UnitLine::Unknown(_)), "{line}: {:?}", read(line));
        }
    }
}
