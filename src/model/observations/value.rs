//! Numbers in eight bytes each where they are decimals of up to seventeen digits, as nearly all are.

use crate::model::Number;

/// Bits that say how many decimal places a number has.
const BITS: u32 = 4;
/// What they say of a number that is kept elsewhere.
const ELSEWHERE: i64 = 15;

/// A column of numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    packed: Vec<i64>,
    /// Those that are longer.
    long: Vec<Number>,
}

impl Values {
    pub(super) fn push(&mut self, value: Number) {
        let packed = packed(&value).unwrap_or_else(|| {
            self.long.push(value);
            (self.long.len() as i64 - 1) << BITS | ELSEWHERE
        });
        self.packed.push(packed);
    }

    /// Adds `mantissa / 10^places`.
    pub(super) fn push_decimal(&mut self, mantissa: i64, places: u32) {
        match packed_decimal(mantissa, places) {
            Some(packed) => self.packed.push(packed),
            None => self.push(Number::from_decimal(mantissa, places)),
        }
    }

    pub(super) fn truncate(&mut self, count: usize) {
        self.packed.truncate(count);
    }

    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    pub(super) fn get(&self, row: usize) -> Option<Number> {
        let packed = *self.packed.get(row)?;
        let (mantissa, places) = (packed >> BITS, packed & ELSEWHERE);
        if places == ELSEWHERE {
            return self.long.get(usize::try_from(mantissa).ok()?).cloned();
        }
        Some(Number::from_decimal(mantissa, u32::try_from(places).ok()?))
    }

    /// Whether each of two numbers is less than `times` the other without its sign; not said of long ones.
    // For every row: what is optimized for size does not inline it by itself.
    #[inline(always)]
    pub(super) fn is_within(&self, row: usize, other: usize, times: i64) -> bool {
        let parts = |row: usize| self.packed.get(row).map(|packed| (packed >> BITS, packed & ELSEWHERE));
        let Some(((this, this_places), (other, other_places))) = parts(row).zip(parts(other)) else { return false };
        if this_places == ELSEWHERE || other_places == ELSEWHERE {
            return false;
        }
        let places = this_places.max(other_places);
        let aligned = |mantissa: i64, own: i64| match places - own {
            0 => Some(mantissa.abs()),
            missing => mantissa.abs().checked_mul(10_i64.checked_pow(u32::try_from(missing).ok()?)?),
        };
        let Some((this, other)) = aligned(this, this_places).zip(aligned(other, other_places)) else { return false };
        let less = |one: i64, other: i64| other.checked_mul(times).is_some_and(|limit| one < limit);
        less(this, other) && less(other, this)
    }

    pub(super) fn in_order(&mut self, rows: &[u32]) {
        self.packed = in_order(std::mem::take(&mut self.packed), rows);
    }
}

/// The rows are among those of the column.
pub(super) fn in_order<T: Copy + Default>(column: Vec<T>, rows: &[u32]) -> Vec<T> {
    rows.iter().map(|row| column.get(*row as usize).copied().unwrap_or_default()).collect()
}

fn packed(value: &Number) -> Option<i64> {
    let (mantissa, places) = value.to_decimal(ELSEWHERE as u32 - 1)?;
    packed_decimal(mantissa, places)
}

fn packed_decimal(mantissa: i64, places: u32) -> Option<i64> {
    let packed = mantissa << BITS;
    let fits = packed >> BITS == mantissa && i64::from(places) < ELSEWHERE;
    fits.then_some(packed | i64::from(places))
}

#[cfg(test)]
mod tests {
    use super::{Number, Values};

    #[test]
    fn every_number_is_kept_exactly() {
        let texts = [
            "0",
            "1",
            "-1",
            "0.1",
            "-12.50",
            "100",
            "0.00000000000001",
            "0.000000000000001",
            "576460752303423487",
            "576460752303423488",
            "-576460752303423488",
            "-576460752303423489",
            "9223372036854775807",
            "123456789012345678901234567890.5",
            "0.12345678901234567",
            "5764607523034.23487",
        ];
        let numbers: Vec<Number> = texts.iter().map(|text| text.parse().unwrap()).collect();
        let mut values = Values::default();
        numbers.iter().cloned().for_each(|number| values.push(number));
        values.push(Number::from(1).checked_div(&Number::from(3)).unwrap());
        for (row, number) in numbers.iter().enumerate() {
            assert_eq!(values.get(row).as_ref(), Some(number), "{number:?}");
        }
        assert_eq!(values.get(texts.len()), Number::from(1).checked_div(&Number::from(3)));
        assert_eq!(values.get(texts.len() + 1), None);
        for (mantissa, places) in [(-1250, 2), (i64::MAX, 0), (7, 14), (7, 15)] {
            values.push_decimal(mantissa, places);
            let expected = Number::from(mantissa).checked_div(&Number::power_of_ten(places));
            assert_eq!(values.get(values.packed.len() - 1), expected);
        }
        for (one, other, times, is_within) in [
            ("1", "9.9", 10, true),
            ("1", "10", 10, false),
            ("-3.25", "32.4", 10, true),
            ("-3.25", "32.50", 10, false),
            ("0", "1", 10, false),
            ("0.00000000000001", "57646075230342348", 10, false),
            ("123456789012345678901234567890.5", "123456789012345678901234567890.5", 10, false),
        ] {
            let mut pair = Values::default();
            [one, other].into_iter().for_each(|text| pair.push(text.parse().unwrap()));
            assert_eq!(
                (pair.is_within(0, 1, times), pair.is_within(1, 0, times)),
                (is_within, is_within),
                "{one} {other}"
            );
        }
        values.in_order(&[2, 0, 13]);
        assert_eq!([0, 1, 2].map(|row| values.get(row)), [2, 0, 13].map(|place: usize| numbers.get(place).cloned()));
    }
}
