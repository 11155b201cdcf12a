//! `docs/cli.md` and its Chinese edition: the help of every command, the options of every command only once.

use fsip::cli;
use fsip::locale::{Language, Texts};

use super::hold;

const WIDTH: usize = 100;

/// The page in one language under its first lines.
fn generated(language: Language, first_lines: &str) -> String {
    let mut page = first_lines.to_owned();
    let program = cli::command(&Texts::new(language));
    page += &block(program.clone());
    // A command that was not built yet has only the options of its own.
    for command in program.get_subcommands() {
        let name = format!("fsip {}", command.get_name());
        page += &format!("\n## {name}\n\n{}", block(command.clone().bin_name(&name).disable_help_flag(true)));
    }
    page
}

fn block(mut command: clap::Command) -> String {
    format!("```text\n{}\n```\n", cli::wrapped(&command.render_help().to_string(), Some(WIDTH)).trim_end())
}

#[test]
fn the_pages_of_commands_are_what_the_program_says() {
    let english = "# All commands\n\n\
        What `fsip help` and `fsip help COMMAND` print. The options that all commands share are listed here only once;\n\
        they may be given before or after the name of a command. The [README](../README.md) shows how to use them.\n\n";
    hold("docs/cli.md", &generated(Language::English, english));
    let chinese = "# 全部命令\n\n\
        `fsip help` 和 `fsip help 命令` 显示的内容。各命令共有的选项只在这里列一次，写在命令名前后均可。用法举例见 [README](../README.zh-CN.md)。\n\n";
    hold("docs/cli.zh-CN.md", &generated(Language::Chinese, chinese));
}
