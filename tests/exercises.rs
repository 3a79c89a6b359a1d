//! The checks of every exercise tell right answers from wrong ones.

use book::exercises::Exercises;
use book::proof::exercises::{answers, check};
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    playground::sandbox::enter_if_asked();
    let mut arguments = Arguments::from_args();
    // Answers that hang wait more than they compute.
    arguments.test_threads.get_or_insert(6);
    let prover = Arc::new(proof::prover());
    let mut trials = Vec::new();
    for exercise in Exercises::load(proof::root()).all.into_values() {
        let exercise = Arc::new(exercise);
        for (role, answer) in answers(&exercise) {
            let (exercise, prover) = (Arc::clone(&exercise), Arc::clone(&prover));
            let file = answer.path.file_stem().unwrap_or_default();
            let name = format!("{} {}", exercise.name, file.to_string_lossy());
            trials.push(Trial::test(name, move || {
                check(&prover, &exercise, role, &answer)
                    .map_err(|why| format!("{}: {why}", answer.path.display()))?;
                Ok(())
            }));
        }
    }
    remembered::run_trials(&arguments, trials, prover.memory(), || {});
}
