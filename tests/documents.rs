//! What the documents for developers say is there: files, headings, commands, dependencies, and what one of them shows.

// Its `test` is meant below.
#[macro_use]
extern crate remembered;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    let root = proof::root();
    remembered::run(|parts| {
        let parts = parts.with_file("the tool", proof::executable());
        let top = fs::read_dir(root).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = top.map(|entry| entry.path()).collect();
        files.retain(|path| path.is_file());
        files.sort();
        let parts = files.iter().fold(parts, |parts, file| {
            let name = file.strip_prefix(root).unwrap_or(file);
            parts.with_file(&name.to_string_lossy(), file)
        });
        let folders = [
            ".ci", ".github", "crates", "listings", "src", "tests", "theme",
        ];
        folders
            .into_iter()
            .fold(parts, |parts, folder| parts.with_folder(&root.join(folder)))
    });
}

/// A document, read.
struct Document {
    /// Relative to the root of the repository.
    path: PathBuf,
    text: String,
    links: Vec<String>,
    /// As GitHub names them in addresses.
    headings: BTreeSet<String>,
    /// Code in its text and in its blocks.
    code: Vec<String>,
}

fn documents() -> Vec<Document> {
    let mut paths = vec![PathBuf::from("README.md"), PathBuf::from("CONTRIBUTING.md")];
    let crates = fs::read_dir(proof::root().join("crates")).expect("there are crates");
    paths.extend(crates.map(|entry| {
        let krate = entry.expect("it can be read").file_name();
        Path::new("crates").join(krate).join("README.md")
    }));
    paths.into_iter().map(Document::read).collect()
}

impl Document {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(proof::root().join(&path))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut document = Self {
            path,
            text: text.clone(),
            links: Vec::new(),
            headings: BTreeSet::new(),
            code: Vec::new(),
        };
        let mut heading: Option<String> = None;
        let mut is_block = false;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    document.links.push(dest_url.to_string());
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let sources = html.split("src=\"").skip(1);
                    let sources = sources.filter_map(|rest| rest.split('"').next());
                    document.links.extend(sources.map(str::to_owned));
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    document
                        .headings
                        .extend(heading.take().map(|text| address(&text)));
                }
                Event::Start(Tag::CodeBlock(_)) => is_block = true,
                Event::End(TagEnd::CodeBlock) => is_block = false,
                Event::Text(text) if is_block => document.code.push(text.to_string()),
                Event::Text(text) => heading.iter_mut().for_each(|heading| *heading += &text),
                Event::Code(text) => {
                    heading.iter_mut().for_each(|heading| *heading += &text);
                    document.code.push(text.to_string());
                }
                _ => {}
            }
        }
        document
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// What follows `words` in its code, up to the next space.
    fn after(&self, words: &str) -> Vec<String> {
        let all = self.code.iter().flat_map(|code| code.split(words).skip(1));
        all.filter_map(|rest| rest.split_whitespace().next())
            .map(str::to_owned)
            .collect()
    }
}

/// The fragment that leads to a heading.
fn address(heading: &str) -> String {
    let kept = heading.chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ => letter
            .is_alphanumeric()
            .then(|| letter.to_ascii_lowercase()),
    });
    kept.collect()
}

#[test]
fn links_lead_somewhere() {
    let documents = documents();
    let dead = documents.iter().flat_map(|document| {
        let links = document.links.iter();
        let dead = links.filter(|link| !link.contains("://") && !leads(&documents, document, link));
        dead.map(|link| format!("{}: {link}", document.path.display()))
    });
    assert_eq!(dead.collect::<Vec<_>>(), [""; 0]);
}

fn leads(documents: &[Document], from: &Document, link: &str) -> bool {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let root = proof::root();
    let target = match path {
        "" => root.join(&from.path),
        _ => root.join(from.folder()).join(path),
    };
    let Ok(target) = target.canonicalize() else {
        return false;
    };
    let is_target = |document: &&Document| {
        root.join(&document.path)
            .canonicalize()
            .is_ok_and(|path| path == target)
    };
    fragment.is_empty()
        || documents
            .iter()
            .find(is_target)
            .is_some_and(|document| document.headings.contains(fragment))
}

