use std::sync::mpsc;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel::<u32>();
    let patience = Duration::from_millis(10);

    println!("nothing sent yet");
    println!("  try_recv:     {:?}", rx.try_recv());
    println!("  recv_timeout: {:?}", rx.recv_timeout(patience));

    tx.send(21).unwrap();
    println!("one reading sent");
    println!("  try_recv:     {:?}", rx.try_recv());

    drop(tx);
    println!("the sender is gone");
    println!("  try_recv:     {:?}", rx.try_recv());
    println!("  recv_timeout: {:?}", rx.recv_timeout(patience));
    println!("  recv:         {:?}", rx.recv());
}
