//! The words of a requirement in a sentence that says other things as well, for who looks for the requirement in it.

use std::ops::Range;

use super::amounts::{self, NumberForm};
use super::lexer::Lexer;
use super::normal::Folded;
use super::vocabulary::{Comparator, Meaning, Start, UnitWord, word_at};
use super::years;
use crate::model::{Direction, UnitOfMeasure};

/// What a word does in a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordRole {
    /// 达到: the value itself.
    Level,
    /// 保持在, 控制在: the value itself, which says nothing of what is better.
    Hold,
    /// 提高, 翻番, 新突破.
    Rise,
    /// 下降, 减半.
    Fall,
    /// 不低于, 以上.
    Floor,
    /// 不超过, 以内.
    Ceiling,
    /// 新增.
    New,
    /// 培育, 完成: something is done.
    Make,
    /// 年均, 累计, 每年, a year: how the years count.
    Years,
    /// A number or a year.
    Amount,
    /// To, from, about.
    Joint,
    /// What leads up to another word and says nothing itself.
    Adverb,
    /// 力争.
    Aim,
}

/// Every word of the grammar in `text`, with its bytes; those of a requirement lie end to end.
pub fn roles(text: &str, unit: &UnitOfMeasure) -> Vec<(WordRole, Range<usize>)> {
    let lexer = Lexer::new(Folded::new(text), unit);
    let folded = lexer.text();
    let starts = (0..folded.end()).filter(|at| folded.is_boundary(*at));
    let found = starts.filter_map(|at| {
        let year = years::years_at(folded, at, false).map(|(_, end)| (WordRole::Amount, end));
        let word = word_at(folded, at).and_then(|(meaning, end)| Some((role(meaning, &folded.folded(at..end))?, end)));
        let prefix = || lexer.prefix_at(at).map(|(_, end)| (WordRole::Years, end));
        let number = || lexer.quantity_at(at, true).ok().flatten().map(|number| (WordRole::Amount, number.glyphs.end));
        let rebuilt = lexer.rebuilt_at(at).map(|(_, end)| (WordRole::Make, end));
        let (role, end) = year.or(rebuilt).or(word).or_else(prefix).or_else(number)?;
        Some((role, folded.bytes(at..end)))
    });
    found.collect()
}

/// The numbers of a text that are no years, with their bytes and without the units of measure behind them.
pub fn numbers(text: &str) -> Vec<(NumberForm, Range<usize>)> {
    let folded = Folded::new(text);
    let (mut found, mut passed) = (Vec::new(), 0);
    for at in (0..folded.end()).filter(|at| folded.is_boundary(*at)) {
        if at < passed {
            continue;
        }
        if let Some((_, end)) = years::years_at(&folded, at, false) {
            passed = end;
        } else if let Some((form, end)) = amounts::number_at(&folded, at) {
            found.push((form, folded.bytes(at..end)));
            passed = end;
        }
    }
    found
}

fn role(meaning: Meaning, written: &str) -> Option<WordRole> {
    use Meaning::{
        About, Aim, Alike, All, And, Average, AverageAYear, AverageGrowth, Behind, Between, Break, By, Cap, Change,
        ChangeTo, Compare, Control, Dash, Elsewhere, End, Equal, Filler, From, Gone, GrowthSign, Halve, Hold, Lasting,
        Level, Limit, Make, Measured, Multiple, New, Noun, Over, Part, PartOfYear, Per, Present, RecordHigh, Relative,
        Since, Tilde, To, Total, UpTo,
    };
    let comparator = |comparator| match comparator {
        Comparator::AtLeast | Comparator::MoreThan => WordRole::Floor,
        Comparator::AtMost | Comparator::LessThan => WordRole::Ceiling,
    };
    Some(match meaning {
        // 占 and 增速 belong to the name of what has the value.
        Level if written.starts_with(['占', '排']) => return None,
        Change(_, super::vocabulary::Manner::Rate) => return None,
        Level | Equal => WordRole::Level,
        Hold | Control => WordRole::Hold,
        Change(Direction::Rising, _) | ChangeTo(Direction::Rising) | Multiple(_) | RecordHigh | AverageGrowth => {
            WordRole::Rise
        }
        Change(Direction::Falling, _) | ChangeTo(Direction::Falling) | Halve | Gone => WordRole::Fall,
        From(Start::Moved(Direction::Rising)) => WordRole::Rise,
        From(Start::Moved(Direction::Falling)) => WordRole::Fall,
        Compare(limit) | Behind(limit) | Limit(limit) => comparator(limit),
        Break => WordRole::Floor,
        Cap => WordRole::Ceiling,
        New => WordRole::New,
        Make | Lasting => WordRole::Make,
        Total | Over | Average | AverageAYear | Per(_) => WordRole::Years,
        Since(_) | To | UpTo | From(_) | By | About | Tilde | Between | Relative => WordRole::Joint,
        Measured(UnitWord::Percent | UnitWord::Points | UnitWord::Times) => return None,
        // 一般公共预算收入.
        Aim if written == "一般" => return None,
        Aim => WordRole::Aim,
        Filler => WordRole::Adverb,
        Noun | Part(..) | All | GrowthSign(_) | End | Elsewhere | Alike | And | Dash | PartOfYear | Present => {
            return None;
        }
    })
}
