//! What a text asks mdBook to include, and what of that is not there.
//!
//! mdBook tells the terminal of a file that it can't read, without chapter or line, and leaves `{{#include …}}` on the page;
//! an anchor or a line that is not there becomes nothing, without a word. So what is asked for is read here first, by the
//! rules of mdBook's preprocessor `links`.

mod directive;

use crate::readable;
use directive::{asked, shown};
use std::ops::Range;
use std::path::Path;

/// How deep files may include each other, for mdBook.
const DEEPEST: usize = 10;

/// An include that can't be made.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What is not there, after the words of the directive.
    pub why: String,
    /// Where it is an included file that asks for what is not there: the words that mdBook leaves in its place.
    pub nested: Option<String>,
}

/// What is not there of all that `text` asks for. File names are relative to `folder`, and are told relative to `root`.
pub fn missing(text: &str, folder: &Path, root: &Path) -> Vec<Missing> {
    let mut all = Vec::new();
    for (range, asked) in asked(text) {
        let mut tell = |why, nested| {
            all.push(Missing {
                range: range.clone(),
                why,
                nested,
            });
        };
        match asked.taken(folder, root) {
            Err(why) => tell(why, None),
            Ok(taken) => {
                let mut nested = Vec::new();
                let file = folder.join(asked.file);
                // What it found until then counts, if the files include each other for ever.
                let _ = walk(&taken, &file, root, 1, &mut nested);
                for Nested { why, words, waits } in nested {
                    // mdBook must not come to it.
                    tell(why, (!waits).then_some(words));
                }
            }
        }
    }
    all
}

/// What an included file asks for in vain.
struct Nested {
    why: String,
    words: String,
    /// Whether whoever reads it waits for ever.
    waits: bool,
}

/// Files that include each other deeper than mdBook goes.
struct TooDeep;

/// Collects what is not there of all that `text`, a part of `file`, asks for, with the words that ask for it.
fn walk(
    text: &str,
    file: &Path,
    root: &Path,
    depth: usize,
    found: &mut Vec<Nested>,
) -> Result<(), TooDeep> {
    let folder = file.parent().unwrap_or(root);
    for (range, asked) in asked(text) {
        let words = &text[range];
        let place = shown(file, root);
        if depth == DEEPEST {
            let why = format!(
                "{place} asks for {words}, which is deeper than {DEEPEST} files; do they include each other?"
            );
            found.push(Nested {
                why,
                words: words.to_owned(),
                waits: false,
            });
            return Err(TooDeep);
        }
        match asked.taken(folder, root) {
            Ok(taken) => walk(&taken, &folder.join(asked.file), root, depth + 1, found)?,
            Err(why) => {
                let why = format!("{place} asks for {words}: {why}");
                found.push(Nested {
                    why,
                    words: words.to_owned(),
                    waits: readable::is_special(&folder.join(asked.file)),
                });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn told(text: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in [
            (
                "code/a.rs",
                "// ANCHOR: start\nfn a() {}\n// ANCHOR_END: start\nfn b() {}\n// ANCHOR: nothing\n// ANCHOR_END: nothing\n",
            ),
            (
                "src/one.md",
                "{{#include part/two.md}} {{#include gone.md}}\n",
            ),
            ("src/part/two.md", "{{#include ../../code/a.rs:stat}}\n"),
            (
                "src/circle.md",
                "{{#include circle.md}}{{#include circle.md}}\n",
            ),
        ] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(root.path().join("code/bytes"), [0xff, 0xfe]).unwrap();
        let missing = missing(text, &root.path().join("src"), root.path());
        missing
            .into_iter()
            .map(|one| format!("{}: {}", &text[one.range], one.why))
            .collect()
    }

    #[test]
    fn what_is_there_is_not_told() {
        for fine in [
            "{{#include ../code/a.rs}}",
            "{{#include ../code/a.rs:start}} {{ #include ../code/a.rs:nothing }}",
            "{{#include ../code/a.rs:2}} {{#include ../code/a.rs:2:}} {{#include ../code/a.rs::2}} {{#include ../code/a.rs:5:99}}",
            "{{#rustdoc_include ../code/a.rs:start}} {{#playground ../code/a.rs editable}}",
            "\\{{#include gone.rs}} {{#title gone.rs}} {{#quiz gone.toml}} {{#include}} {{include gone.rs}}",
        ] {
            assert_eq!(told(fine), [""; 0], "{fine}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_was_meant() {
        for (directive, why) in [
            ("{{#include gone.rs}}", "there is no file src/gone.rs"),
            (
                "{{#playground ../code/b.rs editable}}",
                "there is no file code/b.rs",
            ),
            ("{{#playpen gone.rs}}", "there is no file src/gone.rs"),
            ("{{#include ../code}}", "code is a folder"),
            (
                "{{#include ../code/bytes}}",
                "code/bytes is not text in UTF-8",
            ),
            (
                "{{#include ../code/a.rs:stat}}",
                "code/a.rs has no anchor `stat`; did you mean `start`?",
            ),
            (
                "{{#rustdoc_include ../code/a.rs:main}}",
                "code/a.rs has no anchor `main`",
            ),
            (
                "{{#include ../code/a.rs:7}}",
                "code/a.rs has no line 7: it has 6 lines",
            ),
            (
                "{{#include ../code/a.rs:4:2}}",
                "code/a.rs has no lines from 4 to 2: the first comes after the last",
            ),
        ] {
            assert_eq!(told(directive), [format!("{directive}: {why}")]);
        }
    }

    #[test]
    fn so_is_what_an_included_file_asks_for() {
        let at = "{{#include one.md}}: ";
        assert_eq!(
            told("{{#include one.md}}"),
            [
                format!(
                    "{at}src/part/two.md asks for {{{{#include ../../code/a.rs:stat}}}}: code/a.rs has no anchor `stat`; \
                     did you mean `start`?"
                ),
                format!(
                    "{at}src/one.md asks for {{{{#include gone.md}}}}: there is no file src/gone.md"
                ),
            ]
        );
        assert_eq!(
            told("{{#include circle.md}}"),
            [
                "{{#include circle.md}}: src/circle.md asks for {{#include circle.md}}, which is deeper than 10 files; \
                 do they include each other?"
            ]
        );
    }
}
