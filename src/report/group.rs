//! The leading group.

use anyhow::Result;
use serde::Serialize;

use super::{Cell, Document, PlanHeader, Report, Section, Table, to_json, unit_name, words};
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
        let row = |member: &Member| {
            let unit = member.unit.as_ref().map(|id| unit_name(self.plan, id, texts));
            vec![
                Cell::Text(member.role.clone()),
                Cell::Text(member.name.clone()),
                Cell::text(member.post.as_deref()),
                Cell::text(unit),
            ]
        };
        let columns = vec![
            words(texts, "column-role", 0),
            words(texts, "column-name", 0),
            words(texts, "column-post", 0),
            words(texts, "column-unit", 0),
        ];
        Document {
            title: self.header.title(texts),
            preface: vec![texts.get("group-preface")],
            sections: vec![Section {
                id: "leading_group",
                ..Table { columns, rows: self.plan.members.iter().map(row).collect() }.into()
            }],
            notes: Vec::new(),
        }
    }

    fn json(&self) -> Result<String> {
        let members = self.plan.members.iter().map(|member| MemberJson {
            role: &member.role,
            name: &member.name,
            post: member.post.as_deref(),
            unit: member.unit.as_deref(),
        });
        to_json(&GroupJson { members: members.collect() })
    }
}
