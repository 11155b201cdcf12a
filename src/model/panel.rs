//! What many regions report of many indicators, kept as small as the questions allow.

use std::cmp::Ordering;

use super::{IndicatorIndex, Number, Year};

/// Bits of a packed number that hold its decimal places.
const SCALE_BITS: u32 = 4;
/// Most decimal places of a packed number.
const MOST_DECIMALS: u32 = 15;
/// Most bytes of digits and point: what is shorter cannot overflow.
const LONGEST: usize = 18;
/// The largest mantissa of a packed number.
const LARGEST: i64 = i64::MAX >> SCALE_BITS;

/// An exact decimal number in eight bytes: up to seventeen digits, of which up to fifteen behind the point.
#[derive(Clone, Copy, Debug)]
pub struct Decimal(i64);

impl Decimal {
    /// `mantissa / 10^decimals`; nothing when that does not fit.
    pub fn new(mantissa: i64, decimals: u32) -> Option<Self> {
        let fits = mantissa.unsigned_abs() <= LARGEST.unsigned_abs() && decimals <= MOST_DECIMALS;
        fits.then(|| Self((mantissa << SCALE_BITS) | i64::from(decimals)))
    }

    /// Reads digits with a point, as most cells of statistics are written; nothing for anything else.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let (negative, digits) = match text.split_first() {
            Some((b'-', rest)) => (true, rest),
            _ => (false, text),
        };
        if digits.len() > LONGEST {
            return None;
        }
        let (mut mantissa, mut decimals, mut has_point, mut has_digit) = (0_i64, 0, false, false);
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa * 10 + i64::from(byte - b'0');
                    decimals += u32::from(has_point);
                    has_digit = true;
                }
                b'.' if !has_point && has_digit => has_point = true,
                _ => return None,
            }
        }
        let is_whole = has_digit && !(has_point && decimals == 0);
        is_whole.then(|| Self::new(if negative { -mantissa } else { mantissa }, decimals)).flatten()
    }

    fn mantissa(self) -> i64 {
        self.0 >> SCALE_BITS
    }

    fn decimals(self) -> u32 {
        u32::try_from(self.0 & i64::from(MOST_DECIMALS)).unwrap_or_default()
    }

    /// The nearest floating-point number, for comparisons that are not close.
    pub fn approximate(self) -> f64 {
        const POWERS: [f64; 16] =
            [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
        self.mantissa() as f64 / POWERS.get(self.decimals() as usize).copied().unwrap_or(1.0)
    }

    /// Whether this is above 0.
    pub fn is_positive(self) -> bool {
        self.0 >> SCALE_BITS > 0
    }

    /// The number as an exact fraction.
    pub fn number(self) -> Number {
        let mantissa = Number::from(self.mantissa());
        mantissa.checked_div(&Number::power_of_ten(self.decimals())).unwrap_or(mantissa)
    }

    /// Both mantissas with as many decimal places as the longer one has.
    fn aligned(self, other: Self) -> (i128, i128) {
        let decimals = self.decimals().max(other.decimals());
        let raised = |number: Self| i128::from(number.mantissa()) * 10_i128.pow(decimals - number.decimals());
        (raised(self), raised(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = self.aligned(*other);
        one == other
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let (one, other) = self.aligned(*other);
        Some(one.cmp(&other))
    }
}

/// Years of which it is noted whether they have a value; a statistic of another year is looked at one by one.
const FIRST_NOTED: i32 = 1980;
const NOTED: i32 = 64;

/// What one region reports of one indicator: its two newest values and the one of the base year.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pair {
    seen: u64,
    values: [i64; 3],
    /// The years of the values; 0 where there is none.
    years: [u16; 3],
}

const NEWEST: usize = 0;
const BEFORE: usize = 1;
const BASE: usize = 2;

/// A packed value with its year.
type Entry = (u16, i64);

impl Pair {
    /// Whether years of statistics can be noted: 1980 to 2043.
    pub fn notes(year: Year) -> bool {
        (FIRST_NOTED..FIRST_NOTED + NOTED).contains(&year.number())
    }

    /// Adds the value of a year; false when that year had one already.
    pub fn add(&mut self, year: Year, value: Decimal, base: Year) -> bool {
        let bit = 1_u64 << (year.number() - FIRST_NOTED).clamp(0, NOTED - 1);
        let is_new = self.seen & bit == 0;
        self.seen |= bit;
        let entry = (u16::try_from(year.number()).unwrap_or_default(), value.0);
        self.put(entry);
        if year == base {
            self.set(BASE, entry);
        }
        is_new
    }

    /// From this year on something else is counted: no earlier value is compared with it.
    pub fn start_anew(&mut self, year: Year, value: Decimal) {
        let seen = self.seen;
        *self = Self::default();
        self.put((u16::try_from(year.number()).unwrap_or_default(), value.0));
        self.seen = seen;
    }

    /// Adds what another reader saw; false when both saw a value of the same year.
    pub fn merge(&mut self, other: &Self) -> bool {
        let is_new = self.seen & other.seen == 0;
        for place in [BEFORE, NEWEST] {
            self.put(other.entry(place));
        }
        if other.entry(BASE).0 != 0 {
            self.set(BASE, other.entry(BASE));
        }
        self.seen |= other.seen;
        is_new
    }

    /// Keeps an entry when it is one of the two newest.
    fn put(&mut self, entry: Entry) {
        let (newest, before) = (self.entry(NEWEST), self.entry(BEFORE));
        if entry.0 > newest.0 {
            self.set(BEFORE, newest);
            self.set(NEWEST, entry);
        } else if entry.0 > before.0 && entry.0 != newest.0 {
            self.set(BEFORE, entry);
        }
    }

    fn entry(&self, place: usize) -> Entry {
        (self.years.get(place).copied().unwrap_or_default(), self.values.get(place).copied().unwrap_or_default())
    }

    fn set(&mut self, place: usize, (year, value): Entry) {
        if let (Some(own_year), Some(own_value)) = (self.years.get_mut(place), self.values.get_mut(place)) {
            (*own_year, *own_value) = (year, value);
        }
    }

    fn dated(&self, place: usize) -> Option<(Year, Decimal)> {
        let (year, value) = self.entry(place);
        Some((Year::new(year.into())?, Decimal(value)))
    }

    /// The newest value.
    pub fn newest(&self) -> Option<(Year, Decimal)> {
        self.dated(NEWEST)
    }

    /// The value of the year before the newest.
    pub fn year_before(&self) -> Option<Decimal> {
        let ((newest, _), (year, value)) = self.dated(NEWEST).zip(self.dated(BEFORE))?;
        (year == newest.plus(-1)).then_some(value)
    }

    /// The value of the base year.
    pub fn base(&self) -> Option<(Year, Decimal)> {
        self.dated(BASE)
    }
}

/// All regions and indicators.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// The names of the regions, in the order of their first row.
    pub regions: Vec<String>,
    indicators: usize,
    pairs: Vec<Pair>,
}

