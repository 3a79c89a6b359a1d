use std::hint::black_box;
use std::io;
use std::thread;

fn depth(levels: u32) -> u32 {
    // Every open folder keeps a path of 1 KiB on the stack.
    let path = black_box([b'/'; 1024]);
    if levels == 0 {
        return 0;
    }
    let below = depth(levels - 1);
    black_box(path);
    below + 1
}

fn main() -> io::Result<()> {
    let indexer = thread::Builder::new()
        .name("indexer".to_owned())
        .stack_size(32 * 1024 * 1024)
        .spawn(|| {
            let me = thread::current();
            let name = me.name().unwrap_or("unnamed");
            println!("{name}: {} folders deep", depth(4_000));
        })?;

    indexer.join().unwrap();
    Ok(())
}
