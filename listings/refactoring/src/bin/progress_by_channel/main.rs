mod names;
mod notebook;
mod parallel;
mod report;
mod sighting;
mod survey;
mod tally;
#[cfg(test)]
mod tests;

use notebook::Notebook;

fn main() {
    let notebooks: Vec<Notebook> = (1..=60).map(Notebook::written).collect();
    let survey = survey::survey(&notebooks, |read| {
        if read % 20 == 0 {
            println!("{read} of {} notebooks read", notebooks.len());
        }
    });
    print!("{}", report::report(&survey));
}
