//! 指标: what is measured, without any goal.

use super::{HasId, Number, UnitOfMeasure, composed};

/// The place of an indicator in [`super::Plan::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorIndex(pub usize);

/// What is measured: neutral, it has a definition but no goal.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Unique id, used by scripts.
    pub id: String,
    /// Name as the plan writes it.
    pub name: String,
    /// English name.
    pub name_en: Option<String>,
    /// Name for tables with little room.
    pub short: Option<String>,
    /// The same in English.
    pub short_en: Option<String>,
    /// Other names under which statistics may come.
    pub aliases: Vec<String>,
    /// Unit of measure of its values.
    pub unit_of_measure: UnitOfMeasure,
    /// The unit of measure in English.
    pub unit_en: Option<String>,
    /// How its values combine over years and regions.
    pub kind: Kind,
    /// Which direction is good.
    pub better: Better,
    /// 口径: what exactly is counted.
    pub definition: Option<String>,
    /// Decimal places of its values in tables; as many as the value has when not given.
    pub decimals: Option<u32>,
    /// From which two indicators it is computed where it was not observed.
    pub computed: Option<Fraction>,
}

impl HasId for Indicator {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Indicator {
    /// Whether `word` is its id, a name or an alias.
    pub fn is_called(&self, word: &str) -> bool {
        let word = composed(word);
        self.words().any(|name| name == word)
    }

    /// Its id, its names and its aliases.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let words = [&self.id, &self.name].into_iter().chain(&self.name_en).chain(&self.aliases);
        words.map(String::as_str)
    }
}

named! {
    /// How values of an indicator combine over years and regions (methods, section 1).
    pub enum Kind: "kind" {
        /// 存量: a level at the end of the year.
        Stock = "stock",
        /// 流量: an amount of the year.
        Flow = "flow",
        /// 比率: a percentage of a whole.
        Rate = "rate",
        /// 强度: one amount for so many of another, such as per 10,000 people.
        Ratio = "ratio",
    }
}

named! {
    /// Which direction of an indicator is good.
    pub enum Better: "better" {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

impl Better {
    /// A change with its sign turned so that good is positive.
    pub fn oriented(self, change: Number) -> Number {
        match self {
            Self::Higher => change,
            Self::Lower => -change,
        }
    }
}

/// `numerator / denominator × per`.
#[derive(Clone, Debug)]
pub struct Fraction {
    /// The part.
    pub numerator: IndicatorIndex,
    /// The whole.
    pub denominator: IndicatorIndex,
    /// 100 for a percentage, 10,000 for a value per 10,000.
    pub per: Number,
}

#[cfg(test)]
mod tests {
    use super::{Better, Indicator, Kind};
    use crate::model::{Number, UnitOfMeasure};

    #[test]
    fn an_indicator_is_called_by_its_id_its_names_and_its_aliases_and_by_nothing_else() {
        let indicator = Indicator {
            id: String::from("patents"),
            name: String::from("专利拥有量"),
            name_en: Some(String::from("Patents in force")),
            aliases: vec![String::from("有效专利"), String::from("专利")],
            unit_of_measure: UnitOfMeasure::new("件"),
            kind: Kind::Stock,
            better: Better::Higher,
            definition: Some(String::from("年末有效的专利")),
            decimals: None,
            short: None,
            short_en: None,
            unit_en: None,
            computed: None,
        };
        for word in ["patents", "专利拥有量", "Patents in force", "有效专利", "专利"] {
            assert!(indicator.is_called(word), "{word}");
        }
        for word in ["", "patent", "Patents", "年末有效的专利", "件"] {
            assert!(!indicator.is_called(word), "{word}");
        }
    }

    #[test]
    fn a_good_change_is_positive() {
        assert_eq!(Better::Higher.oriented(Number::from(3)), Number::from(3));
        assert_eq!(Better::Lower.oriented(Number::from(3)), Number::from(-3));
        assert_eq!(Better::Lower.oriented(Number::from(-3)), Number::from(3));
    }
}
