//! The leading group.

use anyhow::Result;
use serde::Serialize;

use super::screen::{GridColumns, Room, Screen};
use super::{Document, PlanHeader, Report, Rows, Section, Write, to_json, unit_name, words};
use crate::locale::Texts;
use crate::model::{Member, Plan};

/// The longest post that is shown whole in a terminal.
const WIDEST_POST: usize = 32;

/// The leading group.
pub struct GroupReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How the plan is named.
    pub header: PlanHeader,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    members: Vec<MemberJson<'a>>,
}

#[derive(Serialize)]
struct MemberJson<'a> {
    role: &'a str,
    name: &'a str,
    post: Option<&'a str>,
    unit: Option<&'a str>,
}

impl GroupReport<'_> {
    fn on_screen(&self, texts: &Texts) -> Screen {
        let members = &self.plan.members;
        let counts = self.roles().into_iter().map(|(role, count)| {
            texts.format_owned("group-role", &[("role", role.to_owned()), ("count", count.to_string())])
        });
        let counts = texts.joined("list-separator", counts);
        let arguments = [("count", members.len().to_string()), ("roles", counts)];
        let key = if members.is_empty() { "group-none" } else { "group-members" };
        let columns = GridColumns::<&Member>::new(texts)
            .words("column-role", Room::Whole, |member| member.role.as_str())
            .words("column-name", Room::Whole, |member| member.name.as_str())
            .words("column-post", Room::UpTo(WIDEST_POST), |member| member.post.as_deref())
            .words("column-unit", Room::Rest, |member| self.unit_of(member, texts));
        Screen {
            preface: vec![texts.format_owned(key, &arguments)],
            blocks: vec![columns.grid(members).into()],
            ..self.header.screen(texts)
        }
    }

    fn unit_of(&self, member: &Member, texts: &Texts) -> Option<String> {
        Some(unit_name(self.plan, member.unit.as_ref()?, texts))
    }

    /// How many have each role, in the order of the plan.
    fn roles(&self) -> Vec<(&str, usize)> {
        let mut roles: Vec<(&str, usize)> = Vec::new();
        for member in &self.plan.members {
            match roles.iter_mut().find(|(role, _)| *role == member.role) {
                Some((_, count)) => *count += 1,
                None => roles.push((&member.role, 1)),
            }
        }
        roles
    }
}

impl Report for GroupReport<'_> {
    fn screen(&self, texts: &Texts) -> Option<Screen> {
        Some(self.on_screen(texts))
    }

    fn hints(&self, texts: &Texts) -> Vec<String> {
        self.header.hint("group", texts).into_iter().collect()
    }

    fn document(&self, texts: &Texts) -> Document {
        let table = Rows::new(&self.plan.members)
            .column(words(texts, "column-role", 0), |member| member.role.as_str())
            .column(words(texts, "column-name", 0), |member| member.name.as_str())
            .column(words(texts, "column-post", 0), |member| member.post.as_deref())
            .column(words(texts, "column-unit", 0), |member| self.unit_of(member, texts));
        Document {
            preface: vec![texts.get("group-preface")],
            sections: vec![Section::of("leading_group", table)],
            ..self.header.document(texts)
        }
    }

    fn json(&self, output: &mut dyn Write) -> Result<()> {
        let members = self.plan.members.iter().map(|member| MemberJson {
            role: &member.role,
            name: &member.name,
            post: member.post.as_deref(),
            unit: member.unit.as_deref(),
        });
        to_json(output, &GroupJson { members: members.collect() })
    }
}
