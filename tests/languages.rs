//! Every program in another language ends and prints as its page says, where the language is installed.

use book::languages::programs::Programs;
use book::proof::languages;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let root = proof::root();
    let programs = Programs::load(root);
    let records = std::env::var_os(book::proof::record::VARIABLE).is_some();
    let mut trials = Vec::new();
    for program in programs.all.into_values() {
        let told = {
            let path = program.path.clone();
            move |why| Failed::from(format!("{}: {why}", path.display()))
        };
        let missing = languages::missing(program.language);
        // Without the language it can still be told whether the record is of this program.
        if missing.is_some() {
            let (program, told) = (program.clone(), told.clone());
            let name = format!("{} is recorded", program.name);
            trials.push(Trial::test(name, move || {
                languages::check_record(&program).map_err(told)
            }));
        }
        let trial = Trial::test(program.name.clone(), move || match records {
            true => languages::record(root, &program).map_err(told),
            false => languages::check(&program).map_err(told),
        });
        trials.push(match missing {
            Some(why) => trial.with_kind(why).with_ignored_flag(true),
            None => trial,
        });
    }
    libtest_mimic::run(&arguments, trials).exit();
}
