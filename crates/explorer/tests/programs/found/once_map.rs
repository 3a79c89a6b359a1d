//@ A map whose values are made once a key, by OnceLock behind a mutex that is not held while one is made.
//@ outcome: ok: a=1 b=2 a made 1 times
//@ outcome: ok: b=2 a=1 a made 1 times
//@ why: the threads print under the lock of the map, in either order; the cell of `a` is made by whoever is first
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;

static MADE: AtomicU32 = AtomicU32::new(0);

#[derive(Default)]
struct Cache(Mutex<BTreeMap<&'static str, Arc<OnceLock<u32>>>>);

impl Cache {
    fn get(&self, key: &'static str) -> u32 {
        let cell = Arc::clone(self.0.lock().unwrap().entry(key).or_default());
        *cell.get_or_init(|| {
            if key == "a" {
                MADE.fetch_add(1, Relaxed);
                1
            } else {
                2
            }
        })
    }
}

fn main() {
    let cache = Cache::default();
    let out = Mutex::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            let value = cache.get("a");
            out.lock().unwrap().push(format!("a={value}"));
        });
        scope.spawn(|| {
            let (_, value) = (cache.get("a"), cache.get("b"));
            out.lock().unwrap().push(format!("b={value}"));
        });
    });
    println!("{} a made {} times", out.into_inner().unwrap().join(" "), MADE.load(Relaxed));
}
