//! What was found, as a graph.

use super::Search;
use super::circles::{self, Circle};
use super::state::{Choice, State, is_fault};
use crate::count::Count;
use crate::engine::point::WORLD;
use crate::graph::{End, Graph, Node, Note, Outcome};
use crate::listing::Listing;
use crate::names;
use std::collections::{BTreeMap, VecDeque};

/// To so many outcomes a schedule is shown where no graph is kept, faults first.
const SHOWN: usize = 64;

/// How it ends, and the output.
type Name = (String, String);

impl Search<'_> {
    pub(super) fn finish(mut self, listing: &Listing) -> Result<Graph, String> {
        let endless = self.cut_cycles();
        let outcomes = self.outcomes();
        let circles = std::mem::take(&mut self.circles);
        let (mut graph, nodes) = if self.is_lean {
            self.paths(listing, &outcomes, &circles)?
        } else {
            let nodes = circles.iter().map(|circle| circle.state).collect();
            (self.whole(listing, &outcomes), nodes)
        };
        graph.endless = endless;
        graph.conclude();
        circles::add(&mut graph, circles, &nodes);
        self.runner.end();
        WORLD.with_borrow_mut(|world| std::mem::take(&mut world.registry));
        Ok(graph)
    }

    /// The outcomes, and the number of schedules followed to each.
    fn outcomes(&self) -> BTreeMap<Name, Count> {
        let mut outcomes: BTreeMap<Name, Count> = BTreeMap::new();
        for (state, count) in self.states.iter().zip(&self.counts()) {
            if let Some(name) = self.name(state) {
                *outcomes.entry(name).or_default() += count;
            }
        }
        for name in self.samples.outcomes.keys() {
            outcomes
                .entry(name.clone())
                .or_insert_with(|| Count::from(1));
        }
        outcomes
    }

    fn name(&self, state: &State) -> Option<Name> {
        let (end, output) = state.end.as_deref()?;
        Some((end.name(), self.table.text(*output).to_owned()))
    }

    /// All states and the steps between them.
    fn whole(&mut self, listing: &Listing, outcomes: &BTreeMap<Name, Count>) -> Graph {
        let states = self.states.len();
        let has_nodes = self.options.merge;
        let kinds = &self.kinds;
        let nodes = std::mem::take(&mut self.states).into_iter().map(|state| {
            let mut node = state.node.map_or_else(Node::default, |node| *node);
            node.end = state.end.map(|end| end.0);
            let edges = state.edges.iter().filter_map(|edge| {
                let to = edge.to()?;
                Some((edge.kind_in(kinds).step as usize, to))
            });
            node.edges = edges.collect();
            let all = state.edges.iter().all(|edge| edge.is_made());
            if node.end.is_none() && !all {
                node.end = Some(End::Unexplored);
            }
            node
        });
        let nodes = if has_nodes {
            nodes.collect()
        } else {
            Vec::new()
        };
        let outcomes = as_list(outcomes);
        let (threads, objects) = WORLD.with_borrow(|world| {
            let registry = &world.registry;
            (
                names::threads(&registry.people),
                names::objects(&registry.things, &listing.source),
            )
        });
        let table = std::mem::take(&mut self.table);
        Graph {
            source: String::new(),
            model: self.options.model,
            eager: self
                .options
                .eager
                .iter()
                .map(|eager| eager.name().to_owned())
                .collect(),
            schedules: outcomes.iter().map(|outcome| &outcome.schedules).sum(),
            capped: self.capped.take(),
            faults: Vec::new(),
            notes: notes(),
            endless: false,
            runs: self.runs,
            states,
            reduced: false,
            threads,
            objects,
            outcomes,
            table: if has_nodes {
                table.into_values()
            } else {
                Vec::new()
            },
            steps: std::mem::take(&mut self.steps),
            nodes,
        }
    }

    /// A path to each of the first outcomes, and to where threads are stuck: the last of the graph's nodes.
    fn paths(
        &mut self,
        listing: &Listing,
        outcomes: &BTreeMap<Name, Count>,
        circles: &[Circle],
    ) -> Result<(Graph, Vec<usize>), String> {
        let mut paths = self.shortest();
        for (name, sample) in &self.samples.outcomes {
            let is_shorter = |path: &Vec<Choice>| sample.schedule.len() < path.len();
            if paths.get(name).is_none_or(is_shorter) {
                paths.insert(name.clone(), sample.schedule.clone());
            }
        }
        let mut paths: Vec<(String, Vec<Choice>)> = paths
            .into_iter()
            .map(|((end, _), path)| (end, path))
            .collect();
        paths.sort_by_key(|(end, path)| (matches!(end.as_str(), "ok"), path.len()));
        paths.truncate(SHOWN);
        let ways = circles.iter().map(|circle| self.way_to(circle.state));
        let paths = paths.into_iter().map(|(end, path)| (Some(end), path));
        let paths = paths.chain(ways.map(|way| (None, way))).collect();
        let (shown, nodes) = self.graph_of_paths(paths, listing)?;
        let outcomes = as_list(outcomes);
        let graph = Graph {
            schedules: outcomes.iter().map(|outcome| &outcome.schedules).sum(),
            outcomes,
            capped: self.capped.take(),
            reduced: self.reduces,
            ..shown
        };
        Ok((graph, nodes))
    }

    /// The shortest path followed to each outcome, breadth first.
    pub(super) fn shortest(&self) -> BTreeMap<Name, Vec<Choice>> {
        let mut before: Vec<Option<(usize, usize)>> = vec![None; self.states.len()];
        let mut reached = vec![false; self.states.len()];
        reached[0] = true;
        let mut queue = VecDeque::from([0]);
        let mut paths: BTreeMap<Name, Vec<Choice>> = BTreeMap::new();
        while let Some(at) = queue.pop_front() {
            let state = &self.states[at];
            if let Some(name) = self.name(state)
                && (paths.len() < SHOWN || state.end.as_ref().is_some_and(|end| is_fault(&end.0)))
            {
                paths.entry(name).or_insert_with(|| {
                    let mut path = Vec::new();
                    let mut state = at;
                    while let Some((previous, choice)) = before[state] {
                        path.push(self.states[previous].choices[choice]);
                        state = previous;
                    }
                    path.reverse();
                    path
                });
            }
            for (choice, edge) in state.edges.iter().enumerate() {
                if let Some(to) = edge.to()
                    && !std::mem::replace(&mut reached[to], true)
                {
                    before[to] = Some((at, choice));
                    queue.push_back(to);
                }
            }
        }
        paths
    }

    /// By state: the number of ways to it from the start, those that go round in a circle left out.
    fn counts(&self) -> Vec<Count> {
        let mut into = vec![0usize; self.states.len()];
        for to in self.states.iter().flat_map(after) {
            into[to] += 1;
        }
        let mut ways = vec![Count::default(); self.states.len()];
        ways[0] = Count::from(1);
        let mut ready = vec![0];
        while let Some(state) = ready.pop() {
            // No longer needed, unless it ends there.
            let count = if self.states[state].end.is_some() {
                continue;
            } else {
                std::mem::take(&mut ways[state])
            };
            for to in after(&self.states[state]) {
                ways[to] += &count;
                into[to] -= 1;
                if into[to] == 0 {
                    ready.push(to);
                }
            }
        }
        ways
    }
}

fn after(state: &State) -> impl Iterator<Item = usize> {
    state.edges.iter().filter_map(|edge| edge.to())
}

/// What has to be said of the exploration.
pub(super) fn notes() -> Vec<Note> {
    WORLD.with_borrow(|world| {
        let notes = world.registry.notes.iter();
        notes
            .map(|note| Note {
                words: note.words().to_owned(),
                incomplete: note.is_incomplete(),
            })
            .collect()
    })
}

fn as_list(outcomes: &BTreeMap<Name, Count>) -> Vec<Outcome> {
    // By output, then by how it ends.
    let mut list: Vec<Outcome> = outcomes
        .iter()
        .map(|((end, output), schedules)| Outcome {
            output: output.clone(),
            end: end.clone(),
            schedules: schedules.clone(),
        })
        .collect();
    list.sort_by(|one, other| (&one.output, &one.end).cmp(&(&other.output, &other.end)));
    list
}
