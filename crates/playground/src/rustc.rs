//! Calls of rustc.
//!
//! ```text
//! Rustc              what it remembers and prepares between its calls             [place]
//! ├── Place          the folder that a program is compiled in                     [place]
//! └── Call           one call: what it may touch and use                          [call]
//!     ├── arguments  what it is told                                              [arguments]
//!     └── next       what is done afterwards, for the next call to be faster      [next]
//! ```

mod arguments;
mod call;
mod next;
mod place;

pub use arguments::BINARY;
pub use call::Call;
pub use place::{Place, Rustc};
