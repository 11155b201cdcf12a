//! Whatever a file holds, the program answers: the fuzzers' entry points as properties.

use super::robustness;

use proptest::prelude::*;

/// The shipped files, from which damaged ones are made.
const TOML: [&str; 3] = [
    include_str!("../../data/plan.toml"),
    include_str!("../../data/targets.toml"),
    include_str!("../../data/indicators.toml"),
];
const CSV: &str = "指标,年份,数值,来源\r\n甲,2020,\"1,234\",\"一\r\n二\"\r\n乙,2021年,90%,\r\na,2022,0.8亿元,…\r\n";

/// Some bytes at some places replaced, left out or doubled.
fn damaged(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let damage = (any::<prop::sample::Index>(), 0..4_u8, any::<u8>());
    prop::collection::vec(damage, 1..6).prop_map(move |damages| {
        let mut bytes = text.as_bytes().to_vec();
        for (place, kind, byte) in damages {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 if bytes.len() > 1 => drop(bytes.remove(place)),
                2 => bytes.insert(place, byte),
                _ => bytes.truncate(place.max(1)),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_toml_file_gets_an_answer(bytes in prop::sample::select(TOML.as_slice()).prop_flat_map(damaged)) {
        robustness::toml_file(&bytes);
    }

    #[test]
    fn any_csv_file_gets_an_answer(bytes in damaged(CSV), noise in prop::collection::vec(any::<u8>(), 0..40)) {
        robustness::csv_file(&bytes);
        robustness::csv_file(&noise);
    }

    #[test]
    fn any_phrase_gets_an_answer(
        text in "(年均|同比|增长|达到|以上|不超过|累计|翻|两番|[0-9]{1,3}|[.,%％—~]|万|亿|个百分点|左右|growth|at least| ){0,8}",
        noise in "\\PC{0,12}",
    ) {
        robustness::phrase(&text);
        robustness::phrase(&noise);
    }
}
