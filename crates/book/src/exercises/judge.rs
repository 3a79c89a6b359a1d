//! One answer against all checks of its exercise, on a playground.

mod compiled;
mod results;

use super::manifest::{Check, Explored, Kind, Order};
use super::parsed::Parsed;
use super::told::{Checked, Reason, Told, Verdict};
use super::{Answer, Exercise, assembled, ending, schedules};
use explorer::{Graph, Options};
use playground::compile::Compiled;
use playground::explore::Explored as OfExplorer;
use playground::{Event, Goal, Playground, Program, Stop};
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::BTreeSet;

use compiled::Words;
use results::Results;

/// An answer is like a wrong one if no more than one in so many of its tokens is another.
const LIKENESS: usize = 4;

/// Of an answer that may be right.
const UNDECIDED: &str = "Whether this holds can't be told: nothing wrong was found, but not everything could be looked at. A simpler program can be followed.";

/// Checks `answer`, and tells what comes of it: of each check in their order, then what the author says to such an answer, and
/// whether all passed. Whoever drops the other end of `stop` ends it.
pub fn judge(
    playground: &Playground,
    exercise: &Exercise,
    answer: &str,
    stop: &Stop,
    tell: &mut dyn FnMut(Told),
) {
    let mut judge = Judge {
        playground,
        exercise,
        answer,
        parsed: Parsed::of(answer),
        stop,
        is_refused: false,
        is_undecided: false,
        results: None,
        tell: RefCell::new(tell),
    };
    let mut failed = BTreeSet::new();
    for (place, check) in exercise.manifest.checks.iter().enumerate() {
        judge.say(Told::Checking { check: place });
        let checked = match judge.is_refused {
            true => Ok(Checked::skipped(
                place,
                "Not looked at, as the program does not compile.",
            )),
            false => judge.look(place, check),
        };
        if stop.is_said() {
            return judge.end(false, Reason::Stopped, None);
        }
        match checked {
            Ok(checked) => {
                if checked.verdict == Verdict::Failed {
                    failed.insert(check.name.clone());
                }
                judge.say(Told::Checked(checked));
            }
            Err(sentence) => return judge.end(false, Reason::Refused, Some(sentence)),
        }
    }
    if let Some(sentence) = judge.said_to_such(&failed) {
        judge.say(Told::Told { sentence });
    }
    judge.end(failed.is_empty(), Reason::Checked, None);
}

struct Judge<'a> {
    playground: &'a Playground,
    exercise: &'a Exercise,
    answer: &'a str,
    /// None, if it is no Rust.
    parsed: Option<Parsed>,
    stop: &'a Stop,
    /// Whether the compiler refused it: nothing else can come of it then.
    is_refused: bool,
    /// Whether a check found nothing wrong, and could not look at everything.
    is_undecided: bool,
    /// What came of the tests, once they were run.
    results: Option<Results>,
    tell: RefCell<&'a mut dyn FnMut(Told)>,
}

