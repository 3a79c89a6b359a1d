//! Schedules that go on for ever: ways from a state back to itself.

use super::Search;

/// What a walk over the states knows of one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    /// The way that is walked leads through it.
    Open,
    Done,
}

impl Search<'_> {
    /// Takes out the steps that lead back to a state on the way to them, and says whether there are any: who goes round
    /// comes to nothing that is not reached without.
    pub(super) fn cut_cycles(&mut self) -> bool {
        let mut visits = vec![Visit::Not; self.states.len()];
        let mut cut = Vec::new();
        // As a loop: paths are long, and stacks are not.
        let mut way = vec![(0, 0)];
        if let Some(first) = visits.first_mut() {
            *first = Visit::Open;
        }
        while let Some((state, choice)) = way.last_mut() {
            let (at, edge) = (*state, *choice);
            let Some(next) = self.states[at].edges.get(edge) else {
                visits[at] = Visit::Done;
                way.pop();
                continue;
            };
            *choice += 1;
            let Some(to) = next.to() else { continue };
            match visits[to] {
                Visit::Not => {
                    visits[to] = Visit::Open;
                    way.push((to, 0));
                }
                Visit::Open => cut.push((at, edge)),
                Visit::Done => {}
            }
        }
        for (state, edge) in &cut {
            let edge = &mut self.states[*state].edges[*edge];
            *edge = edge.taken_out();
        }
        !cut.is_empty()
    }
}
