use std::thread;

fn main() {
    let prices = [4, 7, 3];
    let order = vec![0, 2, 2];

    let bill: u32 = thread::scope(|s| {
        let till = s.spawn(|| {
            let picked = order.into_iter().map(|item| prices[item]);
            picked.sum()
        });
        println!("dearest: {:?}", prices.iter().max());
        till.join().unwrap()
    });
    println!("bill: {bill}");
}
