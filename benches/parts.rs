//! What the parts of `fsip status` cost on the built-in plan, and reading the statistics of many regions and judging each of them:
//! `cargo bench`.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use fsip::evaluate::{Options, Scope, assess, assess_scope};
use fsip::load::load;
use fsip::locale::{Language, Texts};
use fsip::model::Region;
use fsip::source::Sources;

const REGIONS: usize = 1_000;
const YEARS: std::ops::RangeInclusive<u32> = 2004..=2023;
const PLAN: &str = r#"
[plan]
title = "Panel"
base_year = 2020
first_year = 2021
last_year = 2023

[[indicator]]
id = "patents"
name = "Patents"
unit = "件"
kind = "stock"
better = "higher"

[[target]]
id = "patents"
text = "Patents grow by 5 % a year"
require = [{ indicator = "patents", is = "average growth >= 5%" }]
"#;

fn status(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("status of the built-in plan");
    let sources = Sources::built_in();
    group.bench_function("load", |bencher| bencher.iter(|| load(black_box(&sources))));
    let Some(folder) = load(&sources).0 else { return };
    let assessment = || assess(&folder.plan, &folder.observations, &folder.progress, &Options::default());
    group.bench_function("judge", |bencher| bencher.iter(assessment));
    group.bench_function("word", |bencher| {
        bencher.iter(|| Texts::new(Language::Chinese).format("as-of", &[("year", black_box("2023"))]));
    });
    group.finish();
}

fn regions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("statistics of many regions");
    let Ok(folder) = tempfile::tempdir() else { return };
    let statistics = panel();
    if write(folder.path(), &statistics).is_err() {
        return;
    }
    group.throughput(Throughput::Bytes(statistics.len() as u64)).sample_size(20);
    group.bench_function("read", |bencher| {
        bencher.iter(|| Sources::from_folder(folder.path(), None).map(|sources| load(&sources)));
    });
    let read = Sources::from_folder(folder.path(), None).ok().and_then(|sources| load(&sources).0);
    if let Some(read) = read {
        let scope = || Scope::EveryRegion(Region::Whole);
        let judge = || assess_scope(&read.plan, &read.observations, &read.progress, &Options::default(), scope());
        group.bench_function("judge", |bencher| bencher.iter(judge));
    }
    group.finish();
}

fn panel() -> String {
    let rows = (0..REGIONS).flat_map(|region| {
        YEARS.map(move |year| format!("region {region},patents,{year},{}\n", region as u32 * 10 + year))
    });
    std::iter::once("region,indicator,year,value\n".to_owned()).chain(rows).collect()
}

fn write(folder: &Path, statistics: &str) -> std::io::Result<()> {
    std::fs::write(folder.join("plan.toml"), PLAN)?;
    std::fs::write(folder.join("statistics.csv"), statistics)
}

criterion_group!(parts, status, regions);
criterion_main!(parts);
