//! What a program may touch.
//!
//! The executable that holds the playground starts itself again as the *stub*: a process of one thread that gives up, one
//! after the other, what the program must not have, and then becomes the program. In this order, because each step needs
//! what later ones take away:
//!
//! ```text
//! parent        it ends when the server does                                                          [stub]
//! descriptors   all but the standard three are closed: those open would bypass the rules for files    [descriptors]
//! session       it is no part of the terminal, and shares the processors as one                       [stub]
//! memory        where it is short, the kernel ends this process before others                         [stub]
//! amounts       processor time, memory, size and number of files; small pages                         [amounts]
//! rights        root's capabilities, if root runs the server                                          [stub]
//! files         Landlock: only what the policy names can be opened                                    [files]
//! calls         seccomp: no sockets, no processes, no signals to others                               [calls]
//! exec
//! ```
//!
//! What the program starts in turn, the [`keeper`] ends with the server.
//!
//! In the place of a program, the stub can perform a [`task`] behind the closed sandbox. [`probe`] tries from inside what must
//! not work, so that the level that is shown is one that was seen to hold.

mod amounts;
#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod descriptors;
mod executable;
#[cfg(target_os = "linux")]
mod files;
mod keeper;
mod policy;
pub mod probe;
mod stub;
pub mod task;

pub use amounts::descriptors_within;
pub use executable::{Stub, attended, command};
pub use keeper::{Keeper, Kept};
pub use policy::{Amounts, Calls, Policy};
pub use probe::{Isolation, Level};
pub use stub::enter_if_asked;
pub(crate) use stub::{FAILED, FAILED_WORDS};
pub use task::Task;
