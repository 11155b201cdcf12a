//! Growth of money that offices publish at constant prices.

use super::{Linter, is_growth};
use crate::diagnostic::Code;
use crate::model::{Indicator, Measure, UnitOfMeasure};
use crate::source::Span;

/// Parts of the names of figures whose growth is published at constant prices.
const AT_CONSTANT_PRICES: [&str; 20] = [
    "生产总值",
    "gdp",
    "增加值",
    "固定资产投资",
    "可支配收入",
    "居民收入",
    "居民人均收入",
    "人均纯收入",
    "gross domestic product",
    "gross regional product",
    "value added",
    "value-added",
    "fixed asset investment",
    "fixed-asset investment",
    "investment in fixed assets",
    "gross fixed capital formation",
    "disposable income",
    "household income",
    "residents' income",
    "income of residents",
];
/// Ends of the names of investments; what stands before says of what.
const INVESTMENTS: [&str; 5] = ["投资", "投资额", "投资总额", "完成投资", "投资完成额"];
/// What else such a name may say; then it is another figure, or one at constant prices already.
const OTHER_FIGURES: [&str; 12] = [
    "比重",
    "占比",
    "增加值税",
    "value added tax",
    "value-added tax",
    "外商",
    "外资",
    "对外",
    "foreign",
    "指数",
    "index",
    "share of",
];
const CONSTANT_PRICES: [&str; 7] =
    ["不变价", "可比价", "constant price", "constant-price", "real terms", "chained volume", "inflation-adjusted"];
/// Words and signs of money.
const MONEY: [&str; 18] = [
    "yuan", "rmb", "cny", "usd", "dollar", "dollars", "eur", "euro", "euros", "gbp", "pound", "pounds", "yen", "jpy",
    "franc", "francs", "won", "rupees",
];

impl Linter<'_> {
    pub(super) fn prices<'m>(&mut self, measures: impl Iterator<Item = (&'m Measure, &'m Span)>) {
        for (measure, place) in measures {
            let Some(indicator) = self.plan.indicator(measure.indicator) else { continue };
            if is_growth(measure) && is_money(&indicator.unit_of_measure) && has_published_growth(indicator) {
                let name = indicator.name.clone();
                self.diagnostics.report_at(Code::GrowthFromCurrentPrices, place.clone()).with("name", name);
            }
        }
    }
}

fn has_published_growth(indicator: &Indicator) -> bool {
    let names = [Some(&indicator.name), indicator.name_en.as_ref()].into_iter().flatten();
    let names: Vec<String> = names.map(|name| name.to_lowercase()).collect();
    let says = |words: &[&str]| names.iter().any(|name| words.iter().any(|word| name.contains(word)));
    let is_investment = INVESTMENTS.iter().any(|end| indicator.name.ends_with(end));
    let definition = indicator.definition.as_deref().unwrap_or_default().to_lowercase();
    let is_constant = says(&CONSTANT_PRICES) || CONSTANT_PRICES.iter().any(|word| definition.contains(word));
    (says(&AT_CONSTANT_PRICES) || is_investment) && !says(&OTHER_FIGURES) && !is_constant
}

/// Whether a unit is one of money, as a whole or for each of something: 亿元, 元/人, million USD.
fn is_money(unit: &UnitOfMeasure) -> bool {
    let amount = unit.as_str().split('/').next().unwrap_or_default().trim().to_lowercase();
    let mut words = amount.split(|character: char| !character.is_alphabetic());
    amount.ends_with(['元', '$', '€', '£', '¥', '￥']) || words.any(|word| MONEY.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{has_published_growth, is_money};
    use crate::model::{Better, Indicator, Kind, UnitOfMeasure};

    fn indicator(name: &str, definition: Option<&str>) -> Indicator {
        Indicator {
            id: String::from("x"),
            name: name.to_owned(),
            name_en: None,
            aliases: Vec::new(),
            unit_of_measure: UnitOfMeasure::new("亿元"),
            kind: Kind::Flow,
            better: Better::Higher,
            definition: definition.map(str::to_owned),
            decimals: None,
            short: None,
            short_en: None,
            unit_en: None,
            computed: None,
        }
    }

    #[test]
    fn figures_whose_growth_is_published_are_known_by_name() {
        for name in [
            "地区生产总值",
            "人均GDP",
            "规模以上工业增加值",
            "固定资产投资",
            "制造业投资",
            "城镇居民人均可支配收入",
            "Gross domestic product",
            "Disposable income of residents",
        ] {
            assert!(has_published_growth(&indicator(name, None)), "{name}");
        }
        for name in [
            "知识产权质押融资额",
            "进出口总额",
            "社会消费品零售总额",
            "一般公共预算收入",
            "研发经费投入",
            "实际利用外资",
            "外商直接投资",
            "专利密集型产业增加值占GDP比重",
            "地区生产总值（不变价）",
            "Foreign direct investment",
        ] {
            assert!(!has_published_growth(&indicator(name, None)), "{name}");
        }
        assert!(!has_published_growth(&indicator("地区生产总值", Some("按2020年不变价计算"))));
        assert!(!has_published_growth(&indicator("GDP", Some("At constant prices of 2020"))));
    }

    #[test]
    fn money_is_told_from_what_is_measured_by_money() {
        for unit in ["元", "万元", "亿元", "万亿元", "亿美元", "元/人", "million USD", "US$", "billion euros"]
        {
            assert!(is_money(&UnitOfMeasure::new(unit)), "{unit}");
        }
        for unit in ["吨标准煤/万元", "%", "件", "个单元格", "kg", "people"] {
            assert!(!is_money(&UnitOfMeasure::new(unit)), "{unit}");
        }
    }
}
