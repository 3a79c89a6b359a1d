//! A book of one chapter.

use std::fs;
use std::path::Path;

use book::Purpose;
use tempfile::TempDir;

/// A book of one numbered chapter, with a crate `shop` of listings.
pub struct Book {
    pub folder: TempDir,
    pub manifest: String,
}

impl Book {
    pub fn new() -> Book {
        let folder = tempfile::tempdir().unwrap();
        let book = Book {
            folder,
            manifest: String::new(),
        };
        book.write(
            "book.toml",
            "[book]\ntitle = \"A book\"\n[output.html]\nhash-files = false\n[output.html.search]\nenable = false\n\
             [preprocessor.listings]\ncommand = \"book preprocess\"\nbefore = [\"links\"]\n",
        );
        book.write(
            "src/SUMMARY.md",
            "[Preface](preface.md)\n- [One](one.md)\n- [Two](more/two.md)\n",
        );
        book.write("src/preface.md", "# Preface\n");
        book.write("src/more/two.md", "# Two\n");
        book
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Adds a listing that runs; `keys` are further lines of its table.
    pub fn runs(mut self, name: &str, keys: &str, program: &str, stdout: &str) -> Book {
        self.manifest += &format!("[{name}]\ncaption = \"The `{name}`\"\n{keys}\n");
        self.write(&format!("listings/shop/src/bin/{name}.rs"), program);
        self.write(&format!("listings/shop/src/bin/{name}.stdout"), stdout);
        self
    }

    pub fn refused(mut self, name: &str, repaired_by: &str, program: &str, words: &str) -> Book {
        self.manifest += &format!(
            "[{name}]\ncaption = \"No {name}\"\nsaves_from = \"a *loss*\"\nrepaired_by = \"{repaired_by}\"\n"
        );
        self.write(&format!("listings/shop/broken/{name}.rs"), program);
        self.write(&format!("listings/shop/broken/{name}.stderr"), words);
        self
    }

    pub fn file(self, file: &str, text: &str) -> Book {
        self.write(file, text);
        self
    }

    pub fn build(&self, chapter: &str) -> Result<String, String> {
        self.build_for(Purpose::Publish, chapter)
    }

    /// The content of the page made of `chapter` as it is served while it is written.
    #[track_caller]
    pub fn served(&self, chapter: &str) -> String {
        self.build_for(Purpose::Serve, chapter).unwrap()
    }

    fn build_for(&self, purpose: Purpose, chapter: &str) -> Result<String, String> {
        self.write("src/one.md", chapter);
        if !self.manifest.is_empty() {
            self.write("listings/shop/listings.toml", &self.manifest);
        }
        let site = self.folder.path().join("site");
        book::build(self.folder.path(), &site, purpose).map_err(|error| error.to_string())?;
        Ok(main_of(&site.join("one.html")))
    }

    /// The content of the page made of `chapter`.
    #[track_caller]
    pub fn page(&self, chapter: &str) -> String {
        self.build(chapter).unwrap()
    }

    /// What the build says of `chapter`.
    #[track_caller]
    pub fn error(&self, chapter: &str) -> String {
        self.build(chapter).unwrap_err()
    }

    /// The content of another page after the last build.
    pub fn other(&self, page: &str) -> String {
        main_of(&self.folder.path().join("site").join(page))
    }
}

fn main_of(page: &Path) -> String {
    let html = fs::read_to_string(page).unwrap();
    let (_, main) = html.split_once("<main>").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    main.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

pub const HELLO: &str = "fn main() {\n    println!(\"hello\");\n}\n";
