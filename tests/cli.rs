//! Command-line cases with their exact output, and every command of both editions of the README.

#[test]
fn commands_print_exactly_what_the_cases_say() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("FSIP_LANG", "en")
        .env("NO_COLOR", "1")
        .case("tests/cli/*.toml")
        .case("tests/cli/*.md")
        .case("docs/methods.md")
        .case("README.md")
        .case("README.zh-CN.md");
}
