//! OTHER-BOOKS.md says what becomes of all that mdBook documents: it leaves nothing out, and is true of the book in
//! `tests/other-book`, which uses all of it. What pages should be, mdBook itself says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use regex::{Captures, Regex};

use super::faults::faults_are_told;
use super::foreign::everything;
use super::support::{Book, Visitor};

const TABLE: &str = include_str!("../../OTHER-BOOKS.md");

const FENCES: &str = include_str!("../other-book/chapters/fences.md");

fn other_book() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the package is");
    Path::new(&package).join("tests/other-book")
}

/// The rows of the table under a heading, cell by cell.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, section) = TABLE.split_once(&format!("## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| {
        let cells = line.strip_prefix("| ")?.trim_end_matches('|').split(" | ");
        Some(cells.map(str::trim).collect())
    });
    rows.skip(1).collect()
}

/// The words between backticks.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// `[output.html]`, `theme` for each key that has a row.
fn keys() -> BTreeSet<(String, String)> {
    let rows = rows("Settings");
    let keys = rows.iter().flat_map(|row| {
        let table = words(row[0]).next().unwrap();
        words(row[1]).map(move |key| (table.to_owned(), key.to_owned()))
    });
    keys.collect()
}

#[test]
fn every_setting_that_mdbook_knows_has_a_row() {
    let known = keys();
    for table in [
        "book",
        "rust",
        "build",
        "output.html",
        "output.html.playground",
        "output.html.code",
        "output.html.fold",
        "output.html.print",
        "output.html.search",
        "output.html.search.chapter",
    ] {
        let inside = if table.ends_with("chapter") {
            format!("{table}.\"a.md\"")
        } else {
            table.to_owned()
        };
        // It refuses an unknown key by naming all that it knows.
        let refusal = format!("[{inside}]\nunheard-of = 1\n")
            .parse::<Config>()
            .and_then(|config| {
                config.get::<mdbook_driver::config::HtmlConfig>("output.html")?;
                Ok(())
            });
        let refusal = format!("{:#}", refusal.expect_err("no such key"));
        let (_, expected) = refusal.split_once("expected ").unwrap_or_else(|| {
            panic!("{table}: {refusal}");
        });
        let tables = ["code", "fold", "playground", "print", "search", "chapter"];
        for key in words(expected).filter(|key| !tables.contains(key) && !key.contains('.')) {
            let key = (format!("[{table}]"), key.to_owned());
            // `redirect` and `hidelines` are tables of what the author names.
            assert!(known.contains(&key), "{key:?} has no row");
        }
    }
}

#[test]
fn every_row_is_tried_by_the_book_that_tries_all() {
    let settings = fs::read_to_string(other_book().join("book.toml")).unwrap();
    let settings: toml::Table = settings.parse().unwrap();
    for (table, key) in keys() {
        // Its newer name is there.
        if key == "playpen" {
            continue;
        }
        let name = table.trim_matches(['[', ']']);
        let name = match name {
            "preprocessor.NAME" => "preprocessor.never-installed",
            "output.NAME" => "output.never-rendered",
            "output.html.search.chapter" => "output.html.search.chapter.included.md",
            other => other,
        };
        let mut found = Some(&settings);
        let mut rest = name;
        while let (Some(table), false) = (found, rest.is_empty()) {
            let part = match rest {
                "included.md" => rest,
                _ => rest.split('.').next().unwrap(),
            };
            found = table.get(part).and_then(toml::Value::as_table);
            rest = rest[part.len()..].trim_start_matches('.');
        }
        let found = found.unwrap_or_else(|| panic!("book.toml has no {table}"));
        assert!(
            found.contains_key(&key),
            "book.toml has no {key} in {table}"
        );
    }
    for row in rows("Directives in chapters") {
        let chapters = ["included.md", "prose.md"]
            .map(|name| fs::read_to_string(other_book().join("chapters").join(name)).unwrap());
        let name = words(row[0]).next().unwrap().split(' ').next().unwrap();
        assert!(
            chapters.iter().any(|text| text.contains(name)),
            "no chapter has {name}"
        );
    }
}

