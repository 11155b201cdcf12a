use fsip::model::*;
use fsip::wording::*;
fn bound(b: &Bound) -> String {
    match b {
        Bound::AtLeast(n) => format!(">=:{}", n.to_plain()),
        Bound::MoreThan(n) => format!(">:{}", n.to_plain()),
        Bound::AtMost(n) => format!("<=:{}", n.to_plain()),
        Bound::LessThan(n) => format!("<:{}", n.to_plain()),
        Bound::About { level, .. } => format!("about:{}", level.to_plain()),
        Bound::Range { low, high } => format!("range:{}-{}", low.to_plain(), high.to_plain()),
    }
}
fn show(r: &Reading) -> String {
    let star = if r.every_year { "*" } else { "" };
    match &r.condition {
        Condition::Compared { basis, bound: b } => {
            let k = match basis {
                Basis::Value => "v".into(),
                Basis::Total => "T".into(),
                Basis::Increase(Reference::Base) => "i".into(),
                Basis::Increase(_) => "i@yb".into(),
                Basis::Points(Reference::Base) => "p".into(),
                Basis::Points(_) => "p@yb".into(),
                Basis::Growth => "g".into(),
                Basis::GrowthSinceBase => "gb".into(),
                Basis::AverageGrowth => "a".into(),
                other => format!("{other:?}"),
            };
            format!("{k}{star}:{}", bound(b))
        }
        Condition::RecordHigh => "rec".into(),
        Condition::Trend(Direction::Rising) => format!("tr+{star}"),
        Condition::Trend(_) => format!("tr-{star}"),
    }
}
#[test]
fn phrases() {
    let text = std::fs::read_to_string("/work/shared/wording/phrases.tsv").unwrap();
    let y = |n| Year::new(n).unwrap();
    let (mut ok, mut refused, mut wrong, mut kept) = (0, 0, 0, 0);
    for line in text.lines().skip(1) {
        let f: Vec<&str> = line.split('\t').collect();
        let (lang, sentence, is, name, unit, kind, better, label, source) =
            (f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]);
        let indicator = Indicator {
            id: "x".into(),
            name: name.into(),
            name_en: None,
            aliases: vec![],
            unit_of_measure: UnitOfMeasure::new(unit),
            kind: match kind {
                "stock" => Kind::Stock,
                "flow" => Kind::Flow,
                "rate" => Kind::Rate,
                _ => Kind::Ratio,
            },
            better: if better == "higher" { Better::Higher } else { Better::Lower },
            definition: None,
            decimals: None,
            computed: None,
        };
        let term = if source.starts_with("P-") {
            Term { base: y(2024), first: y(2025), due: y(2025) }
        } else {
            Term { base: y(2020), first: y(2021), due: stated_due(is, &indicator).unwrap_or(y(2025)) }
        };
        let r = read(
            is,
            &Context { indicator: &indicator, term, own_base: false, every_year: false, sentence, tolerance: None },
        );
        let got = match &r {
            Ok(r) => show(r),
            Err(m) => format!(
                "!{}",
                match &m.problem {
                    Problem::Ambiguous { readings, .. } => format!(
                        "A {}",
                        readings
                            .iter()
                            .map(|r| r.wording.clone().unwrap_or("-".into()))
                            .collect::<Vec<_>>()
                            .join(" | ")
                    ),
                    p => format!("{:?} at {}", p, &is[m.span.clone()]),
                }
            ),
        };
        let refuse = ["A", "X", "M", "N"].contains(&label);
        let l2 = label.replace("F:", "v:");
        let l3 = label.replace("F:", "T:");
        let l4 = label.replace("F:", "i:");
        let fits =
            [label.to_string(), l2, l3, l4, label.replace("gb:", "g:"), label.replace("v:", "T:")].contains(&got);
        let verdict = if got.starts_with('!') {
            if refuse {
                kept += 1;
                "kept"
            } else {
                refused += 1;
                "REFUSED"
            }
        } else if fits && !refuse {
            ok += 1;
            "ok"
        } else {
            wrong += 1;
            "WRONG"
        };
        println!(
            "{verdict}\t{lang}\t{is}\t[{name} {unit} {kind} {better}]\t{label}\t{got}\t{}",
            source.chars().take(12).collect::<String>()
        );
    }
    println!("ok {ok} kept {kept} refused {refused} wrong {wrong}");
}
#[test]
fn clauses() {
    let text = std::fs::read_to_string("/tmp/clauses.tsv").unwrap();
    let y = |n| Year::new(n).unwrap();
    for line in text.lines() {
        let (c, u) = line.split_once('\t').unwrap();
        let u = if u == "个百分点" || u == "倍" { "%" } else { u };
        for (kind, k) in [(if u == "%" || u == "％" { Kind::Rate } else { Kind::Stock }, "S"), (Kind::Flow, "F")] {
            let indicator = Indicator {
                id: "x".into(),
                name: "某指标名".into(),
                name_en: None,
                aliases: vec![],
                unit_of_measure: UnitOfMeasure::new(u),
                kind,
                better: Better::Higher,
                definition: None,
                decimals: None,
                computed: None,
            };
            // everything before the verb is passed as the name
            let cut = [
                "达到",
                "提高",
                "增长",
                "增加",
                "不低于",
                "控制",
                "下降",
                "超过",
                "建设",
                "新增",
                "培育",
                "完成",
                "以上",
                "至少",
                "不少于",
                "降至",
                "力争",
                "确保",
            ]
            .iter()
            .filter_map(|w| c.find(w))
            .min()
            .unwrap_or(0);
            let is = &c[cut..];
            let r = read(
                is,
                &Context {
                    indicator: &indicator,
                    term: Term { base: y(2020), first: y(2021), due: stated_due(is, &indicator).unwrap_or(y(2025)) },
                    own_base: false,
                    every_year: false,
                    sentence: "",
                    tolerance: None,
                },
            );
            if let Ok(r) = r {
                println!("{k}\t{u}\t{is}\t{}", show(&r));
            }
        }
    }
}
