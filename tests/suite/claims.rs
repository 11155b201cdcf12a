//! What units and offices say, beside what the data say. The published verdicts on the national plan and on the German
//! strategy run as claims.

use fsip::evaluate::{ClaimCheck, Data, Obstacle, Options, View, assess};
use fsip::load::{Folder, load};
use fsip::locale::{Language, Texts};
use fsip::model::{Claim, ClaimResult, Moment, PartialDate, Region, Said, Status};
use fsip::report::short_status;
use fsip::source::{Role, Source, Sources};

fn read(files: &[(&str, Role, &str)]) -> Folder {
    let mut sources = Sources::default();
    for (path, role, text) in files {
        sources.add(Source::from_text(*path, *role, (*text).to_owned()));
    }
    let (folder, diagnostics) = load(&sources);
    folder.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

/// What is found of each claim, in the order of the file.
fn audited(folder: &Folder, view: View) -> Vec<(ClaimResult, Option<Obstacle>)> {
    let Folder { plan, observations, progress, .. } = folder;
    let data = Data { plan, observations, view, region: &Region::Whole, sums: None };
    let of = |claim: &Claim| {
        let options = Options { as_of: Some(Moment::EndOf(claim.year)), view, ..Options::default() };
        let assessment = assess(plan, observations, progress, &options);
        let finding = ClaimCheck::new(&assessment, &data).finding(claim);
        (finding.result, finding.obstacle)
    };
    folder.claims.iter().map(of).collect()
}

/// 光明日报, 2024-03-30, figures to the end of 2023: four indicators achieved early, two ahead of their path. Of the two
/// others it says neither, so that they stand here as behind.
const MID_TERM: &str = "\
事项,年份,自评,填报单位,日期,来源
pledge-financing-3200,2023,提前完成,国家知识产权局,2024-03-30,光明日报
royalties-3500,2023,提前完成,国家知识产权局,2024-03-30,光明日报
satisfaction-82,2023,提前完成,国家知识产权局,2024-03-30,光明日报
settled-85,2023,提前完成,国家知识产权局,2024-03-30,光明日报
high-value-patents-12,2023,正常推进,国家知识产权局,2024-03-30,光明日报
patent-industries-13,2023,正常推进,国家知识产权局,2024-03-30,光明日报
copyright-industries-7.5,2023,滞后,国家知识产权局,2024-03-30,光明日报
overseas-patents-9,2023,滞后,国家知识产权局,2024-03-30,光明日报
";

#[test]
fn the_mid_term_verdict_on_the_national_plan_is_confirmed_where_there_are_figures() {
    let folder = read(&[
        ("plan.toml", Role::Plan, include_str!("../../examples/national-2021-2025/plan.toml")),
        ("statistics.csv", Role::Statistics, include_str!("../../examples/national-2021-2025/statistics.csv")),
        ("claims.csv", Role::Claims, MID_TERM),
    ]);
    let day = "2024-03-30".parse().ok().and_then(PartialDate::day);
    let found = audited(&folder, View { published_by: day, ..View::default() });
    let confirmed = (ClaimResult::Confirmed, None);
    let expected: Vec<_> =
        std::iter::repeat_n(confirmed, 7).chain([(ClaimResult::NotCheckable, Some(Obstacle::NoData))]).collect();
    assert_eq!(found, expected);
}

/// The status that a symbol of the office stands for.
fn status_of(symbol: &str) -> &'static str {
    match symbol {
        "sun" => "on track",
        "sun_cloud" => "at risk",
        "cloud" => "behind",
        "storm" => "regressing",
        other => panic!("{other}"),
    }
}

/// The symbols of the Statistisches Bundesamt that do not come out, of which `destatis.rs` says why: as published.
const UNEXPLAINED: [(&str, &str); 15] = [
    ("t5", "2024"),
    ("t7", "2018"),
    ("t7", "2019"),
    ("t26", "2020"),
    ("t5", "2022"),
    ("t22", "2015"),
    ("t22", "2017"),
    ("t34", "2012"),
    ("t44", "2021"),
    ("t44", "2022"),
    ("t46", "2023"),
    ("t32", "2018"),
    ("t32", "2019"),
    ("t28", "2022"),
    ("t40", "2019"),
];

#[test]
fn the_symbols_of_the_german_office_are_confirmed_where_its_figures_are_the_same() {
    let mut rows = csv::Reader::from_reader(include_bytes!("destatis/published.csv").as_slice());
    let published: Vec<(String, String, String)> = rows.deserialize().map(Result::unwrap).collect();
    let claims = published.iter().map(|(id, year, symbol)| format!("{id},{year},{}\n", status_of(symbol)));
    let claims = format!("id,year,claimed\n{}", claims.collect::<String>());
    let folder = read(&[
        ("plan.toml", Role::Plan, include_str!("destatis/plan.toml")),
        ("statistics.csv", Role::Statistics, include_str!("destatis/statistics.csv")),
        ("claims.csv", Role::Claims, &claims),
    ]);
    let found = audited(&folder, View::default());
    assert_eq!(found.len(), 255);
    for ((id, year, symbol), (result, _)) in published.iter().zip(&found) {
        let is_unexplained = UNEXPLAINED.contains(&(id, year));
        let expected = if is_unexplained { ClaimResult::Contradicted } else { ClaimResult::Confirmed };
        assert_eq!(*result, expected, "{id} {year} {symbol}");
    }
}

