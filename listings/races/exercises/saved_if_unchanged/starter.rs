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
    let (version, lines) = (0, 5);
    let page = Mutex::new(Page { version, lines });
    let wiki = Wiki { page };
    thread::scope(|scope| {
        scope.spawn(|| edit(&wiki, |page| page.lines += 1));
        scope.spawn(|| edit(&wiki, |page| page.lines += 10));
    });
    println!("{} lines", wiki.open().lines);
}
