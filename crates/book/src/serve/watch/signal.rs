//! What the one who watches hears, and for how long it listens.

use std::time::Duration;

/// What has changed when what was made of the files is gone.
pub const PAGES: &str = "the folder of the pages";

/// How long the files must rest before a build starts, so that it does not meet a file half written or a checkout half
/// done …
pub const REST: Duration = Duration::from_millis(25);

/// … unless something writes all the time.
pub const LONGEST_BURST: Duration = Duration::from_secs(1);

/// What the one who watches hears.
pub enum Signal {
    Changed(notify::Event),
    /// Changes may have been missed.
    Missed,
    /// What was made of the files is gone.
    Lost,
    Stop,
}
