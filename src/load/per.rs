//! What numerator ÷ denominator is multiplied by, as the units of measure say.

use super::unit_line::sign_of;
use crate::model::{Kind, Number, UnitOfMeasure};

/// An indicator that is computed, by its kind and unit of measure.
pub(super) type Computed<'a> = (Kind, &'a UnitOfMeasure);

/// 10,000 for 件/万人 of persons, and for 元/人 of 亿元 and 万人. Nothing where the units of measure do not say it.
pub(super) fn usual_per((kind, of): Computed<'_>, [numerator, denominator]: [&UnitOfMeasure; 2]) -> Option<Number> {
    let ((part_scale, part), (whole_scale, whole)) = (numerator.parts(), denominator.parts());
    let scale = part_scale.checked_div(&whole_scale)?;
    if let Some(hundred) = share(of) {
        return (is_same(part, whole) || part_scale == whole_scale).then(|| &hundred * &scale);
    }
    let (counted, basis) = counted_and_basis(of.as_str());
    let counted = UnitOfMeasure::new(counted);
    let (own_scale, counted) = counted.parts();
    // The words may differ as long as none of them multiplies.
    let is_plain = |scales: [&Number; 2]| scales.into_iter().all(|scale| *scale == Number::one());
    let is_counted = is_same(counted, part) || is_plain([&own_scale, &part_scale]);
    let in_own = || scale.checked_div(&own_scale);
    match basis.map(basis_parts) {
        Some((basis_scale, basis)) => {
            let is_basis = is_same(&basis, whole) || is_plain([&basis_scale, &whole_scale]);
            Some(&in_own()? * &basis_scale).filter(|_| is_counted && is_basis)
        }
        None if kind == Kind::Rate => None,
        None if is_same(part, whole) => Some(scale),
        None => in_own().filter(|_| is_counted && whole_scale == Number::one()),
    }
}

/// Whether two words are one, in the singular or the plural.
fn is_same(one: &str, other: &str) -> bool {
    one.strip_suffix('s').unwrap_or(one) == other.strip_suffix('s').unwrap_or(other)
}

/// How many parts the whole has of which the unit of measure counts some.
pub(super) fn share(of: &UnitOfMeasure) -> Option<Number> {
    if of.is_percent() {
        return Some(Number::hundred());
    }
    (sign_of(of.as_str()) == "‰").then(|| Number::power_of_ten(3))
}

/// 件 and 万人 in 件/万人; patents and 10,000 people in "patents per 10,000 people".
fn counted_and_basis(text: &str) -> (&str, Option<&str>) {
    let parted = ["/", "／", "每", "per "].into_iter().find_map(|mark| text.split_once(mark));
    parted.map_or((text, None), |(counted, basis)| (counted.trim(), Some(basis.trim())))
}

/// By what it multiplies, and what: 10,000 and "people" for "10,000 people".
fn basis_parts(basis: &str) -> (Number, String) {
    let unit = basis.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ',' | ' '));
    let written = basis.strip_suffix(unit).unwrap_or_default();
    let unit = UnitOfMeasure::new(unit);
    let (scale, unit) = unit.parts();
    let count = written.replace([',', ' '], "").parse::<Number>().ok();
    (count.map_or(scale.clone(), |count| &count * &scale), unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::usual_per;
    use crate::model::{Kind, UnitOfMeasure};

    #[test]
    fn what_a_quotient_is_multiplied_by_follows_from_the_units_of_measure() {
        use Kind::{Rate, Ratio};
        for (kind, of, parts, expected) in [
            (Ratio, "件/万人", ["件", "人"], Some("10000")),
            (Ratio, "件/万人", ["件", "万人"], Some("1")),
            (Ratio, "件/万人", ["万件", "万人"], Some("10000")),
            (Ratio, "件/万人", ["项", "人"], Some("10000")),
            (Ratio, "件/万人", ["件", "户"], None),
            (Ratio, "件/人", ["件", "户"], Some("1")),
            (Ratio, "books per pupil", ["books", "pupils"], Some("1")),
            (Ratio, "books per 100 pupils", ["book", "pupil"], Some("100")),
            (Ratio, "元/人", ["万元", "万人"], Some("1")),
            (Ratio, "元/人", ["亿元", "万人"], Some("10000")),
            (Ratio, "元／人", ["万元", "人"], Some("10000")),
            (Ratio, "万元/人", ["亿元", "万人"], Some("1")),
            (Ratio, "元/人", ["万美元", "万人"], None),
            (Ratio, "吨标准煤/万元", ["万吨标准煤", "亿元"], Some("1")),
            (Ratio, "元", ["亿元", "万人"], None),
            (Ratio, "元", ["万元", "人"], Some("10000")),
            (Ratio, "本", ["册", "人"], Some("1")),
            (Ratio, "本", ["万册", "人"], None),
            (Ratio, "倍", ["亿元", "万元"], Some("10000")),
            (Ratio, "patents per 10,000 people", ["patents", "people"], Some("10000")),
            (Ratio, "patents per 10 000 people", ["patents", "people"], Some("10000")),
            (Ratio, "per 10,000 people", ["patents", "people"], Some("10000")),
            (Ratio, "patents/1000 people", ["patents", "thousand people"], Some("1")),
            (Ratio, "patents/1000 people", ["patents", "households"], None),
            (Ratio, "$m per site", ["$bn", "site"], Some("1000")),
            (Ratio, "件每万人", ["件", "人"], Some("10000")),
            (Rate, "%", ["件", "件"], Some("100")),
            (Rate, "%", ["万人", "人"], Some("1000000")),
            (Rate, "%", ["家", "件"], Some("100")),
            (Rate, "%", ["万家", "件"], None),
            (Rate, "‰", ["人", "人"], Some("1000")),
            (Rate, "per 1,000", ["人", "人"], Some("1000")),
            (Rate, "分", ["人", "人"], None),
        ] {
            let [numerator, denominator] = parts.map(UnitOfMeasure::new);
            let found = usual_per((kind, &UnitOfMeasure::new(of)), [&numerator, &denominator]);
            assert_eq!(found.map(|per| per.to_plain()).as_deref(), expected, "{of} {parts:?}");
        }
    }
}
