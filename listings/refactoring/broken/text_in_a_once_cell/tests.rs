use crate::{notebook::Notebook, report::report, survey::survey};

fn report_of(notebooks: &[Notebook]) -> String {
    report(&survey(notebooks, |_| ()))
}

#[test]
fn all_notebooks_are_told_in_order() {
    let marsh = Notebook::new("marsh", "Snipe 2\nrain\nSnipe 3\nCurlew 1\n");
    let heath = Notebook::new("heath", "snipe 1\nhail\nCrane 2\n");
    let expected = "crane: 2, at most 2; notebooks: 1, heath to heath\n\
        curlew: 1, at most 1; notebooks: 1, marsh to marsh\n\
        snipe: 6, at most 3; notebooks: 2, marsh to heath\n\
        not read: marsh, line 2: no count\n\
        not read: heath, line 2: no count\n";
    assert_eq!(report_of(&[marsh, heath]), expected);
}

#[test]
fn progress_counts_up() {
    let notebooks: Vec<Notebook> = (1..=9).map(Notebook::written).collect();
    let mut told = Vec::new();
    survey(&notebooks, |read| told.push(read));
    assert_eq!(told, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn no_bird_gets_lost() {
    let notebooks: Vec<Notebook> = (1..=30).map(Notebook::written).collect();
    let texts: String = notebooks.iter().map(Notebook::text).collect();
    assert_eq!(birds_in(&report_of(&notebooks)), birds_in(&texts));
}

/// The first number of each line that was read, added up.
fn birds_in(text: &str) -> u32 {
    let read = text.lines().filter(|line| !line.starts_with("not read"));
    let number = |word: &str| word.parse::<u32>().ok();
    let counts = read.map(|line| line.split([' ', ',']).find_map(number));
    counts.flatten().sum()
}
