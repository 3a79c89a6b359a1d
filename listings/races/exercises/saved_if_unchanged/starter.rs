use std::sync::Mutex;
use std::thread;

#[derive(Clone)]
struct Page {
    version: u32,
    lines: u32,
}

struct Wiki {
    page: Mutex<Page>,
}

impl Wiki {
    fn open(&self) -> Page {
        self.page.lock().unwrap().clone()
    }

    fn save(&self, copy: Page) -> bool {
        *self.page.lock().unwrap() = copy;
        true
    }
}

fn edit(wiki: &Wiki, change: impl Fn(&mut Page)) {
    let mut copy = wiki.open();
    change(&mut copy);
    wiki.save(copy);
}

fn main() {
    let wiki = Wiki {
        page: Mutex::new(Page {
            version: 0,
            lines: 5,
        }),
    };
    thread::scope(|scope| {
        scope.spawn(|| edit(&wiki, |page| page.lines += 1));
        scope.spawn(|| edit(&wiki, |page| page.lines += 10));
    });
    let page = wiki.open();
    println!("version {}: {} lines", page.version, page.lines);
}
