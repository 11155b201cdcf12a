//! Command-line cases with their exact output, and every command of the pages.

#[test]
fn commands_print_exactly_what_the_cases_say() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("FSIP_LANG", "en")
        .env("NO_COLOR", "1")
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
