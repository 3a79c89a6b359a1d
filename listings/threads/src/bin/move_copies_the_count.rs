use std::thread;

fn main() {
    let mut sold = 0;

    thread::scope(|theatre| {
        for _office in 0..2 {
            theatre.spawn(move || {
                sold += 1;
                assert_eq!(sold, 1);
            });
        }
    });

    println!("{sold} tickets sold");
}
