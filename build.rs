//! Hashes of what pages may run, the unwinder of the C compiler linked in where it is there as a static library (a library
//! fewer to load at each start), and no tables for unwinding in a program that ends at a panic.

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
    if let Some(folder) = folder_of_unwinder() {
        writeln!(stdout(), "cargo::rustc-link-search=native={}", folder.display())?;
        writeln!(stdout(), "cargo::rustc-link-lib=static:-bundle=gcc_eh")?;
    }
    if ends_at_a_panic() && is("CARGO_CFG_TARGET_OS", "linux") {
        leave_out_unwind_tables()?;
    }
    Ok(())
}

/// Cargo does not tell a build script what a panic does; the release profile and those that inherit it abort.
fn ends_at_a_panic() -> bool {
    is("PROFILE", "release")
}

/// A ninth of the program. There are no symbols that a backtrace could name either.
fn leave_out_unwind_tables() -> std::io::Result<()> {
    let script = PathBuf::from(std::env::var("OUT_DIR").unwrap_or_default()).join("without-unwind-tables.ld");
    let discarded = "SECTIONS { /DISCARD/ : { *(.eh_frame) *(.gcc_except_table*) } } INSERT AFTER .text;";
    std::fs::write(&script, discarded)?;
    writeln!(stdout(), "cargo::rustc-link-arg-bins=-Wl,-T,{}", script.display())
}

fn is(name: &str, value: &str) -> bool {
    std::env::var(name).is_ok_and(|found| found == value)
}

/// Nothing for other systems, for builds for another machine, and for compilers without it.
fn folder_of_unwinder() -> Option<PathBuf> {
    let target = std::env::var("TARGET").ok()?;
    if !is("HOST", &target) || !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return None;
    }
    let answer = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output().ok()?;
    // A compiler that does not have it answers with the bare name.
    let library = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim());
    library.parent().filter(|_| library.is_absolute()).map(PathBuf::from)
}
