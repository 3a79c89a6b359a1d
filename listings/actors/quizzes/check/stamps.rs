use std::{rc::Rc, sync::mpsc, thread};

fn main() {
    let (album, inbox) = mpsc::channel::<String>();
    let keeper = thread::spawn(move || {
        let (mut by_page, mut by_value) = (Vec::new(), Vec::new());
        for name in inbox {
            let stamp: Rc<str> = name.into();
            by_page.push(Rc::clone(&stamp));
            by_value.push(stamp);
        }
        by_page.len() + by_value.len()
    });
    album.send("Blue Mauritius".into()).unwrap();
    drop(album);
    println!("{}", keeper.join().unwrap());
}
