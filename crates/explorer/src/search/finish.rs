//! What was found, as a graph.

use super::Search;
use crate::count::Count;
use crate::engine::point::WORLD;
use crate::graph::{End, Graph, Node, Outcome};
use crate::listing::Listing;
use crate::names;
use std::collections::BTreeMap;

impl Search<'_> {
    pub(super) fn finish(mut self, listing: &Listing) -> Graph {
        let too_long = || format!("a schedule has more than {} steps", self.options.max_steps);
        let capped = self.capped.take().or_else(|| self.too_long.then(too_long));
        let (people, things) = WORLD.with_borrow_mut(|world| {
            let registry = std::mem::take(&mut world.registry);
            (registry.people, registry.things)
        });
        let _endless = self.cut_cycles();
        let counts = self.counts();
        let nodes = self.states.iter_mut().map(|state| {
            let mut node = std::mem::take(&mut state.node);
            node.edges = state.edges.iter().flatten().copied().collect();
            if node.end.is_none() && node.edges.len() + state.cut < state.choices.len() {
                node.end = Some(End::Unexplored);
            }
            node
        });
        let nodes: Vec<Node> = nodes.collect();
        let mut outcomes: BTreeMap<(&str, String), Count> = BTreeMap::new();
        for (node, count) in nodes.iter().zip(&counts) {
            let Some(end) = &node.end else { continue };
            if *end != End::Unexplored {
                let output = self.table.text(node.output);
                *outcomes.entry((output, end.name())).or_default() += count;
            }
        }
        let outcomes: Vec<Outcome> = outcomes
            .into_iter()
            .map(|((output, end), schedules)| Outcome {
                output: output.to_owned(),
                end,
                schedules,
            })
            .collect();
        let schedules = outcomes.iter().map(|outcome| &outcome.schedules).sum();
        let (table, steps, nodes) = if self.options.merge {
            (self.table.into_values(), self.steps, nodes)
        } else {
            Default::default()
        };
        let mut graph = Graph {
            source: String::new(),
            model: self.options.model,
            eager: self
                .options
                .eager
                .iter()
                .map(|eager| eager.name().to_owned())
                .collect(),
            schedules,
            capped,
            faults: Vec::new(),
            notes: Vec::new(),
            endless: false,
            runs: self.runs,
            threads: names::threads(&people),
            objects: names::objects(&things, &listing.source),
            outcomes,
            table,
            steps,
            nodes,
        };
        graph.conclude();
        graph
    }

    /// By state: the number of ways to it from the start.
    fn counts(&self) -> Vec<Count> {
        let mut into = vec![0usize; self.states.len()];
        for (_, to) in self.edges() {
            into[to] += 1;
        }
        let mut ways = vec![Count::default(); self.states.len()];
        ways[0] = Count::from(1);
        let mut ready = vec![0];
        while let Some(state) = ready.pop() {
            for (_, to) in self.states[state].edges.iter().flatten() {
                let count = ways[state].clone();
                ways[*to] += &count;
                into[*to] -= 1;
                if into[*to] == 0 {
                    ready.push(*to);
                }
            }
        }
        ways
    }

    fn edges(&self) -> impl Iterator<Item = (usize, usize)> {
        self.states
            .iter()
            .flat_map(|state| state.edges.iter().flatten().copied())
    }
}
