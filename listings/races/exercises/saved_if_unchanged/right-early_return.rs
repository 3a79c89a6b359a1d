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
        let mut page = self.page.lock().unwrap();
        if copy.version != page.version {
            return false;
        }
        *page = Page {
            version: copy.version + 1,
            ..copy
        };
        true
    }
}

fn edit(wiki: &Wiki, change: impl Fn(&mut Page)) {
    let mut copy = wiki.open();
    change(&mut copy);
    while !wiki.save(copy) {
        copy = wiki.open();
        change(&mut copy);
    }
}

fn main() {
    let page = Page {
        version: 0,
        lines: 5,
    };
    let page = Mutex::new(page);
    let wiki = Wiki { page };
    thread::scope(|scope| {
        scope.spawn(|| edit(&wiki, |page| page.lines += 1));
        scope.spawn(|| edit(&wiki, |page| page.lines += 10));
    });
    println!("{} lines", wiki.open().lines);
}