impl Judge<'_> {
    fn say(&self, told: Told) {
        (self.tell.borrow_mut())(told);
    }

    fn end(&self, solved: bool, reason: Reason, sentence: Option<String>) {
        self.say(Told::End {
            solved,
            reason,
            sentence,
        });
    }

    /// # Errors
    /// A sentence, when the machine can't do what that takes.
    fn look(&mut self, place: usize, check: &Check) -> Result<Checked, String> {
        let fails = |detail: String| Checked {
            detail: (!detail.is_empty()).then_some(detail),
            ..Checked::failed(place, &check.fails)
        };
        match &check.kind {
            Kind::Compiles => self.compiles(place),
            Kind::Refused(code) => self.refused(place, check, code),
            Kind::Test(name) => Ok(match self.test(name)? {
                Ok(()) => Checked::passed(place),
                Err(why) => fails(why),
            }),
            Kind::Prints { text, order } => Ok(match self.prints(text, *order)? {
                Ok(()) => Checked::passed(place),
                Err(why) => fails(why),
            }),
            Kind::Explored(wanted) => self.explored(place, check, wanted),
            Kind::Uses(words) => {
                let missing = words.iter().find(|word| !self.parsed().uses(word));
                Ok(missing.map_or_else(
                    || Checked::passed(place),
                    |word| fails(format!("The program does not use `{word}`.")),
                ))
            }
            Kind::Avoids(words) => {
                let there = words.iter().find(|word| self.parsed().names(word));
                Ok(there.map_or_else(
                    || Checked::passed(place),
                    |word| fails(format!("The program names `{word}`.")),
                ))
            }
        }
    }

    fn parsed(&mut self) -> &Parsed {
        self.parsed.get_or_insert_default()
    }

    fn compiles(&mut self, place: usize) -> Result<Checked, String> {
        let words = self.compiler_on(&self.program(self.exercise.starter_has_main()))?;
        if words.is_taken {
            return Ok(Checked::passed(place));
        }
        self.is_refused = true;
        Ok(Checked {
            detail: Some(words.rendered()),
            diagnostics: words.diagnostics,
            ..Checked::failed(place, words.sentence)
        })
    }

    fn refused(&mut self, place: usize, check: &Check, code: &str) -> Result<Checked, String> {
        let words = self.compiler_on(&self.program(self.exercise.starter_has_main()))?;
        if words.has_code(code) {
            return Ok(Checked::passed(place));
        }
        let detail = match words.is_taken {
            true => "The compiler takes the program.".to_owned(),
            false => words.rendered(),
        };
        Ok(Checked {
            detail: Some(detail),
            diagnostics: words.diagnostics,
            ..Checked::failed(place, &check.fails)
        })
    }

    /// What came of the test called `name`.
    fn test(&mut self, name: &str) -> Result<Result<(), String>, String> {
        if self.results.is_none() {
            let text = assembled::tested(self.answer, &self.exercise.checks);
            let program = Program {
                tests: true,
                ..Program::new(text)
            };
            let lines = self.answer.lines().count();
            let results = match self.compile(&program, Goal::Binary)? {
                Err(words) => Results::not_compiled(&words, lines),
                Ok(binary) => {
                    let (printed, end) = self.run(&program, &binary);
                    Results::of(&printed, &end, self.playground.limits())
                }
            };
            self.results = Some(results);
        }
        let results = self.results.as_ref();
        Ok(results.map_or(Ok(()), |results| results.of_test(name)))
    }

    fn prints(&self, text: &str, order: Order) -> Result<Result<(), String>, String> {
        let program = self.program(true);
        let binary = match self.compile(&program, Goal::Binary)? {
            Ok(binary) => binary,
            Err(words) => return Ok(Err(words.sentence)),
        };
        let (printed, end) = self.run(&program, &binary);
        let lines = |text: &str| {
            let mut lines: Vec<String> = text.trim_end().lines().map(str::to_owned).collect();
            if order == Order::Any {
                lines.sort();
            }
            lines
        };
        let is_fine = end.reason == playground::Reason::Exit && end.code == Some(0);
        if is_fine && lines(&printed) == lines(text) {
            return Ok(Ok(()));
        }
        let mut told = Vec::new();
        if !is_fine {
            told.push(ending::sentence(
                "The program",
                &end,
                self.playground.limits(),
            ));
        }
        let shown = |text: &str| match text.trim_end() {
            "" => "nothing".to_owned(),
            text => text.to_owned(),
        };
        told.push(format!("It printed:\n{}", shown(&printed)));
        told.push(format!("Wanted is:\n{}", shown(text)));
        Ok(Err(told.join("\n")))
    }

    fn explored(
        &mut self,
        place: usize,
        check: &Check,
        wanted: &Explored,
    ) -> Result<Checked, String> {
        let (answer, checks) = (self.answer, &self.exercise.checks);
        let drivers: Vec<&str> = self.exercise.manifest.drivers().collect();
        let run = wanted.run.as_deref();
        let (text, choice) = assembled::explored(answer, self.parsed(), checks, &drivers, run);
        let program = Program::new(text);
        let mut words = Words::default();
        let options = Options {
            choice,
            ..wanted.options()
        };
        let mut hear = |event| self.hear(event, &mut words);
        let explored = self
            .playground
            .explore(&program, &options, self.stop, &mut hear);
        let json = match explored {
            OfExplorer::Graph(json) => json,
            OfExplorer::Unexplorable(why) => {
                return Ok(self.undecided(place, &why));
            }
            OfExplorer::Ended(end) => {
                let words = words.ended(&end)?;
                return Ok(Checked {
                    detail: Some(words.of_checks(answer.lines().count())),
                    ..Checked::failed(place, &check.fails)
                });
            }
        };
        let graph =
            Graph::from_json(&json).map_err(|why| format!("The graph can't be read: {why}."))?;
        let differences = schedules::differences(wanted, &graph);
        match (differences.is_empty(), graph.why_incomplete()) {
            (true, None) => return Ok(Checked::passed(place)),
            (true, Some(why)) => return Ok(self.undecided(place, why)),
            (false, _) => {}
        }
        Ok(Checked {
            detail: Some(differences),
            node: schedules::nearest_difference(wanted, &graph),
            graph: RawValue::from_string(json).ok(),
            program: Some(program.code),
            ..Checked::failed(place, &check.fails)
        })
    }

    /// Nothing wrong was found, and not everything could be looked at: the answer may be right. What the author says of wrong
    /// ones would be false then.
    fn undecided(&mut self, place: usize, why: &str) -> Checked {
        self.is_undecided = true;
        Checked {
            detail: Some(format!("Not every schedule can be followed: {why}.")),
            ..Checked::failed(place, UNDECIDED)
        }
    }

    /// What the author says to an answer that fails just these checks: of wrong ones that do, the nearest.
    fn said_to_such(&mut self, failed: &BTreeSet<String>) -> Option<String> {
        let exercise = self.exercise;
        let is_undecided = self.is_undecided;
        let own = &self.parsed().tokens;
        let starter = Parsed::of(&exercise.starter).unwrap_or_default().tokens;
        if failed.is_empty() || is_undecided || *own == starter {
            return None;
        }
        let says = |wrong: &Answer| exercise.manifest.wrong.get(&wrong.name);
        let alike = exercise
            .wrongs
            .iter()
            .filter(|wrong| says(wrong).is_some_and(|said| said.fails == *failed));
        let distances = alike.map(|wrong| {
            let theirs = Parsed::of(&wrong.text).unwrap_or_default().tokens;
            (
                strsim::generic_levenshtein(own, &theirs),
                theirs.len(),
                wrong,
            )
        });
        let (distance, length, nearest) = distances.min_by_key(|(distance, ..)| *distance)?;
        // What has less in common with it only happens to fail in the same way.
        let is_alike = distance * LIKENESS <= length;
        let said = says(nearest).filter(|_| is_alike);
        said.map(|said| said.told.clone())
    }

    /// The answer by itself; without a `main` if it need not have one.
    fn program(&self, has_main: bool) -> Program {
        Program {
            tests: !has_main,
            ..Program::new(self.answer)
        }
    }

    /// What the compiler says of a program.
    fn compiler_on(&self, program: &Program) -> Result<Words, String> {
        match self.compile(program, Goal::Check)? {
            Ok(_) => Ok(Words::taken()),
            Err(words) => Ok(words),
        }
    }

    /// The binary of a program, or what the compiler says.
    fn compile(
        &self,
        program: &Program,
        goal: Goal,
    ) -> Result<Result<std::path::PathBuf, Words>, String> {
        let mut words = Words::default();
        let mut hear = |event| self.hear(event, &mut words);
        let known = self.playground.recall(program, goal, &mut hear);
        let compiled = match known {
            Some(compiled) => compiled,
            None => {
                self.playground
                    .wait_for_crates(program, goal, self.stop, &mut hear);
                self.playground.compile(program, goal, self.stop, &mut hear)
            }
        };
        match compiled {
            Compiled::Ready { binary, .. } => Ok(Ok(binary)),
            Compiled::Ended(end) => Ok(Err(words.ended(&end)?)),
        }
    }

    fn hear(&self, event: Event, words: &mut Words) {
        match event {
            Event::Building { crates } => self.say(Told::Building { crates }),
            event => words.hear(event),
        }
    }

    /// What a program printed, and how it ended.
    fn run(&self, program: &Program, binary: &std::path::Path) -> (String, playground::End) {
        let mut printed = String::new();
        let end = self
            .playground
            .run(program, binary, self.stop, &mut |event| {
                if let Event::Output { text } = event {
                    printed += &text;
                }
            });
        (printed, end)
    }
}
