use std::{collections::VecDeque, sync::Mutex, thread};

fn develop_all(queue: &Mutex<VecDeque<u32>>) -> Vec<u32> {
    let mut developed = Vec::new();
    loop {
        let front = queue.lock().unwrap().front().copied();
        let Some(frame) = front else {
            return developed;
        };
        developed.push(frame);
        queue.lock().unwrap().pop_front();
    }
}

fn main() {
    let queue = Mutex::new(VecDeque::from([1, 2]));

    let (ida, max) = thread::scope(|scope| {
        let ida = scope.spawn(|| develop_all(&queue));
        let max = develop_all(&queue);
        (ida.join().unwrap(), max)
    });
    println!("Ida {ida:?}, Max {max:?}");
}
