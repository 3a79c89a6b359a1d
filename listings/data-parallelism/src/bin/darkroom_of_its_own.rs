use rayon::{ThreadPoolBuildError, ThreadPoolBuilder, prelude::*};
use std::thread;

fn main() -> Result<(), ThreadPoolBuildError> {
    let darkroom = ThreadPoolBuilder::new()
        .num_threads(3)
        .thread_name(|n| format!("darkroom {n}"))
        .build()?;

    let inside = darkroom.install(|| {
        (0..100).into_par_iter().all(|_| {
            let thread = thread::current();
            thread
                .name()
                .is_some_and(|name| name.starts_with("darkroom"))
        })
    });
    println!(
        "{} threads, all work inside: {inside}",
        darkroom.current_num_threads()
    );
    Ok(())
}
