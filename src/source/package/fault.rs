//! Why a package cannot be opened or read.

use std::io;

use quick_xml::Error as XmlError;
use quick_xml::events::attributes::AttrError;
use zip::result::ZipError;

/// Why a package cannot be opened or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageFault {
    /// It needs a password.
    Encrypted,
    /// It is one of the kind before packages, whatever it is called.
    Old,
    /// One of the two.
    EncryptedOrOld,
    /// It is a web page.
    Page,
    /// It is no package at all.
    NotPacked,
    /// It is a package of something else.
    OtherContent,
    /// It ends too early, or contradicts itself.
    Damaged,
    /// It holds more than is unpacked.
    TooLarge,
}

impl From<io::Error> for PackageFault {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::FileTooLarge { Self::TooLarge } else { Self::Damaged }
    }
}

impl From<ZipError> for PackageFault {
    fn from(error: ZipError) -> Self {
        if matches!(error, ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) {
            Self::Encrypted
        } else {
            Self::Damaged
        }
    }
}

impl From<XmlError> for PackageFault {
    fn from(error: XmlError) -> Self {
        let is_limit = matches!(&error, XmlError::Io(error) if error.kind() == io::ErrorKind::FileTooLarge);
        if is_limit { Self::TooLarge } else { Self::Damaged }
    }
}

impl From<AttrError> for PackageFault {
    fn from(_: AttrError) -> Self {
        Self::Damaged
    }
}
