//! Every test that looks at the program from outside: one binary, which links once.
//! `cargo test --test suite NAME` runs the tests of one file.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

mod accounting;
mod amendments;
mod architecture;
mod bounded;
mod cell_values;
mod changes;
mod ci_examples;
mod claims;
mod cli;
mod completions;
mod declared;
mod destatis;
mod difference;
mod evaluator;
mod examples;
mod explained;
mod exports;
mod forms;
mod harmless;
mod import;
mod laws;
mod malformed;
mod outputs;
mod pages;
mod plain_rows;
mod readings;
mod regions;
mod robust;
mod robustness;
mod schema;
mod slips;
mod statements;
mod summary;
mod tallies;
mod units_of_measure;
mod vectors;
mod verdicts;
mod widths;
mod workbooks;
mod writing;
