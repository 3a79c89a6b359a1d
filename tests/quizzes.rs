//! What decides a question of a quiz is what the compiler, a run or the explorer finds again.

use book::Purpose;
use book::Settings;
use book::listings::library::Library;
use book::proof::quizzes;
use book::quizzes::library::Quizzes;
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    playground::sandbox::enter_if_asked();
    let arguments = Arguments::from_args();
    let root = proof::root();
    let settings = Settings::read(root, Purpose::Publish).expect("book.toml can be read");
    let chapters = root.join(settings.chapters());
    let (library, _) = Library::load(root);
    let prover = Arc::new(proof::prover());
    let mut trials = Vec::new();
    for quiz in Quizzes::load(root, &library).all.into_values() {
        let quiz = Arc::new(quiz);
        for index in 0..quiz.questions.len() {
            let (quiz, prover, chapters) =
                (Arc::clone(&quiz), Arc::clone(&prover), chapters.clone());
            let name = format!("{} {}", quiz.name, index + 1);
            trials.push(Trial::test(name, move || {
                let question = &quiz.questions[index];
                let check = quizzes::check(&prover, &chapters, &quiz, question);
                check.map_err(|why| format!("{}: {why}", quiz.place(question)))?;
                Ok(())
            }));
        }
    }
    remembered::run_trials(&arguments, trials, prover.memory(), || {});
}
