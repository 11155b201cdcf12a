//! The years that titles name.

/// The year that a text names, where it names only one.
pub(crate) fn year_in(text: &str) -> Option<i32> {
    let (first, others) = years_in(text).split_first().map(|(first, others)| (*first, others.to_vec()))?;
    others.iter().all(|year| *year == first).then_some(first)
}

/// The years that a title names: 2021-2023年, 2021年, or those of a five-year plan.
pub(crate) fn years_of_title(title: &str) -> Option<(i32, i32)> {
    const FIVE_YEARS: [(&str, i32); 4] = [("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)];
    // 穗府〔2020〕16号 is no year of the plan.
    let title: String = title.split(['〔', '〕']).step_by(2).collect();
    match years_in(&title).as_slice() {
        [only] => Some((*only, *only)),
        [first, last] if first <= last => Some((*first, *last)),
        _ => FIVE_YEARS.iter().find(|(name, _)| title.contains(name)).map(|(_, first)| (*first, first + 4)),
    }
}

fn years_in(text: &str) -> Vec<i32> {
    let is_year = |digits: &&str| digits.len() == 4 && matches!(digits.as_bytes(), [b'1' | b'2', ..]);
    text.split(|sign: char| !sign.is_ascii_digit()).filter(is_year).filter_map(|digits| digits.parse().ok()).collect()
}
