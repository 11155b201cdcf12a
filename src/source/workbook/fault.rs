//! Why a workbook cannot be read.

use std::io;

use quick_xml::Error as XmlError;
use quick_xml::events::attributes::AttrError;
use zip::result::ZipError;

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

impl From<io::Error> for WorkbookFault {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::FileTooLarge { Self::TooLarge } else { Self::Damaged }
    }
}

impl From<ZipError> for WorkbookFault {
    fn from(error: ZipError) -> Self {
        if matches!(error, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) {
            Self::Encrypted
        } else {
            Self::Damaged
        }
    }
}

impl From<XmlError> for WorkbookFault {
    fn from(error: XmlError) -> Self {
        let is_limit = matches!(&error, XmlError::Io(error) if error.kind() == io::ErrorKind::FileTooLarge);
        if is_limit { Self::TooLarge } else { Self::Damaged }
    }
}

impl From<AttrError> for WorkbookFault {
    fn from(_: AttrError) -> Self {
        Self::Damaged
    }
}
