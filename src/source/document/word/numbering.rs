//! The numbers that Word writes before paragraphs.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::BytesStart;

use crate::source::package::{Node, PackageFault, Xml, attribute};

/// How many levels a list has.
const LEVELS: usize = 9;

/// Which list a paragraph belongs to, and at which level.
#[derive(Clone, Default)]
pub(super) struct Numbered {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

impl Numbered {
    pub(super) fn or(&self, other: &Self) -> Self {
        Self { list: self.list.clone().or_else(|| other.list.clone()), level: self.level.or(other.level) }
    }
}

#[derive(Clone, Default)]
struct Level {
    start: Option<usize>,
    format: String,
    /// With %1 for the number of the first level.
    text: String,
    is_followed_by_nothing: bool,
}

#[derive(Clone, Default)]
struct List {
    scheme: String,
    /// What it changes of its scheme.
    levels: BTreeMap<usize, Level>,
    has_started: bool,
}

#[derive(Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    schemes: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The last number of each level of each scheme.
    counters: BTreeMap<String, [Option<usize>; LEVELS]>,
}

/// Where a level is read: in a scheme or a list.
enum Owner {
    Nobody,
    Scheme(String),
    List(String),
}

impl Numbering {
    pub(super) fn read(mut xml: Xml<impl BufRead>) -> Result<Self, PackageFault> {
        let mut numbering = Self::default();
        let (mut owner, mut number) = (Owner::Nobody, 0);
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    let named = |name: &[u8]| Ok::<_, PackageFault>(attribute(&element, name)?.unwrap_or_default());
                    match element.local_name().as_ref() {
                        b"abstractNum" => owner = Owner::Scheme(named(b"abstractNumId")?.into_owned()),
                        b"num" => owner = Owner::List(named(b"numId")?.into_owned()),
                        b"abstractNumId" => numbering.set_scheme(&owner, &named(b"val")?),
                        b"lvl" | b"lvlOverride" => number = named(b"ilvl")?.parse().unwrap_or(0),
                        _ => numbering.read_level(&element, &owner, number)?,
                    }
                }
                Node::End(_) | Node::Text(_) => {}
                Node::Eof => return Ok(numbering),
            }
        }
    }

    fn set_scheme(&mut self, owner: &Owner, scheme: &str) {
        if let Owner::List(list) = owner {
            self.lists.entry(list.clone()).or_default().scheme = scheme.to_owned();
        }
    }

    fn read_level(&mut self, element: &BytesStart<'_>, owner: &Owner, number: usize) -> Result<(), PackageFault> {
        let levels = match owner {
            Owner::Nobody => return Ok(()),
            Owner::Scheme(scheme) => self.schemes.entry(scheme.clone()).or_default(),
            Owner::List(list) => &mut self.lists.entry(list.clone()).or_default().levels,
        };
        let value = || Ok::<_, PackageFault>(attribute(element, b"val")?.unwrap_or_default());
        match element.local_name().as_ref() {
            b"start" | b"startOverride" => levels.entry(number).or_default().start = value()?.parse().ok(),
            b"numFmt" => levels.entry(number).or_default().format = value()?.into_owned(),
            b"lvlText" => levels.entry(number).or_default().text = value()?.into_owned(),
            b"suff" => levels.entry(number).or_default().is_followed_by_nothing = value()? == "nothing",
            _ => {}
        }
        Ok(())
    }

    /// What Word writes before the next paragraph of a list.
    pub(super) fn next(&mut self, numbered: &Numbered) -> String {
        let level = numbered.level.unwrap_or(0);
        let Some(list) = numbered.list.as_ref().and_then(|list| self.lists.get_mut(list)).filter(|_| level < LEVELS)
        else {
            return String::new();
        };
        let Some(of_scheme) = self.schemes.get(&list.scheme) else { return String::new() };
        let of_list = |number: usize| list.levels.get(&number).filter(|level| !level.format.is_empty());
        let at = |number: usize| of_list(number).or_else(|| of_scheme.get(&number));
        let start_of = |number: usize| list.levels.get(&number).and_then(|level| level.start);
        let start =
            |number: usize| start_of(number).or(of_scheme.get(&number).and_then(|level| level.start)).unwrap_or(1);
        let counters = self.counters.entry(list.scheme.clone()).or_default();
        if !list.has_started {
            let restarted = counters.iter_mut().enumerate().filter(|(number, _)| start_of(*number).is_some());
            restarted.for_each(|(_, counter)| *counter = None);
        }
        for (number, counter) in counters.iter_mut().enumerate() {
            match number.cmp(&level) {
                std::cmp::Ordering::Less => _ = counter.get_or_insert(start(number)),
                std::cmp::Ordering::Equal => {
                    *counter = Some(counter.map_or(start(number), |last| last.saturating_add(1)))
                }
                std::cmp::Ordering::Greater => *counter = None,
            }
        }
        let Some(own) = at(level) else { return String::new() };
        let mut text = own.text.clone();
        if own.format == "bullet" {
            let is_private = |sign: char| ('\u{e000}'..='\u{f8ff}').contains(&sign);
            text = text.replace(is_private, "•");
        }
        for (number, counter) in counters.iter().enumerate().take(level + 1) {
            let format = at(number).map_or("", |level| level.format.as_str());
            let written = written(counter.unwrap_or(1), format);
            text = text.replace(&format!("%{}", number + 1), &written);
        }
        let needs_blank = !own.is_followed_by_nothing && text.ends_with(|last: char| last.is_ascii());
        list.has_started = true;
        if needs_blank && !text.is_empty() { text + " " } else { text }
    }
}

/// A number as lists write it.
fn written(number: usize, format: &str) -> String {
    let letter = |first: u8| {
        let place = u8::try_from(number.saturating_sub(1) % 26).unwrap_or_default();
        char::from(first + place).to_string().repeat(number.saturating_sub(1) / 26 % 10 + 1)
    };
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let circled = u32::try_from(number).ok().filter(|number| (1..=20).contains(number));
            circled.and_then(|number| char::from_u32(0x245F + number)).map_or(number.to_string(), String::from)
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |digit: char| char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit);
            number.to_string().chars().map(wide).collect()
        }
        format if ["chinese", "japanese", "taiwanese", "ideograph"].iter().any(|kind| format.starts_with(kind)) => {
            chinese(number)
        }
        _ => number.to_string(),
    }
}

fn chinese(number: usize) -> String {
    let digit = |digit: usize| "〇一二三四五六七八九".chars().nth(digit).map(String::from).unwrap_or_default();
    match (number / 10, number % 10) {
        (10.., _) => number.to_string(),
        (0, ones) => digit(ones),
        (tens, ones) => {
            let tens = if tens == 1 { String::new() } else { digit(tens) };
            format!("{tens}十{}", if ones == 0 { String::new() } else { digit(ones) })
        }
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut rest, mut text) = (number.min(999), String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
