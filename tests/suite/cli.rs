//! Command-line cases with their exact output, and every command of the pages.

fn cases(columns: &str) -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", columns).env("FSIP_LANG", "en").env("NO_COLOR", "1");
    cases
}

#[test]
fn commands_print_in_a_wide_terminal_exactly_what_the_cases_say() {
    cases("120").case("tests/cli/wide/*.md");
}

#[test]
fn commands_print_into_a_pipe_exactly_what_the_cases_say() {
    cases("").case("tests/cli/piped/*.md");
}

#[test]
fn commands_print_exactly_what_the_cases_say() {
    cases("80")
        .case("tests/cli/*.toml")
        .case("tests/cli/*.md")
        .case("docs/ci.md")
        .case("docs/ci.zh-CN.md")
        .case("docs/methods.md")
        .case("docs/status.md")
        .case("docs/status.zh-CN.md")
        .case("README.md")
        .case("README.zh-CN.md");
}
