use Did::{GaveBack, Refused, Took};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};
use shuttle::scheduler::RandomScheduler;
use shuttle::sync::atomic::{AtomicU32, Ordering::SeqCst};
use shuttle::{Config, Runner, thread};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

struct Studio {
    free: AtomicU32,
}

impl Studio {
    fn take(&self) -> bool {
        let free = self.free.load(SeqCst);
        if free == 0 {
            return false;
        }
        self.free.store(free - 1, SeqCst);
        true
    }

    fn give_back(&self) -> Did {
        self.free.fetch_add(1, SeqCst);
        GaveBack
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Did {
    Took,
    Refused,
    GaveBack,
}

#[derive(Clone, Copy)]
struct Call {
    began: u32,
    ended: u32,
    did: Did,
}

/// Whether calls one after the other could have returned the same, where
/// none comes before another that had ended when it began.
fn has_an_order(free: u32, calls: &[Call]) -> bool {
    let first_and_rest = |first: usize| {
        let mut rest = calls.to_vec();
        (rest.remove(first), rest)
    };
    let explains = |(first, rest): (Call, Vec<Call>)| {
        let in_time = rest.iter().all(|other| first.began < other.ended);
        let then = match first.did {
            Took => free.checked_sub(1),
            Refused => (free == 0).then_some(0),
            GaveBack => Some(free + 1),
        };
        in_time && then.is_some_and(|free| has_an_order(free, &rest))
    };
    calls.is_empty() || (0..calls.len()).map(first_and_rest).any(explains)
}

fn few_words() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn always_the_same() -> TestRng {
    TestRng::deterministic_rng(RngAlgorithm::ChaCha)
}

// ANCHOR: test
#[derive(Debug, Clone, Copy)]
enum Do {
    Take,
    GiveBack,
}

/// What the calls were, when each thread does its part of the plan.
fn run(plan: Vec<Vec<Do>>) -> Vec<Call> {
    let studio = Studio {
        free: AtomicU32::new(1),
    };
    let (now, calls) = (Mutex::new(0), Mutex::new(Vec::new()));
    let tick = move || {
        let mut now = now.lock().unwrap();
        *now += 1;
        *now
    };
    let shared = Arc::new((studio, tick, calls));
    let start = |part: Vec<Do>| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            let (studio, tick, calls) = &*shared;
            for each in part {
                let began = tick();
                let did = match each {
                    Do::Take if studio.take() => Took,
                    Do::Take => Refused,
                    Do::GiveBack => studio.give_back(),
                };
                let ended = tick();
                calls.lock().unwrap().push(Call { began, ended, did });
            }
        })
    };
    let threads: Vec<_> = plan.into_iter().map(start).collect();
    threads.into_iter().for_each(|each| each.join().unwrap());
    shared.2.lock().unwrap().clone()
}
// ANCHOR_END: test

// ANCHOR: property
#[test]
fn every_history_has_an_order() -> Result<(), TestError<Vec<Vec<Do>>>> {
    let each = prop_oneof![Just(Do::Take), Just(Do::GiveBack)];
    let plans = vec(vec(each, 0..4), 0..4);
    let mut inputs = TestRunner::new_with_rng(few_words(), always_the_same());
    inputs.run(&plans, |plan| {
        let explained = Arc::new(AtomicBool::new(true));
        let tell = Arc::clone(&explained);
        let schedules = RandomScheduler::new_from_seed(13, 100);
        Runner::new(schedules, Config::new()).run(move || {
            tell.fetch_and(has_an_order(1, &run(plan.clone())), Relaxed);
        });
        prop_assert!(explained.load(Relaxed), "no order explains it");
        Ok(())
    })
}
// ANCHOR_END: property
