use std::sync::mpsc::sync_channel;

type Job = Box<dyn FnOnce() + Send>;

struct Request {
    client: String,
}

fn main() {
    let (jobs, _queue) = sync_channel::<Job>(1);
    for client in ["Lena", "Omar"] {
        let client = client.to_owned();
        let request = Request { client };
        let job = move || println!("a tile for {}", request.client);
        if jobs.try_send(Box::new(job)).is_err() {
            println!("{}: please come back later", request.client);
        }
    }
}
