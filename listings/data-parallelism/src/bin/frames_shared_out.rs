use std::{collections::VecDeque, sync::Mutex, thread};

type Queue = Mutex<VecDeque<u32>>;

fn develop_all(own: &Queue, other: &Queue) -> Vec<u32> {
    let mut developed = Vec::new();
    loop {
        let mine = own.lock().unwrap().pop_back();
        let steal = || other.lock().unwrap().pop_front();
        let Some(frame) = mine.or_else(steal) else {
            return developed;
        };
        developed.push(frame);
    }
}

fn main() {
    let busy = Mutex::new(VecDeque::from([1, 2, 3]));
    let idle = Mutex::new(VecDeque::new());

    let (ida, max) = thread::scope(|scope| {
        let ida = scope.spawn(|| develop_all(&busy, &idle));
        let max = develop_all(&idle, &busy);
        (ida.join().unwrap(), max)
    });
    println!("Ida {ida:?}, Max {max:?}");
    assert_eq!(ida.len() + max.len(), 3);
}
