//! When two states are one.

use super::object::State;
use super::world::{Model, World};
use std::hash::{DefaultHasher, Hash, Hasher};

impl World {
    /// What two states must have in common to be one. What is local to a thread follows from what it observed, so its
    /// history stands for it; of a thread that has ended, only what it returned matters, and what it was lent.
    pub(crate) fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let weak = self.model == Model::Weak;
        for (tid, thread) in self.threads.iter().enumerate() {
            if !thread.born() {
                continue;
            }
            (tid, thread.ended(), thread.panicked, &thread.name).hash(&mut hasher);
            if !thread.ended() || thread.lent || self.remember_all {
                thread.history.hash(&mut hasher);
                thread.unwinding.hash(&mut hasher);
            }
            if thread.ended() {
                thread.result.hash(&mut hasher);
            } else {
                thread.token.hash(&mut hasher);
            }
            if let Some(request) = &thread.request {
                // The detail follows from the history, unless something is not decided by the schedule.
                (
                    request.operation,
                    request.object,
                    &request.detail,
                    request.site,
                )
                    .hash(&mut hasher);
                request
                    .patience
                    .as_ref()
                    .map(|p| p.is_over(self))
                    .hash(&mut hasher);
            }
            if self.registry.demands.patience && !thread.ended() {
                thread.round.hash_in(self, &mut hasher);
            }
            if weak {
                (&thread.knows, &thread.glanced, &thread.fenced).hash(&mut hasher);
            }
        }
        for (number, object) in self.objects.iter().enumerate() {
            if let Some(object) = object {
                (number, &object.value, object.version, object.origin).hash(&mut hasher);
                match &object.state {
                    State::RwLock {
                        writer,
                        readers,
                        poisoned,
                    } => {
                        let mut readers = readers.clone();
                        readers.sort_unstable();
                        (writer, readers, poisoned).hash(&mut hasher);
                    }
                    State::Barrier { arrived, round, .. } => {
                        let mut arrived = arrived.clone();
                        arrived.sort_unstable();
                        (arrived, round).hash(&mut hasher);
                    }
                    other => other.hash(&mut hasher),
                }
            }
        }
        if weak {
            self.sequential.hash(&mut hasher);
            for (place, known) in &self.known {
                (place, known).hash(&mut hasher);
            }
            for (channel, letters) in &self.mail {
                (channel, letters).hash(&mut hasher);
            }
        }
        if self.remember_all {
            self.traces.hash(&mut hasher);
        }
        (&self.output, self.exit).hash(&mut hasher);
        hasher.finish()
    }
}
