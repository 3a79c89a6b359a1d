//! Where in the program the first of two accesses is that must not be: the run that came to the second one is made again.

use super::Search;
use super::state::end;
use crate::engine::point::with;
use crate::memory::shadow;

impl Search<'_> {
    /// If the present run ended by such accesses, makes it again with `replay`, from a new start, looking for the first.
    ///
    /// # Errors
    /// A sentence, if the program does something else than before.
    pub(super) fn look_for_first(
        &mut self,
        replay: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<(), String> {
        let Some(undefined) = with(|world| world.undefined) else {
            return Ok(());
        };
        self.begin()?;
        // It follows no schedule that was not followed.
        self.runs -= 1;
        undefined.seek_first();
        let result = replay(self);
        shadow::seek_no_more();
        result
    }

    /// The same for the end in `state`, which the run has just come to.
    pub(super) fn tell_first_of(&mut self, state: usize) -> Result<(), String> {
        if with(|world| world.undefined.is_none()) {
            return Ok(());
        }
        self.look_for_first(|search| search.replay(state))?;
        if let (Some(known), Some(end)) = (&mut self.states[state].end, end(&[])) {
            known.0 = end;
        }
        Ok(())
    }
}