/// In code, what has a folder and an ending is the name of a file, seen from the root, the document, the tool or the
/// chapters; an address, a pattern and a place-holder are not.
#[test]
fn files_are_there() {
    let mut missing = Vec::new();
    for document in documents() {
        let is_file = |code: &&String| {
            let ending = Path::new(code.as_str())
                .extension()
                .and_then(|ending| ending.to_str());
            code.contains('/')
                && matches!(
                    ending,
                    Some("rs" | "js" | "json" | "toml" | "yml" | "hbs" | "md")
                )
                && !code.contains([' ', '<', '*', ':'])
        };
        for file in document.code.iter().filter(is_file) {
            let places = [
                Path::new(""),
                document.folder(),
                Path::new("crates/book/src"),
                Path::new("src"),
            ];
            if !places
                .iter()
                .any(|place| proof::root().join(place).join(file).exists())
            {
                missing.push(format!("{}: {file}", document.path.display()));
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn commands_are_there() {
    let help = Command::new(proof::executable()).arg("--help").output();
    let help = String::from_utf8(help.expect("it can be started").stdout).expect("it is UTF-8");
    let is_command = |word: &str| {
        help.lines()
            .any(|line| line.split_whitespace().next() == Some(word))
    };
    let is_test = |name: &str| {
        let crates = fs::read_dir(proof::root().join("crates")).expect("there are crates");
        let mut folders = crates.flatten().map(|entry| entry.path().join("tests"));
        folders.any(|tests| {
            tests.join(name).with_extension("rs").exists()
                || tests.join(name).join("main.rs").exists()
        }) || proof::root()
            .join("tests")
            .join(name)
            .with_extension("rs")
            .exists()
    };
    let mut missing = Vec::new();
    for document in documents() {
        let mut note = |words: &str, name: &str| {
            missing.push(format!("{}: {words}{name}", document.path.display()))
        };
        for word in document.after("cargo run -- ") {
            if !is_command(&word) {
                note("cargo run -- ", &word);
            }
        }
        for name in document.after("cargo test --test ") {
            if name != "NAME" && !is_test(&name) {
                note("cargo test --test ", &name);
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_first_document_is_short() {
    let document = Document::read("README.md".into());
    assert!(document.text.lines().count() <= 130);
}

/// Every dependency has its reason in CONTRIBUTING.md, and no other has one there.
#[test]
fn dependencies_have_their_reasons() {
    let root = proof::root();
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("it can be read");
    let manifest: toml::Table = read("Cargo.toml").parse().expect("cargo can read it");
    let ours = manifest["workspace"]["dependencies"]
        .as_table()
        .expect("it is a table")
        .keys()
        .cloned();
    let mut used: BTreeSet<String> = ours.collect();
    for package in ["tests/browser/package.json", "theme/vendor/package.json"] {
        let package: serde_json::Value =
            serde_json::from_str(&read(package)).expect("npm can read it");
        used.extend(
            package["devDependencies"]
                .as_object()
                .expect("it is an object")
                .keys()
                .cloned(),
        );
    }

    let text = read("CONTRIBUTING.md");
    let (_, tables) = text
        .split_once("## Dependencies\n")
        .expect("it has this heading");
    let (tables, _) = tables.split_once("| tool of").expect("tools stand last");
    let rows = tables
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once(" | "));
    let named = rows.flat_map(|(names, _)| {
        names
            .split(", ")
            .map(|name| name.trim_matches('`').to_owned())
    });
    let named: BTreeSet<String> = named.collect();
    assert_eq!(
        used.difference(&named).collect::<Vec<_>>(),
        [""; 0],
        "without a reason"
    );
    assert_eq!(
        named.difference(&used).collect::<Vec<_>>(),
        [""; 0],
        "not used"
    );
}

/// What the explorer's document shows of a program is what is told of it.
#[test]
fn the_explored_program_is_told_of_as_shown() {
    let document = Document::read("crates/explorer/README.md".into());
    let block = |start: &str| {
        let found = document.code.iter().find(|code| code.starts_with(start));
        found.unwrap_or_else(|| panic!("no block begins with {start:?}"))
    };
    let (_, shown) = block("$ cargo run -- explore")
        .split_once('\n')
        .expect("an answer follows");
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let file = folder.path().join("crossed.rs");
    fs::write(&file, block("use std::sync::Mutex;")).expect("it can be written");
    let told = Command::new(proof::executable())
        .arg("explore")
        .arg(file)
        .output()
        .expect("it can be started");
    assert_eq!(String::from_utf8_lossy(&told.stdout), shown);
    assert_eq!(told.status.code(), Some(1));
}
