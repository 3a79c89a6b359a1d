//! How much of the machine one program may use.

use std::thread;
use std::time::Duration;

/// Limits of one program, and of how many there are at once.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Wall time of the compiler.
    pub compile_time: Duration,
    /// Wall time of the program.
    pub run_time: Duration,
    /// Bytes of a program's output, standard output and standard error together.
    pub output: usize,
    /// Bytes of what the compiler says of a program.
    pub diagnostics: usize,
    /// Bytes of memory that a program holds.
    pub memory: u64,
    /// Bytes of the files that a program has in its own folder.
    pub files: u64,
    /// Bytes of the graph of an explored program, as JSON.
    pub graph: usize,
    /// Bytes of memory that a compiler holds, the linker and all else that it starts included.
    pub compile_memory: u64,
    /// Bytes of memory that all compilers hold together, those that wait for programs included.
    pub compilers_memory: u64,
    /// Bytes of a request over HTTP, and so of the code in it.
    pub source: usize,
    /// Programs compiled or explored at the same time. One that takes longer than [`Limits::slice`] takes turns with those
    /// that wait for a place.
    pub compiling: usize,
    /// Wall time that a compiler or an exploration has before others have their turn; later on it has a sixth of that. An
    /// ordinary listing takes a tenth.
    pub slice: Duration,
    /// Programs run at the same time.
    pub running: usize,
    /// Programs that may wait for one of these places; those that come later are sent away.
    pub waiting: usize,
    /// Bytes of binaries that are kept, so that an unchanged program starts at once.
    pub store: u64,
    /// Folders of what rustc remembers of programs, each of a few MiB.
    pub incremental: usize,
    /// Compilers that wait for programs: one for a new program, the others for edits of those compiled last. Each occupies
    /// some 10 MiB of memory.
    pub compilers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
        Self {
            compile_time: Duration::from_secs(20),
            run_time: Duration::from_secs(10),
            output: 256 * KIB as usize,
            diagnostics: 1024 * KIB as usize,
            memory: 512 * MIB,
            files: 16 * MIB,
            graph: 8 * MIB as usize,
            compile_memory: 1536 * MIB,
            compilers_memory: 2304 * MIB,
            source: 64 * KIB as usize,
            compiling: cores,
            slice: Duration::from_secs(3),
            running: 4 * cores,
            waiting: 8,
            store: 256 * MIB,
            incremental: 16,
            compilers: 4,
        }
    }
}

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// The limits of the shell that this process was started from, if they are so low that they may be why something fails: the
/// rest of a sentence, or nothing.
pub fn of_the_shell() -> String {
    use rustix::process::{Resource, getrlimit};
    // More than a compiler, or the linker, is likely to need.
    let needed = [
        (Resource::As, 'v', 8 << 20, KIB),
        (Resource::Data, 'd', 8 << 20, KIB),
        (Resource::Nproc, 'u', 256, 1),
        (Resource::Nofile, 'n', 128, 1),
        (Resource::Fsize, 'f', 64 << 10, KIB),
    ];
    let low: Vec<String> = needed
        .into_iter()
        .filter_map(|(resource, letter, least, unit)| {
            let limit = getrlimit(resource).current? / unit;
            (limit < least).then(|| format!("`ulimit -{letter}` is {limit}"))
        })
        .collect();
    if low.is_empty() {
        return String::new();
    }
    let low = low.join(", ");
    format!(
        "; the shell that started this has low limits ({low}), which may be why: raise them and start it again"
    )
}
