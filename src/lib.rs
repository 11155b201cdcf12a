//! `fsip` tracks a plan's targets from TOML and CSV files, and from workbooks in the place of CSV.
//!
//! ```text
//!  *.toml ─┐      ┌ Plan ─────────┐                                            ┌ table csv
//!          ├─load─┤               ├─evaluate── Assessment ──report── Document ──render──┤ markdown html
//!  *.csv ──┘  │   └ Observations ─┘    │              │       └── json        └ xlsx docx
//!    ▲        │                        │              └ Screen ──render── terminal
//!    │        └──── Diagnostics ──lint─┴──────────────── report (check) ─────── github junit, stderr
//!    └──── edit: one row written back
//! ```
//!
//! What each module must not know, held by `tests/suite/architecture.rs`:
//!
//! - `model` and `evaluate`: files, environment, clock, terminal, language. `evaluate` knows no file formats: it gets values.
//! - `source`: what a file means. `wording`: where a phrase stands. `load`: how a plan is judged or shown.
//! - `report`: formats and widths. It gives typed cells; `render` lays them out, and knows no plan.
//! - `lint` and `edit`: how anything is shown. `cli`: what a command does.
//! - Everything but `commands` and `edit`: how to write a file.

#[macro_use]
mod named;

pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod edit;
pub mod evaluate;
pub mod import;
pub mod lint;
pub mod load;
pub mod locale;
pub(crate) mod manual;
pub mod model;
pub mod render;
pub mod report;
pub(crate) mod schema;
pub mod source;
pub mod tables;
pub mod wording;
