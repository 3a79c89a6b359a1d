use std::thread;

fn main() {
    let maker = thread::spawn(|| {
        let photos = ["beach", "harbour", "market"];
        photos.map(|photo| format!("{photo}-small.jpg"))
    });
    println!("the gallery opens");

    for thumbnail in maker.join().unwrap() {
        println!("now showing {thumbnail}");
    }
}
