//! Whether what is recorded of the listings of a book holds, and recording it anew.
//!
//! [`outputs`] builds and runs listings, [`schedules`] explores them; [`run`] runs one program under a limit, and
//! [`waiting`] tells a deadlock from a slow program. [`record`] records all of that.

pub mod outputs;
pub mod record;
pub mod run;
pub mod schedules;
pub mod waiting;
