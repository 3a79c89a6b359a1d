//! A graph of a few paths, where that of all states was not kept.

use super::Search;
use super::finish::notes;
use super::state::{Choice, end};
use crate::engine::point::{WORLD, with};
use crate::graph::{Graph, Node, Outcome};
use crate::listing::Listing;
use crate::names;
use crate::snapshot::{self, Table};
use std::collections::HashMap;

impl Search<'_> {
    /// What the schedules to these outcomes show, each followed once more. They are given with how they end, if they do; the
    /// nodes that the others come to are told.
    ///
    /// # Errors
    /// A sentence, if the program does something else than before.
    pub(super) fn graph_of_paths(
        &mut self,
        paths: Vec<(Option<String>, Vec<Choice>)>,
        listing: &Listing,
    ) -> Result<(Graph, Vec<usize>), String> {
        let runs = self.runs;
        let (reduces, steps) = (
            std::mem::take(&mut self.reduces),
            std::mem::take(&mut self.steps),
        );
        let step_numbers = std::mem::take(&mut self.step_numbers);
        let mut table = Table::default();
        let mut nodes: Vec<Node> = Vec::new();
        let mut known: HashMap<(usize, Choice), usize> = HashMap::new();
        let mut outcomes = Vec::new();
        let mut without_end = Vec::new();
        for (kind, schedule) in paths {
            self.begin()?;
            if nodes.is_empty() {
                nodes.push(with(|world| snapshot::node(world, &mut table, None)));
            }
            let mut at = 0;
            for &(thread, alternative) in &schedule {
                self.runner.step(thread, alternative);
                self.error()?;
                let choice = (thread, alternative);
                at = match known.get(&(at, choice)) {
                    Some(next) => *next,
                    None => {
                        let step = self.step(thread, alternative);
                        let next = nodes.len();
                        nodes.push(with(|world| snapshot::node(world, &mut table, None)));
                        nodes[at].edges.push((step, next));
                        known.insert((at, choice), next);
                        next
                    }
                };
            }
            let Some(kind) = kind else {
                without_end.push(at);
                continue;
            };
            self.look_for_first(|search| {
                for (thread, alternative) in schedule {
                    search.runner.step(thread, alternative);
                    search.error()?;
                }
                Ok(())
            })?;
            let end = end(&self.choices());
            if end.as_ref().is_none_or(|end| end.name() != kind) {
                return Err("two runs under the same schedule differed".to_owned());
            }
            nodes[at].end = end;
            outcomes.push(Outcome {
                output: with(|world| world.output.clone()),
                end: kind,
                schedules: 1.into(),
            });
        }
        self.reduces = reduces;
        let steps = std::mem::replace(&mut self.steps, steps);
        self.step_numbers = step_numbers;
        self.runs = runs;
        let (threads, objects) = WORLD.with_borrow(|world| {
            let registry = &world.registry;
            (
                names::threads(&registry.people),
                names::objects(&registry.things, &listing.source),
            )
        });
        let schedules = outcomes.iter().map(|outcome| &outcome.schedules).sum();
        let graph = Graph {
            source: String::new(),
            model: self.options.model,
            eager: self
                .options
                .eager
                .iter()
                .map(|eager| eager.name().to_owned())
                .collect(),
            schedules,
            capped: None,
            faults: Vec::new(),
            notes: notes(),
            endless: false,
            runs,
            states: self.states.len(),
            reduced: true,
            threads,
            objects,
            outcomes,
            table: table.into_values(),
            steps,
            nodes,
        };
        Ok((graph, without_end))
    }
}
