use std::future::pending;

#[tokio::main]
async fn main() {
    let buoy = tokio::spawn(async { panic!("buoy 9 has no anchor") });
    let ferry = tokio::spawn(pending::<()>());
    ferry.abort();

    for (name, task) in [("buoy", buoy), ("ferry", ferry)] {
        match task.await {
            Ok(()) => println!("{name}: done"),
            Err(error) if error.is_panic() => println!("{name}: panicked"),
            Err(_) => println!("{name}: aborted"),
        }
    }
}
