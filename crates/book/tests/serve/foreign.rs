//! A book that knows nothing of ours, and what is in its folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::support::{Book, NO_FONTS};

const SETTINGS: &str = r#"
[book]
src = "chapters"
language = "de"

[build]
build-dir = "out"
extra-watch-dirs = ["code"]

[rust]
edition = "2021"

[output.html]
theme = "look"
additional-css = ["style.css"]
mathjax-support = true

[output.html.playground]
editable = true
line-numbers = true

[output.html.fold]
enable = true

[output.markdown]
"#;

/// What there is to read of how code blocks are rendered: hidden lines, and words after the fence.
const CODE: &str = r#"# Code

```rust
# fn hidden() {}
fn main() {
    hidden();
    println!("shown");
}
```

```rust,edition2018
async fn old() {}
```

```rust,ignore
let sketch = …;
```

```rust,should_panic
panic!("as told");
```

```rust,editable
let mine = 1;
```

{{#playground ../../code/included.rs}}

```rust
{{#rustdoc_include ../../code/part.rs:body}}
```
"#;

/// A book as they are found: other folders than the usual ones, a theme, a draft, spaces and letters beyond ASCII.
pub fn foreign() -> Book {
    let book = Book::empty();
    for (file, text) in [
        ("book.toml", SETTINGS),
        (
            "chapters/SUMMARY.md",
            "# Inhalt\r\n\r\n[Vorwort](README.md)\r\n\r\n- [Code](code/code.md)\r\n    - [Draft]()\r\n- [Größe](<größe/über uns.md>)\r\n",
        ),
        (
            "chapters/README.md",
            "# Vorwort\r\n\r\n> [!NOTE]\r\n> With Windows' line ends.\r\n",
        ),
        ("chapters/code/code.md", CODE),
        ("chapters/größe/über uns.md", "# Über uns\n\n$$x^2$$\n"),
        (
            "chapters/größe/bild.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ),
        (
            "code/included.rs",
            "fn main() { println!(\"included\"); }\n",
        ),
        (
            "code/part.rs",
            "fn around() {}\n// ANCHOR: body\nfn inside() {}\n// ANCHOR_END: body\n",
        ),
        ("look/head.hbs", "<meta name=\"look\" content=\"mine\">\n"),
        ("style.css", "h1 { color: teal }\n"),
    ] {
        book.write(file, text);
    }
    book.write(&format!("look/{NO_FONTS}"), "");
    book
}

/// Every file and folder below `folder`: its time of modification, and what is in it.
pub fn everything(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let modified = path.metadata().unwrap().modified().unwrap();
        if path.is_dir() {
            all.extend(everything(&path));
        }
        let content = fs::read(&path).unwrap_or_default();
        all.insert(path, (modified, content));
    }
    all
}
