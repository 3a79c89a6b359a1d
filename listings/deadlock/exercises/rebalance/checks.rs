use std::sync::Mutex;
use std::thread;

fn server(jobs: &[u32]) -> Server {
    Server {
        jobs: Mutex::new(jobs.to_vec()),
    }
}

pub fn opposite() {
    let (north, south) = (server(&[1, 2, 3, 4, 5]), server(&[6]));
    thread::scope(|scope| {
        scope.spawn(|| rebalance(&north, &south));
        rebalance(&south, &north);
    });
    let (north, south) = (north.jobs.into_inner(), south.jobs.into_inner());
    println!(
        "north {}, south {}",
        north.unwrap().len(),
        south.unwrap().len()
    );
}

pub fn watched() {
    let (north, south) = (server(&[1, 2, 3, 4, 5]), server(&[6]));
    thread::scope(|scope| {
        scope.spawn(|| rebalance(&north, &south));
        // It only tries the second lock, so that it closes no circle itself.
        let north = north.jobs.lock().unwrap();
        if let Ok(south) = south.jobs.try_lock() {
            assert_eq!(north.len() + south.len(), 6);
        }
    });
}

#[test]
fn even_lists_stay() {
    let (north, south) = (server(&[1, 2]), server(&[3, 4]));
    rebalance(&north, &south);
    assert_eq!(*north.jobs.lock().unwrap(), [1, 2]);
    assert_eq!(*south.jobs.lock().unwrap(), [3, 4]);
}
