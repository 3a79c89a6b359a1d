//! Nothing lies unused, and nothing on a page bypasses the listings.

#[test]
fn everything_has_its_place() {
    let problems = book::problems(proof::root()).expect("mdBook can read the book");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// *Refactoring fearlessly* says so: its tests stay as they are, and what is explored or measured is a file of a step.
#[test]
fn files_of_the_refactoring_are_the_same_where_the_chapter_says_so() {
    let listings = proof::root().join("listings/refactoring");
    let read = |path: &str| {
        let path = listings.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    };
    let tests = read("src/bin/birds_in_turn/tests.rs");
    let mut steps = 0;
    for folder in ["src/bin", "broken"] {
        for step in std::fs::read_dir(listings.join(folder)).unwrap() {
            let path = step.unwrap().path().join("tests.rs");
            if path.exists() {
                assert_eq!(read(path.to_str().unwrap()), tests, "{}", path.display());
                steps += 1;
            }
        }
    }
    assert_eq!(steps, 1 + 10 + 8, "the program, ten steps, eight refusals");
    for (part, step) in [
        ("names_met_at_once/names.rs", "names_read_first/names.rs"),
        ("names_met_again/names.rs", "names_looked_up_again/names.rs"),
        (
            "numbers_dealt_out/parallel.rs",
            "notebooks_dealt_out/parallel.rs",
        ),
        ("reports_counted/names.rs", "names_read_first/names.rs"),
        (
            "reports_counted/parallel.rs",
            "names_read_first/parallel.rs",
        ),
        ("reports_counted/report.rs", "names_read_first/report.rs"),
        ("reports_counted/survey.rs", "names_read_first/survey.rs"),
        ("reports_counted/tally.rs", "names_read_first/tally.rs"),
        (
            "surveys_measured/parallel.rs",
            "notebooks_dealt_out/parallel.rs",
        ),
        (
            "surveys_measured/shares.rs",
            "progress_by_channel/parallel.rs",
        ),
        ("surveys_measured/own.rs", "names_of_their_own/tally.rs"),
    ] {
        let [part, step] = [part, step].map(|path| read(&format!("src/bin/{path}")));
        assert_eq!(part, step);
    }
}
