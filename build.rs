//! Hashes of what pages may run, and a small program: no tables for unwinding where it ends at a panic, few for moving it.

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::Command;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// What a page allows by its hash: the variable that names the hash, and the file.
const ALLOWED: [(&str, &str); 2] =
    [("FSIP_STYLE_HASH", "src/render/html/page.css"), ("FSIP_SCRIPT_HASH", "src/render/html/page.js")];

fn main() -> std::io::Result<()> {
    writeln!(stdout(), "cargo::rerun-if-changed=build.rs")?;
    for (variable, file) in ALLOWED {
        let hash = BASE64_STANDARD.encode(Sha256::digest(std::fs::read(file)?));
        writeln!(stdout(), "cargo::rerun-if-changed={file}")?;
        writeln!(stdout(), "cargo::rustc-env={variable}=sha256-{hash}")?;
    }
    if needs_no_unwind_tables() {
        leave_out_unwind_tables()?;
    }
    if is("PROFILE", "release") && is_loaded_by_glibc((2, 36)) {
        writeln!(stdout(), "cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs")?;
    }
    Ok(())
}

/// Whether the program is for this system, whose glibc is so new: only from 2.36 on does it find its addresses in a table of
/// bits, which is a fortieth of the list of all that must be moved. Linkers that cannot make one pass over the request.
fn is_loaded_by_glibc(least: (u32, u32)) -> bool {
    let is_native = std::env::var("HOST").ok() == std::env::var("TARGET").ok() && is("CARGO_CFG_TARGET_ENV", "gnu");
    let version = || -> Option<(u32, u32)> {
        let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?.stdout;
        let (major, minor) = str::from_utf8(&said).ok()?.trim().strip_prefix("glibc ")?.split_once('.')?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    };
    is_native && is("CARGO_CFG_TARGET_OS", "linux") && version().is_some_and(|version| version >= least)
}

/// Cargo does not tell a build script what a panic does; the release profile and those that inherit it abort. The unwinder
/// that is a library of the system then finds nothing; one that is linked in would find not even itself, and abort where an
/// error asks it for a backtrace.
fn needs_no_unwind_tables() -> bool {
    let is_static = std::env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|features| features.contains("crt-static"));
    is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_static
}

/// An eighth of the program. There are no symbols that a backtrace could name either.
fn leave_out_unwind_tables() -> std::io::Result<()> {
    let script = PathBuf::from(std::env::var("OUT_DIR").unwrap_or_default()).join("without-unwind-tables.ld");
    let discarded = "SECTIONS { /DISCARD/ : { *(.eh_frame) *(.gcc_except_table*) } } INSERT AFTER .text;";
    std::fs::write(&script, discarded)?;
    writeln!(stdout(), "cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display())
}

fn is(name: &str, value: &str) -> bool {
    std::env::var(name).is_ok_and(|found| found == value)
}
