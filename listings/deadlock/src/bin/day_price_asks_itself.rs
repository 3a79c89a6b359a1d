use std::sync::LazyLock;

static DAY_PRICE: LazyLock<u32> = LazyLock::new(|| {
    println!("working out the price of the day");
    let menu = ["soup", "pie", "dish of the day"];
    menu.map(price).into_iter().min().unwrap_or_default()
});

fn price(dish: &str) -> u32 {
    match dish {
        "soup" => 450,
        "pie" => 600,
        _ => *DAY_PRICE,
    }
}

fn main() {
    println!("dish of the day: {}", price("dish of the day"));
}
