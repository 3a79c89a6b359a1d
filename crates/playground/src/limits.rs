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
    /// Bytes of memory that a program's pages occupy.
    pub memory: u64,
    /// Bytes of the files that a program has in its own folder.
    pub files: u64,
    /// Bytes of the graph of an explored program, as JSON.
    pub graph: usize,
    /// Bytes of memory that the compiler's pages occupy.
    pub compile_memory: u64,
    /// Bytes of a request over HTTP, and so of the code in it.
    pub source: usize,
    /// Programs compiled at the same time.
    pub compiling: usize,
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
            source: 64 * KIB as usize,
            compiling: cores,
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
