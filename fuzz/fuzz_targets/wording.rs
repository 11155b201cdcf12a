#![no_main]

#[path = "../../tests/suite/robustness/mod.rs"]
mod robustness;

libfuzzer_sys::fuzz_target!(|text: &str| robustness::phrase(text));