impl Panel {
    /// A panel of so many indicators, without regions yet.
    pub fn new(indicators: usize) -> Self {
        Self { regions: Vec::new(), indicators, pairs: Vec::new() }
    }

    /// Adds a region and returns its place.
    pub fn add_region(&mut self, name: String) -> usize {
        self.regions.push(name);
        self.pairs.resize(self.regions.len() * self.indicators, Pair::default());
        self.regions.len() - 1
    }

    /// What a region reports of an indicator.
    pub fn pair_mut(&mut self, region: usize, indicator: IndicatorIndex) -> Option<&mut Pair> {
        self.pairs.get_mut(region * self.indicators + indicator.0)
    }

    /// What every region reports of an indicator.
    pub fn of_indicator(&self, indicator: IndicatorIndex) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().skip(indicator.0).step_by(self.indicators.max(1))
    }

    /// Adds what another reader saw, whose regions have these places here; false when both saw a value of the same cell.
    pub fn merge(&mut self, other: &Self, places: &[usize]) -> bool {
        let mut all_new = true;
        for (pairs, place) in other.pairs.chunks(self.indicators.max(1)).zip(places) {
            for (indicator, pair) in pairs.iter().enumerate() {
                if let Some(own) = self.pair_mut(*place, IndicatorIndex(indicator)) {
                    all_new &= own.merge(pair);
                }
            }
        }
        all_new
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, clippy::indexing_slicing)]

    use proptest::prelude::*;

    use super::{Decimal, Pair, Panel};
    use crate::model::{IndicatorIndex, Number, Year};

    fn year(number: i32) -> Year {
        Year::new(number.into()).unwrap_or_else(|| panic!("{number}"))
    }

    #[test]
    fn only_plain_numbers_are_packed() {
        for text in
            ["", "-", ".5", "5.", "1,000", "5%", "1e3", "+5", "１", "99999999999999999999", "0.1234567890123456"]
        {
            assert_eq!(Decimal::parse(text.as_bytes()), None, "{text}");
        }
        assert!(Decimal::parse(b"576460752303423487").is_some());
        assert_eq!(Decimal::parse(b"576460752303423488"), None);
        // One character more could overflow, whatever it is worth.
        assert_eq!(Decimal::parse(b"-0000000000000007.5"), Decimal::new(-75, 1));
        assert_eq!(Decimal::parse(b"-00000000000000007.5"), None);
    }

    #[test]
    fn a_packed_number_has_its_limits() {
        let largest = 576_460_752_303_423_487;
        for (mantissa, decimals, fits) in [
            (largest, 15, true),
            (-largest, 0, true),
            (largest + 1, 0, false),
            (-largest - 1, 0, false),
            (i64::MIN, 0, false),
            (1, 16, false),
        ] {
            let exact = Number::from(mantissa).checked_div(&Number::power_of_ten(decimals));
            assert_eq!(Decimal::new(mantissa, decimals).map(Decimal::number), exact.filter(|_| fits));
        }
    }

    #[test]
    fn packed_numbers_are_equal_however_many_places_they_are_written_with() {
        let [one, alike, other] =
            [(25, 1), (2500, 3), (2501, 3)].map(|(mantissa, decimals)| Decimal::new(mantissa, decimals));
        assert_eq!(one, alike);
        assert_ne!(one, other);
        assert!(one < other && other > alike);
        let sign = |mantissa: i64| Decimal::new(mantissa, 3).map(|number| (number.is_positive(), number.approximate()));
        assert_eq!([1, 0, -1].map(sign), [Some((true, 0.001)), Some((false, 0.0)), Some((false, -0.001))]);
    }

    fn value(number: i64) -> Decimal {
        Decimal::new(number, 0).unwrap_or_else(|| panic!("{number}"))
    }

    fn pair(values: &[(i32, i64)]) -> Pair {
        let mut pair = Pair::default();
        for (of, number) in values {
            assert!(pair.add(year(*of), value(*number), year(2020)));
        }
        pair
    }

    #[test]
    fn a_pair_notes_sixty_four_years_and_each_once() {
        assert_eq!([1979, 1980, 2043, 2044].map(|number| Pair::notes(year(number))), [false, true, true, false]);
        let mut pair = Pair::default();
        for number in 1980..=2043 {
            assert!(pair.add(year(number), value(1), year(2020)), "{number}");
        }
        for number in 1980..=2043 {
            assert!(!pair.add(year(number), value(1), year(2020)), "{number}");
        }
        // What is not asked for first is no reason to fail.
        let mut outside = Pair::default();
        assert!(outside.add(year(1000), value(1), year(2020)) && outside.add(year(2999), value(2), year(2020)));
        assert_eq!(outside.newest(), Some((year(2999), value(2))));
    }

    #[test]
    fn the_year_before_is_the_one_directly_before() {
        assert_eq!(pair(&[(2021, 5), (2022, 7)]).year_before(), Some(value(5)));
        assert_eq!(pair(&[(2020, 5), (2022, 7)]).year_before(), None);
        assert_eq!(pair(&[(2022, 7)]).year_before(), None);
        assert_eq!(Pair::default().newest(), None);
    }

    #[test]
    fn a_second_value_of_a_year_is_told_and_changes_nothing() {
        let mut pair = pair(&[(2021, 5), (2022, 7)]);
        for of in [2021, 2022] {
            assert!(!pair.add(year(of), value(9), year(2020)));
            assert_eq!((pair.newest(), pair.year_before()), (Some((year(2022), value(7))), Some(value(5))));
        }
    }

    #[test]
    fn from_a_break_on_nothing_earlier_counts_but_is_still_noted() {
        let mut broken = pair(&[(2020, 5), (2021, 6)]);
        broken.start_anew(year(2021), value(9));
        assert_eq!(broken.newest(), Some((year(2021), value(9))));
        assert_eq!((broken.year_before(), broken.base()), (None, None));
        assert!(!broken.add(year(2020), value(5), year(2019)));
    }

    #[test]
    fn what_two_readers_saw_is_put_together() {
        let mut one = pair(&[(2019, 4), (2022, 7)]);
        assert!(one.merge(&pair(&[(2020, 5), (2021, 6)])));
        assert_eq!((one.newest(), one.year_before()), (Some((year(2022), value(7))), Some(value(6))));
        assert_eq!(one.base(), Some((year(2020), value(5))));
        let mut other = pair(&[(2020, 5)]);
        assert!(other.merge(&pair(&[(2021, 6)])));
        assert_eq!(other.base(), Some((year(2020), value(5))));
        assert!(!other.merge(&pair(&[(2020, 5), (2022, 7)])));
        assert!(!other.merge(&pair(&[(2022, 7)])));
    }

    #[test]
    fn a_panel_keeps_every_indicator_of_every_region_apart() {
        let read = |regions: &[(&str, [i64; 2])]| {
            let mut panel = Panel::new(2);
            for (name, values) in regions {
                let place = panel.add_region((*name).to_owned());
                assert_eq!(panel.regions.get(place).map(String::as_str), Some(*name));
                for (indicator, number) in values.iter().enumerate() {
                    let pair = panel.pair_mut(place, IndicatorIndex(indicator));
                    assert!(pair.is_some_and(|pair| pair.add(year(2021), value(*number), year(2020))));
                }
            }
            panel
        };
        let values = |panel: &Panel, indicator: usize| -> Vec<Option<Decimal>> {
            panel.of_indicator(IndicatorIndex(indicator)).map(|pair| pair.newest().map(|(_, value)| value)).collect()
        };
        let mut panel = read(&[("north", [1, 2]), ("south", [3, 4])]);
        assert_eq!(values(&panel, 0), [1, 3].map(|number| Some(value(number))));
        assert_eq!(values(&panel, 1), [2, 4].map(|number| Some(value(number))));
        assert_eq!(panel.add_region(String::from("east")), 2);
        assert!(panel.merge(&read(&[("east", [5, 6])]), &[2]));
        assert_eq!(values(&panel, 1), [2, 4, 6].map(|number| Some(value(number))));
        assert!(!panel.merge(&read(&[("south", [3, 4])]), &[1]));
        assert!(panel.pair_mut(3, IndicatorIndex(0)).is_none());
        assert_eq!(Panel::new(0).of_indicator(IndicatorIndex(0)).count(), 0);
    }

    proptest! {
        #[test]
        fn a_packed_number_is_exact(text in "-?[0-9]{1,9}(\\.[0-9]{1,8})?", other in "-?[0-9]{1,9}(\\.[0-9]{1,8})?") {
            let packed = [&text, &other].map(|text| Decimal::parse(text.as_bytes()));
            let exact: [Option<Number>; 2] = [&text, &other].map(|text| text.parse().ok());
            prop_assert_eq!(packed.map(|packed| packed.map(Decimal::number)), exact.clone());
            prop_assert_eq!(packed[0].partial_cmp(&packed[1]), exact[0].partial_cmp(&exact[1]));
        }

        #[test]
        fn the_order_of_rows_and_readers_changes_nothing(
            values in prop::collection::btree_map(2000..2024_i32, 0..1000_i64, 1..12),
            order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle(),
            split in 0..12_usize,
        ) {
            let rows: Vec<(i32, i64)> = values.into_iter().collect();
            let shuffled: Vec<(i32, i64)> = order.iter().filter_map(|place| rows.get(*place)).copied().collect();
            let read = |rows: &[(i32, i64)]| {
                let mut pair = Pair::default();
                for (of, value) in rows {
                    prop_assert!(Decimal::new(*value, 1).is_some_and(|value| pair.add(year(*of), value, year(2020))));
                }
                Ok(pair)
            };
            let (one, mut other) = (read(&rows)?, read(&shuffled[..split.min(shuffled.len())])?);
            let rest = read(&shuffled[split.min(shuffled.len())..])?;
            prop_assert!(other.merge(&rest));
            prop_assert_eq!(one.newest(), other.newest());
            prop_assert_eq!(one.year_before(), other.year_before());
            prop_assert_eq!(one.base(), other.base());
            prop_assert!(!other.merge(&rest) || rest.newest().is_none());
        }
    }
}
