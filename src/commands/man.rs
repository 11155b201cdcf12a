//! `fsip man`: the manual pages, in both languages.

use anyhow::Result;

use super::Context;
use crate::cli::arguments;
use crate::edit::{create_folder, write_whole};
use crate::locale::{Language, Texts};
use crate::manual;

/// Where manual pages of each language stand below `share/man`.
const FOLDERS: [(Language, &str); 2] = [(Language::English, "man1"), (Language::Chinese, "zh_CN/man1")];

impl arguments::Man {
    pub(super) fn run(&self, context: &mut Context) -> Result<()> {
        for (language, folder) in FOLDERS {
            let folder = self.manual_directory.join(folder);
            let _made = create_folder(&folder)?;
            for page in manual::pages(&Texts::new(language))? {
                let path = folder.join(page.file);
                write_whole(&path, page.text.as_bytes())?;
                context.say_written(&path);
            }
        }
        Ok(())
    }
}
