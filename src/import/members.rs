//! The leading group: role, name and post of each member.

use super::units::{Units, is_unit};
use super::words::of;
use crate::source::Spot;

/// What members of a group are called.
const ROLES: &str = "组长|第一组长|常务副组长|第一副组长|执行副组长|副组长|成员|成员单位|主任|常务副主任|副主任|\
    办公室主任|办公室副主任|委员|总召集人|召集人|副召集人|总指挥|副总指挥|指挥长|副指挥长|秘书长|顾问|\
    联络员|chair|chairperson|vice chair|deputy chair|member|members";
/// Posts, the longer before those that they end with.
const POSTS: &str = "分管副秘书长|副秘书长|秘书长|常务副市长|分管副市长|副市长|市长|副县长|县长|副区长|区长|副省长|省长|\
    副局长|局长|副主任|主任|副部长|部长|副院长|院长|副检察长|检察长|副书记|书记|副行长|行长|副厅长|厅长|\
    副署长|署长|副会长|会长|副校长|校长|副总经理|总经理|总工程师|处长|科长";
/// What stands before a post of the same unit.
const BEFORE_POSTS: [&str; 8] =
    ["党组成员、", "党委委员、", "党组书记、", "党委书记、", "党组副书记、", "常务", "二级", "一级"];
/// The heads of governments.
const HEADS: [&str; 4] = ["市长", "县长", "区长", "省长"];
/// Most characters of a line of a member.
const LONGEST_LINE: usize = 60;

/// A member, as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedMember {
    pub(crate) role: String,
    pub(crate) name: String,
    pub(crate) post: String,
}

/// Reads lines one after the other: a role holds until another one is named.
#[derive(Debug, Default)]
pub(crate) struct MemberLines {
    role: Option<String>,
}

impl MemberLines {
    /// The members of a line; none when it is something else.
    pub(crate) fn read(&mut self, line: &str) -> Vec<NamedMember> {
        let (role, rest) = match role_of(line) {
            Some((role, rest)) => (Some(role), rest),
            None => (self.role.clone(), line),
        };
        let Some(role) = role else { return Vec::new() };
        if rest.trim().is_empty() {
            // The members stand below.
            self.role = Some(role);
            return Vec::new();
        }
        let members = members(rest);
        let is_list = line.chars().count() <= LONGEST_LINE || members.len() > 1;
        if members.is_empty() || !is_list || rest.contains('。') {
            // What follows is no list any more.
            self.role = None;
            return Vec::new();
        }
        self.role = Some(role.clone());
        members.into_iter().map(|(name, post)| NamedMember { role: role.clone(), name, post }).collect()
    }
}

/// 组　长：, and what stands behind it.
fn role_of(line: &str) -> Option<(String, &str)> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let is_role = |text: &str| of(ROLES).any(|role| role.eq_ignore_ascii_case(text));
    if let Some((role, rest)) = line.split_once(['：', ':']) {
        let role = if role.is_ascii() { role.trim().to_owned() } else { squeezed(role) };
        return is_role(&role).then_some((role, rest));
    }
    // 组长 孙静 …, also with a blank in 组 长.
    let ends = line.char_indices().map(|(at, _)| at).filter(|at| *at > 0).take(10);
    let found = ends.filter(|at| line.get(*at..).is_some_and(|rest| rest.starts_with(char::is_whitespace)));
    found.filter_map(|at| Some((squeezed(line.get(..at)?), line.get(at..)?))).filter(|(role, _)| is_role(role)).last()
}