/// Every fence is on the page as mdBook writes it, and without its buttons.
fn fences_are_as_mdbook_writes_them(visitor: &Visitor) {
    let rows = rows("Words after a fence");
    let written: Vec<_> = FENCES
        .lines()
        .filter_map(|line| line.strip_prefix("```"))
        .filter(|fence| !fence.is_empty())
        .collect();
    let fences: Vec<_> = rows
        .iter()
        .map(|row| words(row[0]).next().unwrap())
        .collect();
    assert_eq!(written, fences, "fences.md has a block for each row");

    let page = visitor.get("/fences.html").body;
    let mut rest = page.as_str();
    for fence in fences {
        let classes = fence
            .replace(',', " ")
            .replace("mdbook-runnable", "playground-runnable");
        let code = format!("<pre><code class=\"language-{classes}\">");
        let start = rest
            .find(&code)
            .unwrap_or_else(|| panic!("{code} in its place in {page}"));
        rest = &rest[start + code.len()..];
    }
    for cause in [
        "class=\"playground\"",
        "fn main",
        "playground_copyable",
        "ace.js",
    ] {
        assert!(!page.contains(cause), "{cause} in {page}");
    }
}

/// The book as mdBook builds it, with the settings that the table says are ours.
fn built_by_mdbook(dest: &Path) {
    let mut config = Config::from_disk(other_book().join("book.toml")).unwrap();
    let mut html: toml::Table = config.get("output.html").unwrap().unwrap();
    html.remove("live-reload-endpoint");
    html.insert("site-url".into(), "/".into());
    let off = |key: &str| (key.to_owned(), toml::Value::from(false));
    let playground = ["runnable", "editable", "copyable"].map(off);
    html.insert(
        "playground".into(),
        toml::Table::from_iter(playground).into(),
    );
    let outputs = toml::Table::from_iter([("html".to_owned(), html.into())]);
    config.set("output", outputs).unwrap();
    config.set("build.build-dir", dest).unwrap();
    let book = MDBook::load_with_config(other_book(), config).unwrap();
    book.build().unwrap();
}

/// A served page without what the server writes into it.
fn without_stamp(page: &str) -> String {
    let stamp = r#"( data-build="[^>]*?)(?: lang=)|<script defer src="/__[^>]*></script>|<link [^>]*href="/__[^>]*>"#;
    let stamp = Regex::new(stamp).unwrap();
    let rest = |found: &Captures<'_>| found.get(1).map_or("", |_| " lang=").to_owned();
    stamp.replace_all(page, rest).into_owned()
}

#[test]
fn the_book_that_uses_all_of_mdbook_is_served_as_the_table_says() {
    let before = everything(&other_book());
    let work = Book::empty();
    let server = work.serve_instead(&other_book());
    let visitor = Visitor::of(&server);
    fences_are_as_mdbook_writes_them(&visitor);
    faults_are_told(&visitor);
    all_else_is_as_mdbook_makes_it(&visitor);
    assert!(visitor.get("/no/such/page").body.contains("Nothing here"));
    assert!(everything(&other_book()) == before, "nothing is written");
}

fn all_else_is_as_mdbook_makes_it(visitor: &Visitor) {
    let dest = tempfile::tempdir().unwrap();
    built_by_mdbook(dest.path());
    let mut compared = 0;
    for (path, (_, bytes)) in everything(dest.path()) {
        let name = path.strip_prefix(dest.path()).unwrap().to_owned();
        let name = name.display().to_string();
        // Bytes are the same in both, and these two chapters are about what is not.
        let Ok(made) = String::from_utf8(bytes) else {
            continue;
        };
        if path.is_dir() || name.starts_with('.') || name == "fences.html" || name == "faults.html"
        {
            continue;
        }
        let served = visitor.get(&format!("/{name}"));
        assert_eq!(served.status, 200, "{name}");
        let differs = ["print.html", "searchindex.js"].contains(&name.as_str());
        if name.ends_with(".html") && !differs {
            let served = without_stamp(&served.body);
            for (served, made) in served.lines().zip(made.lines()) {
                assert_eq!(served, made, "{name}");
            }
            assert_eq!(served.len(), made.len(), "{name}");
        } else if name == "searchindex.js" {
            // Whose words are others, by those two chapters.
            assert_eq!(search_options(&served.body), search_options(&made));
        } else if !differs {
            assert_eq!(served.body, made, "{name}");
        }
        compared += 1;
    }
    assert!(compared > 20, "{compared} files");
}

/// What the index of the search says about how to search.
fn search_options(index: &str) -> Vec<&str> {
    let options = ["results_options", "search_options"].map(|name| {
        let (_, options) = index.split_once(name).unwrap();
        let end = options.find(&['}', ']'][..]).unwrap();
        &options[..end]
    });
    options.into()
}
