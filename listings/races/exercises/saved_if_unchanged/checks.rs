use std::sync::Mutex;
use std::thread;

fn wiki() -> Wiki {
    let page = Page {
        version: 0,
        lines: 5,
    };
    Wiki {
        page: Mutex::new(page),
    }
}

pub fn two_editors() {
    let wiki = wiki();
    thread::scope(|scope| {
        scope.spawn(|| edit(&wiki, |page| page.lines += 1));
        edit(&wiki, |page| page.lines += 10);
    });
    let page = wiki.page.into_inner().unwrap();
    println!("version {}, {} more", page.version, page.lines - 5);
}

pub fn opened_meanwhile() {
    let wiki = wiki();
    edit(&wiki, |page| {
        // Another editor opens the page while this one writes.
        page.lines += u32::from(wiki.page.try_lock().is_ok());
    });
    assert_eq!(wiki.open().lines, 6, "the page could not be opened");
}

#[test]
fn an_old_copy_is_refused() {
    let wiki = wiki();
    let (first, mut second) = (wiki.open(), wiki.open());
    assert!(wiki.save(first), "a fresh copy was refused");
    assert_eq!(wiki.open().version, 1, "the version after one save");
    second.lines = 99;
    let mut third = second.clone();
    assert!(!wiki.save(second), "`save` said that it stored an old copy");
    third.version = 7;
    assert!(!wiki.save(third), "a copy of another version was stored");
    assert_eq!(
        wiki.open().lines,
        5,
        "the text of an old copy is in the wiki"
    );
}
