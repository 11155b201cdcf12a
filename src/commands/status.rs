//! `fsip status`: where every target stands.

use anyhow::Result;
use clap::Args;

use super::{Context, header, statuses};
use crate::evaluate::{Assessment, Options};
use crate::load::Folder;
use crate::model::{Method, Region, Status};
use crate::report::{ComparisonReport, RegionsReport, StatusReport};

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "AREA")]
    area: Option<String>,
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    state: Vec<String>,
    #[arg(long = "region", value_name = "REGION")]
    only_region: Option<String>,
    #[arg(long, value_name = "WHAT", value_parser = ["region"], hide_possible_values = true)]
    by: Option<String>,
    #[arg(long, requires = "by")]
    summary: bool,
}

impl Arguments {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        let states = statuses(&self.state, &context.texts)?;
        let folder = context.load()?;
        let region = context.known_region(self.only_region.as_deref(), &folder)?;
        if self.by.is_some() {
            return self.by_region(context, &folder, &region.unwrap_or_default(), states);
        }
        let all = context.wants_all_methods();
        let asked = region.as_ref();
        let options = if all { context.options_by(None, asked)? } else { context.options(asked)? };
        let assessment = context.assess_with(&folder, &options)?;
        let report = StatusReport { states, ..self.report(context, &folder, &assessment, region.clone())? };
        if !all {
            return context.show(&report);
        }
        let method = |method| context.assess_with(&folder, &Options { method: Some(method), ..options });
        let by_method = Method::ALL.into_iter().map(method).collect::<Result<_>>()?;
        context.show(&ComparisonReport { status: report, by_method })
    }

    /// Every region below one, and that one itself.
    fn by_region(&self, context: &mut Context, folder: &Folder, top: &Region, states: Vec<Status>) -> Result<()> {
        let data = context.data(folder)?.of(top);
        context.require_parts(&data)?;
        let options = context.options(Some(top))?;
        let assessment = context.assess_with(folder, &options)?;
        // All regions at the end of the same year.
        let as_of = Some(assessment.as_of);
        let regions = data.all_parts().into_iter().map(|(region, depth)| {
            let assessment = context.assess_with(folder, &Options { as_of, region: Some(&region), ..options })?;
            Ok((region, depth, assessment))
        });
        let regions = regions.collect::<Result<_>>()?;
        let status = self.report(context, folder, &assessment, Some(top.clone()))?;
        context.show(&RegionsReport { status, data, regions, states, is_summary: self.summary })
    }
    /// The report of an assessment, limited to the area and unit that are asked for.
    fn report<'a>(
        &self,
        context: &Context,
        folder: &'a Folder,
        assessment: &'a Assessment<'a>,
        region: Option<Region>,
    ) -> Result<StatusReport<'a>> {
        let plan = &folder.plan;
        let areas = plan.areas.iter().map(|area| (area.id.as_str(), area.name.as_str()));
        let area = context.known_id(self.area.as_deref(), "unknown-area", areas)?;
        let unit = context.known_unit(self.unit.as_deref(), plan)?;
        let shows_readings = context.global.verbose;
        Ok(StatusReport {
            plan,
            header: header(folder),
            assessment,
            area,
            unit,
            states: Vec::new(),
            region,
            shows_readings,
        })
    }
}
