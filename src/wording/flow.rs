//! Whether a flow counts events, which add up over the years, or is a level of each year.

use std::sync::LazyLock;

use super::normal::Folded;
use super::vocabulary::Words;
use crate::model::Flow;

/// What happens: the projects of several years add up.
#[rustfmt::skip]
const EVENTS: [&str; 33] = [
    "新增", "新建", "改造", "改扩建", "新培育", "新认定", "净增", "培训", "培养", "培育", "引进", "招收", "完成", "实施", "开展", "组织", "举办", "治理",
    "整治", "修复", "淘汰", "开工", "造林", "发放", "new", "trained", "built", "created", "delivered", "planted", "restored",
    "recruited", "completed",
];
/// Words with 年 that do not mean a year's amount.
const NOT_YEARLY: [&str; 8] = ["青年", "少年", "老年", "中年", "成年", "周年", "年龄", "百年"];

/// How the amounts of a flow are to be understood by its names, and by which word of them.
pub(super) fn of_names<'n>(names: impl Iterator<Item = &'n Folded<'n>> + Clone) -> Option<Flow> {
    let yearly = names.clone().find_map(yearly).map(|word| Flow::Level { yearly: Some(word) });
    yearly.or_else(|| names.clone().find_map(event).map(|word| Flow::Event { word }))
}

/// The same by the words of the wording, where the name says nothing.
pub(super) fn of_wording(wording: &Folded<'_>) -> Flow {
    event(wording).map_or(Flow::Level { yearly: None }, |word| Flow::Event { word })
}

static EVENTS_BY_FIRST: LazyLock<Words<&str>> =
    LazyLock::new(|| Words::new(EVENTS.into_iter().map(|word| (word, word))));

fn event(text: &Folded<'_>) -> Option<&'static str> {
    (0..text.end()).find_map(|at| EVENTS_BY_FIRST.longest_at(text, at)).map(|(word, _)| word)
}

/// The 年 of 年销售收入, annual.
fn yearly(name: &Folded<'_>) -> Option<&'static str> {
    let hidden = |at: usize| {
        NOT_YEARLY.iter().any(|word| {
            let place = word.chars().position(|character| character == '年').unwrap_or_default();
            at.checked_sub(place).is_some_and(|start| name.matches(start, word).is_some())
        })
    };
    let is_yearly = |at: &usize| name.character(*at) == Some('年') && !hidden(*at);
    if (0..name.end()).any(|at| is_yearly(&at)) {
        return Some("年");
    }
    ["annual", "yearly"].into_iter().find(|word| name.holds(word))
}
