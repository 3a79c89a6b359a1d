use std::rc::Rc;
use std::thread;

struct Session {
    user: Rc<str>,
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
            user: Rc::from("mina"),
        },
        path: String::from("/orders/7"),
    };
    thread::spawn(move || answer(request)).join().unwrap();
}
