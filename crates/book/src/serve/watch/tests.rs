use super::*;
use std::fs;
use std::thread;

/// Far more than it takes to hear of a change.
const PATIENCE: Duration = Duration::from_secs(30);

const NEVER: Duration = Duration::from_secs(3600);

/// The folder of the book.
const ROOT: &str = "root";

/// A book that is watched, in a folder with others.
struct Watched {
    how: &'static str,
    outer: tempfile::TempDir,
    stopper: Stopper,
    changes: mpsc::Receiver<PathBuf>,
}

/// Tries what happens in a book that is made of these files and whatever `prepare` does in it and beside it, in both ways of
/// watching.
fn in_both_ways(
    files: &[(&str, &str)],
    prepare: impl Fn(&Path) + Sync,
    try_it: impl Fn(&Watched) + Sync,
) {
    let try_it = |how| {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join(ROOT);
        for (file, text) in files {
            write(&root.join(file), text);
        }
        prepare(&root);
        try_it(&Watched::begin(how, outer));
    };
    // At the same time: most of it is waiting for the files to rest.
    thread::scope(|scope| {
        scope.spawn(|| try_it("native"));
        try_it("polling");
    });
}

impl Watched {
    fn begin(how: &'static str, outer: tempfile::TempDir) -> Self {
        let mut watch = Watch::start(Sources::of(&outer.path().join(ROOT)), NEVER);
        assert!(matches!(watch.how, How::Native(_)));
        if how == "polling" {
            let interval = Duration::from_millis(5);
            watch.how = How::Polling(Polling::start(&watch.sources, interval));
        }
        let stopper = watch.stopper();
        let (sender, changes) = mpsc::channel();
        thread::spawn(move || {
            while let Some(path) = watch.next() {
                sender.send(path).unwrap();
            }
        });
        Self {
            how,
            outer,
            stopper,
            changes,
        }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.outer.path().join(ROOT).join(file)
    }

    fn beside(&self, file: &str) -> PathBuf {
        self.outer.path().join(file)
    }

    /// Does something, of which a path must be told in which `named` stands.
    #[track_caller]
    fn notices(&self, named: &str, change: impl FnOnce()) {
        change();
        let mut told = Vec::new();
        while !told
            .last()
            .is_some_and(|path: &PathBuf| path.to_string_lossy().contains(named))
        {
            let Ok(path) = self.changes.recv_timeout(PATIENCE) else {
                panic!("{}: nobody notices {named}, only {told:?}", self.how);
            };
            told.push(path);
        }
        self.rest();
    }

    /// Does something of which nothing may be told.
    #[track_caller]
    fn ignores(&self, change: impl FnOnce()) {
        change();
        assert_eq!(self.rest(), 0, "{}", self.how);
    }

