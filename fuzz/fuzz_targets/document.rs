#![no_main]

#[path = "../../tests/suite/robustness/mod.rs"]
mod robustness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| robustness::document(bytes));
