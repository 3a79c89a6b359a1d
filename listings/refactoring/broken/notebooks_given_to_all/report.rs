use crate::{survey::Survey, tally::Bird};

/// A line a species that was seen, by name, then what could not be read.
pub fn report(survey: &Survey) -> String {
    let mut report = String::new();
    for (name, place) in survey.names.all() {
        let bird = survey.tally.birds.get(place);
        report.extend(bird.and_then(|bird| line(&name, bird)));
    }
    for line in &survey.tally.unreadable {
        report += &format!("not read: {line}\n");
    }
    report
}

fn line(name: &str, bird: &Bird) -> Option<String> {
    let Bird {
        total,
        largest,
        seen_in,
    } = bird;
    let (first, last) = (seen_in.first()?, seen_in.last()?);
    let books = seen_in.len();
    Some(format!(
        "{name}: {total}, at most {largest}; notebooks: {books}, {first} to {last}\n"
    ))
}
