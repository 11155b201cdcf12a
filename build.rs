//! Hashes of what pages may run, and the unwinder of the C compiler linked in where it is there as a static library: a
//! library fewer to load at each start.

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
    Ok(())
}

/// Nothing for other systems, for builds for another machine, and for compilers without it.
fn folder_of_unwinder() -> Option<PathBuf> {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    let target = std::env::var("TARGET").ok()?;
    if !is("HOST", &target) || !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return None;
    }
    let answer = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output().ok()?;
    // A compiler that does not have it answers with the bare name.
    let library = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim());
    library.parent().filter(|_| library.is_absolute()).map(PathBuf::from)
}
