//! The leading group.

use anyhow::Result;
use serde::Serialize;

use super::{Document, PlanHeader, Report, Rows, Section, Write, to_json, unit_name, words};
use crate::locale::Texts;
use crate::model::{Member, Plan};

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

impl Report for GroupReport<'_> {
    fn document(&self, texts: &Texts) -> Document {
        let unit = |member: &Member| member.unit.as_ref().map(|id| unit_name(self.plan, id, texts));
        let table = Rows::new(&self.plan.members)
            .column(words(texts, "column-role", 0), |member| member.role.as_str())
            .column(words(texts, "column-name", 0), |member| member.name.as_str())
            .column(words(texts, "column-post", 0), |member| member.post.as_deref())
            .column(words(texts, "column-unit", 0), unit);
        Document {
            title: self.header.title(texts),
            preface: vec![texts.get("group-preface")],
            sections: vec![Section::of("leading_group", table)],
            notes: Vec::new(),
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
