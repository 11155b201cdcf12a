//! The parts of a package, within limits: what is small packed may be huge unpacked.

mod fault;
mod xml;

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use memchr::memmem;
use zip::ZipArchive;

pub use fault::PackageFault;
pub(crate) use xml::{Node, Xml, attribute, says_yes};

/// Most bytes of a part, unpacked.
const LARGEST_PART: u64 = 256 << 20;
/// Most bytes of all parts together.
const LARGEST_PACKAGE: u64 = 1 << 30;

/// Most relations of a part: sheets look for theirs among all.
const MOST_RELATIONS: usize = 1 << 16;

/// How every package begins.
const PACKED: &[u8] = b"PK";
/// How a compound file begins: an old workbook, or a new one that is encrypted.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// A package that was opened.
pub(super) struct Package<R> {
    archive: ZipArchive<R>,
    /// By their names in small letters: programs do not agree in them.
    places: BTreeMap<String, usize>,
    unpacked: u64,
}

/// What a part has to do with another one.
pub(super) struct PartRelation {
    pub(super) id: String,
    /// The last word of its type, which is the same in both editions of the standard.
    pub(super) kind: String,
    /// The name of the part.
    pub(super) target: String,
}

/// A part that is read up to its limit.
pub(super) struct Unpacked<'p, R> {
    pub(super) reader: R,
    /// In bytes.
    pub(super) left: u64,
    /// Of all parts, in bytes.
    pub(super) unpacked: &'p mut u64,
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        *self.unpacked = self.unpacked.saturating_add(length as u64);
        match self.left.checked_sub(length as u64) {
            Some(left) if *self.unpacked <= LARGEST_PACKAGE => self.left = left,
            _ => return Err(io::ErrorKind::FileTooLarge.into()),
        }
        Ok(length)
    }
}

impl<R: Read + Seek> Package<R> {
    pub(super) fn open(mut reader: R) -> Result<Self, PackageFault> {
        require_packed(&mut reader)?;
        let archive = ZipArchive::new(reader)?;
        let mut places = BTreeMap::new();
        let mut unpacked = 0_u64;
        for place in 0..archive.len() {
            let entry = archive.by_index_data(place)?;
            unpacked = unpacked.saturating_add(entry.size());
            places.insert(comparable(&entry.name()?), place);
        }
        if unpacked > LARGEST_PACKAGE {
            return Err(PackageFault::TooLarge);
        }
        Ok(Self { archive, places, unpacked: 0 })
    }

    /// A part of XML; nothing when there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Xml<impl BufRead + use<'_, R>>>, PackageFault> {
        let Some(place) = self.places.get(&comparable(name)) else { return Ok(None) };
        let file = self.archive.by_index(*place)?;
        if file.size() > LARGEST_PART {
            return Err(PackageFault::TooLarge);
        }
        let unpacked = Unpacked { reader: file, left: LARGEST_PART, unpacked: &mut self.unpacked };
        Ok(Some(Xml::new(BufReader::new(unpacked))))
    }

    /// What a part has to do with others of the package; what lies outside of it is never looked at.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<PartRelation>, PackageFault> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut relations = Vec::new();
        let Some(mut xml) = self.part(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(relations) };
        loop {
            if relations.len() > MOST_RELATIONS {
                return Err(PackageFault::TooLarge);
            }
            match xml.next()? {
                Node::Start(element) if element.local_name().as_ref() == b"Relationship" => {
                    let value = |name: &[u8]| Ok::<_, PackageFault>(attribute(&element, name)?.unwrap_or_default());
                    if value(b"TargetMode")? != "External" {
                        let kind = value(b"Type")?;
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        let target = in_folder(folder, &value(b"Target")?);
                        relations.push(PartRelation { id: value(b"Id")?.into_owned(), kind, target });
                    }
                }
                Node::Start(_) | Node::End(_) | Node::Text(_) => {}
                Node::Eof => return Ok(relations),
            }
        }
    }
}

/// Whether bytes begin as a package, or as what was written before there were any.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED) || bytes.starts_with(&COMPOUND)
}

/// Refuses what is no package, by what it is.
fn require_packed<R: Read + Seek>(reader: &mut R) -> Result<(), PackageFault> {
    /// Where a compound file lists what it holds is not known; it is mostly small.
    const LOOKED_AT: u64 = 16 << 20;
    let mut first = Vec::new();
    reader.by_ref().take(512).read_to_end(&mut first)?;
    if first.starts_with(&COMPOUND) {
        reader.by_ref().take(LOOKED_AT).read_to_end(&mut first)?;
        let holds = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memmem::find(&first, &name).is_some()
        };
        return Err(match (holds("EncryptedPackage"), ["Workbook", "Book", "WordDocument"].into_iter().any(holds)) {
            (true, _) => PackageFault::Encrypted,
            (false, true) => PackageFault::Old,
            (false, false) => PackageFault::EncryptedOrOld,
        });
    }
    if !first.starts_with(PACKED) {
        let is_page = first.trim_ascii_start().starts_with(b"<") || first.starts_with(b"\xEF\xBB\xBF<");
        return Err(if is_page { PackageFault::Page } else { PackageFault::NotPacked });
    }
    reader.seek(SeekFrom::Start(0))?;
    Ok(())
}

fn comparable(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The part that a target names, as seen from a folder.
fn in_folder(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            ".." => _ = names.pop(),
            "" | "." => {}
            name => names.push(name),
        }
    }
    names.join("/")
}
