//! Who waits for whom in a circle.

use super::Wait;
use std::collections::VecDeque;

/// The shortest circle of `waits`, from the first of its threads on, and the waits beside it.
pub(super) fn circle(waits: &[Wait]) -> (Vec<&Wait>, Vec<&Wait>) {
    let circles = waits.iter().filter_map(|wait| circle_of(waits, wait));
    let circle = circles.min_by_key(Vec::len).unwrap_or_default();
    let is_beside = |wait: &&Wait| !circle.iter().any(|other| other.thread == wait.thread);
    let beside = waits.iter().filter(is_beside).collect();
    (circle, beside)
}

/// The shortest circle through `start`.
fn circle_of<'a>(waits: &'a [Wait], start: &'a Wait) -> Option<Vec<&'a Wait>> {
    let mut ways: VecDeque<Vec<&Wait>> = VecDeque::from([vec![start]]);
    let mut seen = Vec::new();
    while let Some(way) = ways.pop_front() {
        let last = way[way.len() - 1];
        for thread in &last.on {
            if *thread == start.thread {
                return Some(way);
            }
            let Some(next) = waits.iter().find(|wait| wait.thread == *thread) else {
                continue;
            };
            if !seen.contains(thread) {
                seen.push(*thread);
                ways.push_back([way.as_slice(), &[next]].concat());
            }
        }
    }
    None
}
