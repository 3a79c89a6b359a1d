use std::sync::Mutex;
use std::thread;

struct Seats {
    free: u32,
    sold: u32, // free + sold is always 100
}

fn print_ticket() {
    panic!("the printer is out of paper");
}

fn main() {
    let hall = Mutex::new(Seats { free: 90, sold: 10 });
    let sale = thread::scope(|scope| {
        let teller = scope.spawn(|| {
            let mut seats = hall.lock().unwrap();
            seats.free -= 1;
            print_ticket();
            seats.sold += 1;
        });
        teller.join()
    });
    println!("sale failed: {}", sale.is_err());

    let mut seats = hall.lock().unwrap_or_else(|poisoned| {
        println!("{poisoned}");
        poisoned.into_inner()
    });
    println!("found: {} free, {} sold", seats.free, seats.sold);
    seats.free = 100 - seats.sold;
    hall.clear_poison();
    println!("mended: {} free, {} sold", seats.free, seats.sold);
}
