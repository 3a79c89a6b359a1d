use std::sync::Mutex;

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
        if copy.version != page.version {
            return false;
        }
        copy.version += 1;
        *page = copy;
        true
    }
}

fn edit(wiki: &Wiki, change: impl Fn(&mut Page)) {
    let mut copy = wiki.open();
    change(&mut copy);
    while !wiki.save(copy.clone()) {
        copy.version = wiki.open().version;
    }
}

fn main() {
    let (version, lines) = (0, 5);
    let page = Mutex::new(Page { version, lines });
    let wiki = Wiki { page };
    edit(&wiki, |page| page.lines += 1);
    println!("{} lines", wiki.open().lines);
}