const PLAN: &str = r#"
[plan]
title = "Plan"
base_year = 2020
first_year = 2021
last_year = 2023
[[indicator]]
id = "firms"
name = "Firms"
unit = "firms"
kind = "stock"
better = "higher"
[[indicator]]
id = "share"
name = "Share"
unit = "%"
kind = "rate"
better = "higher"
[[target]]
id = "firms-150"
text = "Reach 150 firms"
require = [{ indicator = "firms", is = "reach 150" }]
[[target]]
id = "every"
text = "10 % each year"
require = [{ indicator = "share", is = "at least 10% every year" }]
[[target]]
id = "both"
text = "150 firms, and 80 %"
require = [{ indicator = "firms", is = "reach 150" }, { indicator = "unknown", is = "at least 80%" }]
[[target]]
id = "rules"
text = "Rules in place"
due = 2022
require = [{ milestone = "rules", title = "Rules" }]
[[target]]
id = "benefit"
text = "A major benefit"
require = [{ judged = "benefit", title = "Benefit" }]
[[indicator]]
id = "homes"
name = "Homes"
unit = "homes"
kind = "flow"
better = "higher"
[[target]]
id = "homes"
text = "20 homes in total"
require = [{ indicator = "homes", is = "20 homes in total" }]
[[target]]
id = "late"
text = "120 firms"
since = 2022-03-01
require = [{ indicator = "firms", is = "reach 120" }]
[[target]]
id = "gone"
text = "200 firms"
require = [{ indicator = "firms", is = "reach 200" }]
[[amendment]]
approved = 2022-06-01
authority = "Council"
reason = "Dropped"
[[amendment.target]]
id = "gone"
removed = true
[[indicator]]
id = "unknown"
name = "Unknown"
unit = "%"
kind = "rate"
better = "higher"
"#;

const STATISTICS: &str = "\
indicator,year,value
firms,2020,100
firms,2021,110
firms,2022,160
firms,2023,140
share,2020,9
share,2021,11
share,2022,12.34
homes,2021,3
homes,2022,4
";

/// Each with what is found, and why where nobody can tell.
const CASES: [(&str, &str, &str); 46] = [
    // 110 of 150 after a year of three: three fifths of the pace and more.
    ("firms-150,2021,at risk", "confirmed", ""),
    ("firms-150,2021,behind", "contradicted", ""),
    ("firms-150,2021,on track", "contradicted", ""),
    ("firms-150,2021,achieved", "contradicted", ""),
    ("firms-150,2021,missed", "not_checkable", "not_due"),
    ("firms-150,2021,pending", "confirmed", ""),
    // 160 before it is due.
    ("firms-150,2022,achieved early", "confirmed", ""),
    ("firms-150,2022,achieved", "confirmed", ""),
    ("firms-150,2022,on track", "confirmed", ""),
    ("firms-150,2022,behind", "contradicted", ""),
    ("firms-150,2022,missed", "contradicted", ""),
    ("firms-150,2022,no data", "contradicted", ""),
    // 140 when it is due.
    ("firms-150,2023,missed", "confirmed", ""),
    ("firms-150,2023,achieved", "contradicted", ""),
    ("firms-150,2023,on track", "contradicted", ""),
    ("firms-150,2023,pending", "contradicted", ""),
    // It holds so far, and may still fail.
    ("every,2021,achieved", "not_checkable", "not_due"),
    ("every,2021,on track", "confirmed", ""),
    ("every,2023,achieved", "not_checkable", "awaiting_data"),
    ("every,2023,awaiting data", "confirmed", ""),
    // One part is known, the other is not: what the known one contradicts is contradicted.
    ("both,2021,achieved", "contradicted", ""),
    ("both,2022,achieved", "not_checkable", "no_data"),
    ("both,2023,achieved", "contradicted", ""),
    ("both,2023,missed", "confirmed", ""),
    // The ledger: started in 2021, done on 2022-06-30.
    ("rules,2021,achieved", "not_checkable", "not_due"),
    ("rules,2021,on track", "not_checkable", "no_pace"),
    ("rules,2021,pending", "confirmed", ""),
    ("rules,2022,achieved", "confirmed", ""),
    ("milestone:rules,2022,missed", "contradicted", ""),
    ("benefit,2023,achieved", "not_checkable", "awaiting_judgement"),
    ("benefit,2023,to be judged", "confirmed", ""),
    // Figures, at the digits that are written.
    ("firms-150,2021,110", "confirmed", ""),
    ("firms-150,2021,\"1,100\"", "contradicted", ""),
    ("firms-150,2022,160 firms", "confirmed", ""),
    ("every,2022,12.3%", "confirmed", ""),
    ("every,2022,12.34", "confirmed", ""),
    ("every,2022,12.30%", "contradicted", ""),
    ("every,2022,12", "confirmed", ""),
    ("every,2023,12", "not_checkable", "no_data"),
    // A figure of a total of 3 + 4 homes is that of the year or that of all.
    ("homes,2022,4", "not_checkable", "two_readings"),
    ("homes,2022,7", "not_checkable", "two_readings"),
    ("homes,2022,9", "contradicted", ""),
    // Before it was promised, and after it was removed.
    ("late,2021,on track", "not_checkable", "not_promised"),
    ("gone,2022,missed", "not_checkable", "removed"),
    ("rules,2022,已完成", "confirmed", ""),
    ("firms-150,2021,略滞后", "confirmed", ""),
];

