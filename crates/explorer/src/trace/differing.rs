//! The outcomes that differ most, of many.

use crate::graph::{Kind, Outcome};

/// Of longer outputs, no more is compared.
const WORDS: usize = 400;

/// The places of `most` of the `outcomes`: first one of each way to end, faults before others, then more; each time the
/// one that differs most from all that are chosen.
pub(super) fn differing(outcomes: &[Outcome], most: usize) -> Vec<usize> {
    let words: Vec<Vec<&str>> = (outcomes.iter())
        .map(|outcome| outcome.output.split_whitespace().take(WORDS).collect())
        .collect();
    let mut nearest = vec![usize::MAX; outcomes.len()];
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < most.min(outcomes.len()) {
        let is_new_end = |index: &usize| {
            let mut ends = chosen.iter().map(|other| &outcomes[*other].end);
            !ends.any(|end| *end == outcomes[*index].end)
        };
        let rank = |index: &usize| {
            let end = &outcomes[*index].end;
            // Of those that are alike, the first.
            let first = std::cmp::Reverse(*index);
            let fault = is_new_end(index).then_some(Kind::named(end).is_some());
            (fault, nearest[*index], first)
        };
        let Some(next) = (0..outcomes.len())
            .filter(|index| !chosen.contains(index))
            .max_by_key(rank)
        else {
            break;
        };
        chosen.push(next);
        for (index, near) in nearest.iter_mut().enumerate() {
            *near = (*near).min(distance(&words[index], &words[next]));
        }
    }
    chosen
}

/// How many words stand elsewhere, or nowhere, in the other.
fn distance(one: &[&str], other: &[&str]) -> usize {
    let differ = one.iter().zip(other).filter(|(a, b)| a != b).count();
    differ + one.len().abs_diff(other.len())
}
