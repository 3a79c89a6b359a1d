#[test]
fn broken() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("*/broken/*.rs");
}