#[test]
fn each_claim_is_confirmed_or_contradicted_or_nobody_can_tell() {
    let claims: String = CASES.iter().map(|(row, ..)| format!("{row}\n")).collect();
    let ledger = "id,date,state\nrules,2021-05-01,started\nrules,2022-06-30,done\n";
    let folder = read(&[
        ("plan.toml", Role::Plan, PLAN),
        ("statistics.csv", Role::Statistics, STATISTICS),
        ("progress.csv", Role::Progress, ledger),
        ("claims.csv", Role::Claims, &format!("id,year,claimed\n{claims}")),
    ]);
    let found = audited(&folder, View::default());
    assert_eq!(found.len(), CASES.len());
    for ((row, result, obstacle), (found, why)) in CASES.iter().zip(found) {
        assert_eq!((found.name(), why.map_or("", Obstacle::name)), (*result, *obstacle), "{row}");
    }
}

/// Every word of a status in either language is read as that status.
#[test]
fn the_words_of_claims_are_those_of_statuses() {
    let texts = [Language::Chinese, Language::English].map(Texts::new);
    for status in Status::ALL {
        let long = texts.iter().map(|texts| texts.get(&status.key()));
        let short = texts.iter().map(|texts| short_status(status, texts));
        for word in long.chain(short).chain([status.name().to_owned()]) {
            let claims = format!("id,year,claimed\nfirms-150,2021,{word}\n");
            let folder = read(&[("plan.toml", Role::Plan, PLAN), ("claims.csv", Role::Claims, &claims)]);
            let said: Vec<_> = folder.claims.into_iter().map(|claim| claim.said).collect();
            assert_eq!(said, [Said::Status(status)], "{word}");
        }
    }
}

/// What stands of rows with their dates, as it is known on a day; nothing where the rows contradict each other.
fn standing(rows: &[(&str, &str)], known_on: Option<&str>) -> Option<Vec<String>> {
    let rows: String = rows.iter().map(|(claimed, date)| format!("firms-150,2021,{claimed},office,{date}\n")).collect();
    let mut sources = Sources::default();
    sources.known_on = known_on.map(|day| day.parse().unwrap());
    sources.add(Source::from_text("plan.toml", Role::Plan, PLAN));
    sources.add(Source::from_text("claims.csv", Role::Claims, format!("id,year,claimed,by,date\n{rows}")));
    let (folder, _) = load(&sources);
    folder.map(|folder| folder.claims.into_iter().map(|claim| claim.written).collect())
}

#[test]
fn of_what_a_unit_says_twice_the_later_stands() {
    let (january, march, may) = ("2022-01-10", "2022-03-10", "2022-05-10");
    let only = |written: &str| Some(vec![written.to_owned()]);
    let corrected = [("on track", january), ("behind", march)];
    assert_eq!(standing(&corrected, None), only("behind"));
    assert_eq!(standing(&corrected, Some("2022-02-01")), only("on track"));
    // In whatever order they are written.
    assert_eq!(standing(&[("behind", may), ("on track", january), ("at risk", march)], None), only("behind"));
    assert_eq!(
        standing(&[("behind", may), ("on track", january), ("at risk", march)], Some("2022-04-01")),
        only("at risk")
    );
    // Two on one day, also where a third is later; and where nobody can tell which is the later one.
    assert_eq!(standing(&[("on track", january), ("behind", january)], None), None);
    assert_eq!(standing(&[("on track", january), ("at risk", march), ("behind", january)], None), None);
    assert_eq!(standing(&[("on track", ""), ("behind", march)], None), None);
    assert_eq!(standing(&[("on track", "2022"), ("behind", march)], None), None);
    assert_eq!(standing(&[("on track", "2022-02"), ("behind", march)], None), only("behind"));
    // The same twice is no contradiction, and a figure beside a status says something else.
    assert_eq!(standing(&[("behind", january), ("behind", january)], None), only("behind"));
    assert_eq!(
        standing(&[("110", january), ("behind", march)], None),
        Some(vec!["110".to_owned(), "behind".to_owned()])
    );
}
