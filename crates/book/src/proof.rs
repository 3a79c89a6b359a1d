//! Whether what is recorded of the listings of a book holds, and recording it anew.
//!
//! ```text
//! Prover           proves listings, one or all                                     [prover]
//! ├── built        has cargo build those that run
//! ├── outputs      runs them                                                       [outputs]
//! │   └── run      one program under a limit, a deadlock told from a slow one      [run, waiting]
//! ├── refused      what the compiler says of those that are refused
//! └── schedules    explores them, and holds real runs against that
//! Fault            what does not hold                                              [fault]
//! record           records all of it anew
//! ```

pub mod built;
pub mod fault;
pub mod outputs;
pub mod prover;
pub mod record;
pub mod refused;
pub mod run;
pub mod schedules;
mod versions;
pub mod waiting;

pub use fault::Fault;
pub use prover::Prover;