/// The names and posts that stand behind a role.
fn members(text: &str) -> Vec<(String, String)> {
    let text = text.trim();
    if text.is_ascii() {
        let (name, post) = text.split_once([',', '(']).unwrap_or((text, ""));
        let name = name.trim();
        let is_name = !name.is_empty() && name.split(' ').count() <= 4;
        return Vec::from_iter(is_name.then(|| (name.to_owned(), post.trim().trim_end_matches(')').to_owned())));
    }
    let parts: Vec<&str> = text.split(['、', '；', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let all: Vec<(String, String)> = parts.iter().filter_map(|part| member(part)).collect();
    if parts.len() > 1
        && all.len() == parts.len()
        && all.iter().all(|(_, post)| post.is_empty() || !post.contains('、'))
    {
        return all;
    }
    member(text).into_iter().collect()
}

/// 孙  静   分管副市长, 孙静（分管副市长） or 孙静，分管副市长.
fn member(text: &str) -> Option<(String, String)> {
    let text = text.replace(['（', '(', '，', ','], " ");
    let mut words = text.split_whitespace().map(|word| word.trim_end_matches(['）', ')'])).peekable();
    let mut name = words.next()?.to_owned();
    // A name of two characters may be parted to be as wide as others.
    if name.chars().count() == 1 {
        name.push_str(words.next().filter(|word| word.chars().count() <= 2)?);
    }
    let is_name =
        (2..=4).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic) || name.contains('·');
    let post: Vec<&str> = words.collect();
    (is_name && !is_unit(&name) && of(POSTS).all(|post| post != name)).then(|| (name, post.concat()))
}

/// The unit of a post, and whether it follows from the post alone; a new one where the post begins with what is called as units are.
pub(crate) fn unit_of(post: &str, units: &mut Units, spot: &Spot) -> Option<(usize, bool)> {
    if let Some(place) = units.begins(post) {
        return Some((place, false));
    }
    let mut unit = of(POSTS).find_map(|title| post.strip_suffix(title))?;
    while let Some(rest) = BEFORE_POSTS.iter().find_map(|word| unit.strip_suffix(word)) {
        unit = rest;
    }
    if is_unit(unit) {
        return Some((units.add(unit, spot), false));
    }
    // A mayor is of the government of the city.
    let head = HEADS.iter().find(|head| post.ends_with(*head))?;
    let government = format!("{}政府", head.chars().next()?);
    units.named(&government).map(|place| (place, true))
}

#[cfg(test)]
mod tests {
    use super::{MemberLines, unit_of};
    use crate::import::units::Units;
    use crate::source::Spot;

    #[test]
    fn a_role_holds_for_the_lines_below_it() {
        let lines = [
            "组  长：   李  明   副市长",
            "副组长：　王小红   市水务局局长",
            "赵  亮   市教育局副局长",
            "成　员　欧阳文，市民政局党组成员、副局长",
            "陈一（市法院副院长）",
            "领导小组下设办公室，负责日常工作。",
            "刘二 市卫生局局长",
        ];
        let mut reader = MemberLines::default();
        let read: Vec<[String; 3]> = lines
            .iter()
            .flat_map(|line| reader.read(line))
            .map(|member| [member.role, member.name, member.post])
            .collect();
        assert_eq!(
            read,
            [
                ["组长", "李明", "副市长"],
                ["副组长", "王小红", "市水务局局长"],
                ["副组长", "赵亮", "市教育局副局长"],
                ["成员", "欧阳文", "市民政局党组成员、副局长"],
                ["成员", "陈一", "市法院副院长"],
            ]
        );
        assert_eq!(MemberLines::default().read("Chair: Jane Doe, Deputy Mayor")[0].post, "Deputy Mayor");
        assert_eq!(MemberLines::default().read("成员：张三、李四、王五").len(), 3);
        let mut below = MemberLines::default();
        assert!(below.read("组长：").is_empty());
        assert_eq!(below.read("李明 副市长")[0].role, "组长");
    }

    #[test]
    fn a_post_begins_with_its_unit() {
        let mut units = Units::default();
        let spot = Spot::Line(1);
        let bureau = units.add("市水务局", &spot);
        assert_eq!(unit_of("市水务局副局长", &mut units, &spot), Some((bureau, false)));
        assert_eq!(unit_of("市教育局党组成员、副局长", &mut units, &spot), Some((1, false)));
        assert_eq!(unit_of("分管副市长", &mut units, &spot), None);
        let government = unit_of("市政府副秘书长", &mut units, &spot).unwrap().0;
        assert_eq!(unit_of("分管副市长", &mut units, &spot), Some((government, true)));
        assert_eq!(unit_of("二级高级警长", &mut units, &spot), None);
    }
}
