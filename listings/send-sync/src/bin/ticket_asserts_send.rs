use std::sync::Arc;

const fn assert_send<T: Send>() {}
const fn assert_sync<T: Sync>() {}

struct Ticket {
    seat: u16,
    holder: Arc<str>,
}

const _: () = assert_send::<Ticket>();
const _: () = assert_sync::<Ticket>();

fn main() {
    let ticket = Ticket {
        seat: 14,
        holder: Arc::from("Ada"),
    };
    println!("seat {}: {}", ticket.seat, ticket.holder);
}
