//! What else a schedule would show that the exploration does not follow yet.

use super::Search;
use crate::engine::point::with;
use crate::memory::shadow;

const FEWEST_STEPS: u32 = 100;

impl Search<'_> {
    /// More memory turned out to be shared, so the exploration begins anew. A queue that grows has ever new memory: what
    /// more there is behind this place is found now, in about as many steps as it took to come here, and not by a new
    /// beginning each.
    pub(super) fn look_ahead(&mut self, depth: u32) {
        for _ in 0..depth.max(FEWEST_STEPS) {
            if with(|world| world.restart || world.error.is_some()) {
                break;
            }
            let Some(&(thread, alternative)) = self.choices().first() else {
                break;
            };
            self.runner.step(thread, alternative);
        }
        shadow::has_grown();
    }
}
