//! `fsip` turns an official plan into something a machine can check: the plan's own words, the yearly statistics, and
//! one command that says where every promise stands.
//!
//! ```text
//!  *.toml ─┐      ┌ Plan ─────────┐                                            ┌ table csv
//!          ├─load─┤               ├─evaluate── Assessment ──report── Document ──render──┤ markdown html
//!  *.csv ──┘  │   └ Observations ─┘    │                      └── json        └ xlsx
//!    ▲        └──── Diagnostics ──lint─┴──────────────── report (check) ─────── github junit, stderr
//!    └──── edit: one row written back
//! ```
//!
//! Dependencies point one way: `model`, `source` and `locale` use nothing of the crate; `wording` uses `model`;
//! `diagnostic` uses `source`; `tables` are what a plan's files may hold; `load` uses those; `evaluate` uses `model`;
//! `schema` writes the `tables`; `lint` and `edit` use what is loaded; `report` uses `evaluate` and what is loaded;
//! `render` uses `report`; `cli` reads the command line; `manual` prints it; `commands` use all. A
//! test holds it.

#[macro_use]
mod named;

pub mod cli;
pub mod commands;
pub mod diagnostic;
pub mod edit;
pub mod evaluate;
pub mod lint;
pub mod load;
pub mod locale;
pub mod manual;
pub mod model;
pub mod render;
pub mod report;
pub mod schema;
pub mod source;
pub mod tables;
pub mod wording;
