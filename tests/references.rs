//! Nothing lies unused, and nothing on a page bypasses the listings.

#[test]
fn everything_has_its_place() {
    let problems = book::problems(proof::root()).expect("mdBook can read the book");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}
