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
    let mut years: Vec<i32> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let length = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
        let (digits, behind) = digits.split_at(length);
        let century =
            years.last().filter(|_| matches!(before, "-" | "–" | "—" | "/" | "至" | "~")).map(|year| year / 100);
        match (digits.len(), digits.parse::<i32>(), century) {
            (4, Ok(year @ 1000..=2999), _) => years.push(year),
            // 2024-28.
            (2, Ok(year), Some(century)) => years.push(century * 100 + year),
            _ => {}
        }
        rest = behind;
    }
    years
}

#[cfg(test)]
mod tests {
    use super::years_of_title;

    #[test]
    fn a_title_names_one_year_or_the_first_and_the_last() {
        for (title, years) in [
            ("2024年重点工作责任分解方案", Some((2024, 2024))),
            ("供水规划（2024—2028年）", Some((2024, 2028))),
            ("Water Strategy 2024–28", Some((2024, 2028))),
            ("Water Strategy 2024/25", Some((2024, 2025))),
            ("供水“十四五”规划", Some((2021, 2025))),
            ("供水规划（水〔2020〕16号）", None),
            ("供水12条措施", None),
        ] {
            assert_eq!(years_of_title(title), years, "{title}");
        }
    }
}
