use std::sync::Arc;
use std::thread;

struct Session {
    user: Arc<str>,
}

struct Request {
    session: Session,
    path: String,
}

fn answer(request: Request) {
    println!("{} reads {}", request.session.user, request.path);
}

fn main() {
    let request = Request {
        session: Session {
            user: Arc::from("mina"),
        },
        path: String::from("/orders/7"),
    };
    thread::spawn(move || answer(request)).join().unwrap();
}
