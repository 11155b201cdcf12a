//! JUnit's XML, which viewers of test results read.

use anyhow::Result;
use quick_junit::{NonSuccessKind, Report as JunitReport, TestCase, TestCaseStatus, TestSuite};

use super::{Audience, Format, Guarded, Sink, Surface, findings, visible, with_region};
use crate::locale::Texts;
use crate::report::diagnostics::PlaceJson;
use crate::report::{Finding, Report, Weight};

pub(super) const FORMAT: Format = Format { name: "junit", extensions: &["xml"], audience: Audience::Checker, write };

fn write(report: &dyn Report, texts: &Texts, _: &Surface, output: &mut Sink<'_>) -> Result<Guarded> {
    let findings = findings(report, FORMAT.name, texts)?;
    let mut whole = JunitReport::new("fsip check");
    let mut open: Option<TestSuite> = None;
    for finding in &findings {
        let suite = with_region(&finding.suite, finding, texts);
        if open.as_ref().is_none_or(|open| open.name.as_str() != suite) {
            whole.add_test_suites(open.take());
        }
        open.get_or_insert_with(|| TestSuite::new(suite.as_str())).add_test_case(case(finding, &suite));
    }
    whole.add_test_suites(open);
    whole.serialize(output)?;
    Ok(0)
}

/// A warning is neither a pass nor a failure: viewers show a skipped case with its reason.
fn case(finding: &Finding, suite: &str) -> TestCase {
    let mut status = match finding.weight {
        Weight::Fine => TestCaseStatus::success(),
        Weight::Warning => TestCaseStatus::skipped(),
        Weight::Failure => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    if finding.weight != Weight::Fine {
        status.set_message(visible(&finding.message).as_ref()).set_type(finding.kind);
    }
    let place = finding.place.as_ref().map(PlaceJson::exact);
    let name = match (&finding.place, finding.weight) {
        (Some(place), Weight::Failure | Weight::Warning) if finding.id == place.file => {
            format!("{} {}", place.exact(), finding.title)
        }
        _ => format!("{} {}", finding.id, finding.title).trim().to_owned(),
    };
    let mut case = TestCase::new(visible(&name).as_ref(), status);
    case.set_classname(suite);
    if let Some(place) = place {
        case.set_system_out(visible(&place).as_ref());
    }
    case
}
