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

    fn save(&self, mut copy: Page) -> bool {
        let mut page = self.page.lock().unwrap();
        let is_current = copy.version == page.version;
        if is_current {
            copy.version += 1;
            *page = copy;
        }
        is_current
    }
}

fn edit(wiki: &Wiki, change: impl Fn(&mut Page)) {
    loop {
        let mut copy = wiki.open();
        change(&mut copy);
        if wiki.save(copy) {
            return;
        }
    }
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
