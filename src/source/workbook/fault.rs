//! Why a workbook cannot be read.

use crate::source::package::PackageFault;

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// Its name is that of another kind of workbook.
    OtherFormat,
    /// It needs a password.
    Encrypted,
    /// It is one of the kind before .xlsx, whatever it is called.
    Old,
    /// One of the two.
    EncryptedOrOld,
    /// It is a web page, as some programs save what they call a workbook.
    Page,
    /// It is no package at all.
    NotPacked,
    /// It is a package of something else.
    NotWorkbook,
    /// It ends too early, or contradicts itself.
    Damaged,
    /// It holds more than is unpacked.
    TooLarge,
    /// The sheet is a chart.
    Chart(String),
    /// The sheet has a picture or a chart and no cells.
    Picture(String),
    /// No sheet has the name that was asked for.
    UnknownSheet {
        /// That name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
}

impl From<PackageFault> for WorkbookFault {
    fn from(fault: PackageFault) -> Self {
        match fault {
            PackageFault::Encrypted => Self::Encrypted,
            PackageFault::Old => Self::Old,
            PackageFault::EncryptedOrOld => Self::EncryptedOrOld,
            PackageFault::Page => Self::Page,
            PackageFault::NotPacked => Self::NotPacked,
            PackageFault::OtherContent => Self::NotWorkbook,
            PackageFault::Damaged => Self::Damaged,
            PackageFault::TooLarge => Self::TooLarge,
        }
    }
}