    /// Waits until all has been told that there is to tell; gives how often something was.
    fn rest(&self) -> usize {
        const MARKER: &str = "src/marker.md";
        let mut told = 0;
        loop {
            write(&self.path(MARKER), &"x".repeat(told));
            if self.changes.recv_timeout(PATIENCE).unwrap() == Path::new(MARKER) {
                break;
            }
            told += 1;
        }
        // What is left to tell of the marker itself must not hide what comes next.
        fs::remove_file(self.path(MARKER)).unwrap();
        self.changes.recv_timeout(PATIENCE).unwrap();
        told
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.stopper.stop();
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_new_a_changed_a_renamed_and_a_removed_file_are_noticed() {
    in_both_ways(
        &[("src/a.md", "")],
        |_| {},
        |book| {
            let path = |file| book.path(file);
            book.notices("src/a.md", || write(&path("src/a.md"), "longer"));
            book.notices("src/b.md", || write(&path("src/b.md"), ""));
            book.notices("src/", || {
                fs::rename(path("src/b.md"), path("src/c.md")).unwrap()
            });
            book.notices("src/c.md", || fs::remove_file(path("src/c.md")).unwrap());
            book.notices("book.toml", || write(&path("book.toml"), ""));
        },
    );
}

#[test]
fn a_file_that_an_editor_replaces_is_noticed_each_time() {
    in_both_ways(
        &[("book.toml", ""), ("src/a.md", "")],
        |_| {},
        |book| {
            for file in ["book.toml", "src/a.md"] {
                for text in ["one", "three", "seven"] {
                    book.notices(file, || {
                        write(&book.path(".saved"), text);
                        fs::rename(book.path(".saved"), book.path(file)).unwrap();
                    });
                }
            }
        },
    );
}

#[test]
fn folders_may_come_go_and_come_again() {
    in_both_ways(
        &[("src/a.md", "")],
        |_| {},
        |book| {
            let path = |file| book.path(file);
            book.notices("deep", || write(&path("src/deep/er/b.md"), ""));
            book.notices("b.md", || write(&path("src/deep/er/b.md"), "longer"));
            book.notices("deep", || {
                fs::rename(path("src/deep"), path("away")).unwrap()
            });
            book.notices("deep", || write(&path("src/deep/er/b.md"), "the longest"));
            book.notices("b.md", || write(&path("src/deep/er/b.md"), ""));
            book.ignores(|| write(&path("away/er/b.md"), "of nobody"));
        },
    );
}

#[test]
fn a_source_may_be_made_later() {
    let settings = |root: &Path| {
        let beside = root.with_file_name("beside").join("it");
        let settings = format!("[build]\nextra-watch-dirs = [{beside:?}, \"code/rust\"]\n");
        write(&root.join("book.toml"), &settings);
    };
    in_both_ways(&[("src/a.md", "")], settings, |book| {
        let path = |file| book.path(file);
        let beside = book.beside("beside/it/b.rs");
        book.notices("code", || write(&path("code/rust/a.rs"), ""));
        book.notices("a.rs", || write(&path("code/rust/a.rs"), "longer"));
        book.notices("beside", || write(&beside, ""));
        book.notices("b.rs", || write(&beside, "longer"));
        book.notices("theme", || write(&path("theme/head.hbs"), ""));
        book.notices("head.hbs", || write(&path("theme/head.hbs"), "longer"));
    });
}

#[test]
fn one_file_is_noticed_whatever_becomes_of_it_and_of_its_folder() {
    for how in ["native", "polling"] {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("some/where");
        let file = folder.join("answer.rs");
        write(&file, "");
        let mut watch = Watch::start(Sources::one(&file), NEVER);
        if how == "polling" {
            let interval = Duration::from_millis(5);
            watch.how = How::Polling(Polling::start(&watch.sources, interval));
        }
        let steps: [&dyn Fn(); 4] = [
            &|| write(&file, "longer"),
            &|| {
                write(&folder.join(".saving"), "the longest");
                fs::rename(folder.join(".saving"), &file).unwrap();
            },
            &|| fs::remove_dir_all(&folder).unwrap(),
            &|| write(&file, "again"),
        ];
        for step in steps {
            step();
            assert!(watch.next().is_some(), "{how}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_noticed() {
    use std::os::unix::fs::symlink;
    let links = |root: &Path| {
        let there = |file| root.with_file_name("elsewhere").join(file);
        for file in ["chapters/a.md", "one.md", "next/b.md"] {
            write(&there(file), "");
        }
        symlink(there("chapters"), root.join("src/part")).unwrap();
        symlink(there("one.md"), root.join("src/one.md")).unwrap();
        symlink("..", root.join("src/circle")).unwrap();
    };
    in_both_ways(&[("src/SUMMARY.md", "")], links, |book| {
        let there = |file| book.beside("elsewhere").join(file);
        book.notices("a.md", || write(&there("chapters/a.md"), "longer"));
        book.notices("one.md", || write(&there("one.md"), "longer"));
        book.notices("part", || {
            fs::remove_file(book.path("src/part")).unwrap();
            symlink(there("next"), book.path("src/part")).unwrap();
        });
        book.notices("b.md", || write(&there("next/b.md"), "longer"));
        book.ignores(|| {
            write(&there("chapters/a.md"), "of nobody any more");
            // The link in a circle does not make this one of the book.
            write(&book.path("README.md"), "");
        });
    });
}

#[test]
fn reading_is_no_change_nor_is_what_tools_write() {
    let files = [("book.toml", ""), ("src/a.md", "text"), ("target/x", "")];
    in_both_ways(
        &files,
        |_| {},
        |book| {
            book.ignores(|| {
                for _ in 0..100 {
                    fs::read_to_string(book.path("src/a.md")).unwrap();
                    assert_eq!(fs::read_dir(book.path("src")).unwrap().count(), 1);
                }
                for file in [
                    "target/y",
                    "README.md",
                    "book/index.html",
                    "src/.a.md.swp",
                    "src/a.md~",
                    ".git/index",
                ] {
                    write(&book.path(file), "noise");
                }
            });
        },
    );
}

#[test]
fn a_checkout_is_told_a_few_times_and_no_more() {
    const FILES: usize = 300;
    in_both_ways(
        &[("src/a.md", "")],
        |_| {},
        |book| {
            for file in 0..FILES {
                write(
                    &book.path(&format!("src/part-{}/{file}.md", file % 7)),
                    "text",
                );
            }
            let told = book.rest();
            assert!(told <= FILES / 10, "{}: told {told} times", book.how);
        },
    );
}
