//! What the `book.toml` of a book says, as far as building and serving it need to know.
//!
//! Books are of two kinds. One whose `[preprocessor.listings]` calls our command has our directives; every other is left
//! to mdBook. Either can be served, and is only read then: what serving needs is set in memory.

mod html;

use anyhow::Context;
use mdbook_driver::config::{Config, HtmlConfig, Playground, RustEdition};
use std::path::{Path, PathBuf};

use crate::build::preprocess;
use crate::problem::Problem;
use crate::readable;

/// What pages are built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be put on some server, under the address that `book.toml` names.
    Publish,
    /// To be read from our own server, at whose root it stands.
    Serve,
}

/// The script of the playground, in the folder of a book that brings it itself.
const PLAYGROUND: &str = "theme/playground.js";

/// Where a book names the package whose dependencies its programs may use. mdBook has no place for settings of others but
/// those of preprocessors, and calls none whose `renderers` are none.
const CRATES: &str = "preprocessor.playground.crates";

/// The settings of a book.
#[derive(Debug)]
pub struct Settings {
    config: Config,
    controls: Controls,
    faults: Vec<Problem>,
}

/// Which controls the author wants at programs. Editing is not among them: what mdBook offers where an author asks for it,
/// our playground offers everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Controls {
    pub runnable: bool,
    pub copyable: bool,
}

impl Default for Controls {
    fn default() -> Self {
        Self {
            runnable: true,
            copyable: true,
        }
    }
}

impl Settings {
    /// Reads `book.toml` in `root`, and the variables `MDBOOK_…` that override it. Renderers other than HTML are left to
    /// plain mdBook.
    ///
    /// # Errors
    /// When there is no such file, or mdBook can't read it; the line is named then. Or when a variable sets what there is not.
    pub fn read(root: &Path, purpose: Purpose) -> anyhow::Result<Settings> {
        let file = root.join("book.toml");
        let text = readable::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let mut config: Config = toml::from_str(&text).context("mdBook cannot read book.toml")?;
        config
            .update_from_env()
            .context("a variable MDBOOK_… of the environment sets what book.toml could not")?;
        html::leave_html_alone(&mut config, purpose == Purpose::Serve)?;
        let faults: Vec<_> = html::fault_of_html(&config, &text).into_iter().collect();
        if !faults.is_empty() {
            // What mdBook does with such a table, too.
            config.set("output.html", toml::Table::new())?;
        }
        let mut settings = Settings {
            config,
            controls: Controls::default(),
            faults,
        };
        if !settings.carry_playground() {
            let Playground {
                runnable, copyable, ..
            } = settings.html().playground;
            settings.controls = Controls { runnable, copyable };
        }
        if purpose == Purpose::Serve {
            html::set_for_serving(&mut settings.config, root)?;
            if settings.config.contains_key(CRATES) {
                settings
                    .config
                    .set("preprocessor.playground.renderers", Vec::<String>::new())?;
            }
        }
        Ok(settings)
    }

    /// What is wrong with `book.toml` without keeping mdBook from making pages.
    pub fn faults(&self) -> &[Problem] {
        &self.faults
    }

    /// Which controls the author wants. A book that brings the playground itself has them from there.
    pub fn controls(&self) -> Controls {
        self.controls
    }

    /// The names of the commands that change chapters before they are rendered.
    pub fn preprocessors(&self) -> Vec<String> {
        let all = self.config.preprocessors::<toml::Value>();
        let names = all.unwrap_or_default().into_keys();
        names
            .filter(|name| {
                !matches!(
                    name.as_str(),
                    "links" | "index" | "playground" | preprocess::NAME
                )
            })
            .collect()
    }

    /// Whether mdBook's preprocessor `links` is called, which includes files.
    pub fn includes_files(&self) -> bool {
        self.config.build.use_default_preprocessors
            || self.config.contains_key("preprocessor.links")
    }

    /// What mdBook is to be called with.
    pub fn config(&self) -> Config {
        self.config.clone()
    }

    /// Whether the book has directives that we expand: whether the command for them is ours, by whatever way it is
    /// called. Others may have a preprocessor of that name, too.
    pub fn asks_for_listings(&self) -> bool {
        let command = format!("preprocessor.{}.command", preprocess::NAME);
        let command: Option<String> = self.config.get(&command).unwrap_or_default();
        command.is_some_and(|command| command.ends_with(" preprocess"))
    }

    /// The folder, relative to that of the book, of the package whose dependencies its programs may use, if it names one.
    ///
    /// # Errors
    /// When what it says is no folder.
    pub fn crates(&self) -> anyhow::Result<Option<PathBuf>> {
        let named = self.config.get(CRATES);
        named.map_err(|_| anyhow::anyhow!("book.toml: `crates` under `[preprocessor.playground]` must be the folder of a Cargo package, in quotes"))
    }

    /// Whether the pages themselves load the script of the playground.
    pub fn carry_playground(&self) -> bool {
        let html = self.html();
        html.additional_js
            .iter()
            .any(|script| script.ends_with(PLAYGROUND))
    }

    /// The edition of Rust that programs without one of their own are written in, when the book says so.
    pub fn rust_edition(&self) -> Option<&'static str> {
        match self.config.rust.edition? {
            RustEdition::E2015 => Some("2015"),
            RustEdition::E2018 => Some("2018"),
            RustEdition::E2021 => Some("2021"),
            RustEdition::E2024 => Some("2024"),
            // mdBook learned of a newer one; it can't render it without us knowing.
            _ => None,
        }
    }

    /// The page that stands for those there are not, relative to the folder of pages.
    pub fn not_found(&self) -> PathBuf {
        self.html().get_404_output_file().into()
    }

    /// The files and folders that pages are made of, relative to the folder of the book.
    pub fn sources(&self) -> Vec<PathBuf> {
        let html = self.html();
        let theme = html.theme.unwrap_or_else(|| "theme".into());
        let mut sources = vec!["book.toml".into(), self.config.book.src.clone(), theme];
        sources.extend(html.additional_css);
        sources.extend(html.additional_js);
        sources.extend(self.config.build.extra_watch_dirs.iter().cloned());
        if self.asks_for_listings() {
            sources.push("listings".into());
        }
        sources
    }

    /// The folder of chapters, relative to the folder of the book.
    pub fn chapters(&self) -> &Path {
        &self.config.book.src
    }

    /// Where plain mdBook puts pages, relative to the folder of the book. It may lie among the sources.
    pub fn pages(&self) -> &Path {
        &self.config.build.build_dir
    }

    fn html(&self) -> HtmlConfig {
        self.config.html_config().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;
    use std::fs;

    fn settings(text: &str) -> Settings {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("book.toml"), text).unwrap();
        Settings::read(root.path(), Purpose::Serve).unwrap()
    }

    #[test]
    fn a_book_asks_for_listings_by_our_command() {
        for (command, asks) in [
            ("command = \"cargo run --quiet -- preprocess\"", true),
            ("command = \"book preprocess\"", true),
            ("command = \"python3 listings.py\"", false),
            ("", false),
        ] {
            let settings = settings(&format!("[preprocessor.listings]\n{command}\n"));
            assert_eq!(settings.asks_for_listings(), asks, "{command}");
        }
        assert!(!settings("").asks_for_listings());
    }

    #[test]
    fn a_served_book_is_html_at_the_root_of_a_server_and_complete() {
        let text =
            "[output.html]\nsite-url = \"/docs/\"\n[output.epub]\n[build]\ncreate-missing = true\n";
        let config = settings(text).config();
        assert!(!config.build.create_missing);
        assert!(!config.contains_key("output.epub"));
        assert_eq!(config.html_config().unwrap().site_url.as_deref(), Some("/"));
    }

    #[test]
    fn a_table_that_mdbook_ignores_is_told_with_its_line() {
        let text = "[book]\n\n[output.html]\ndefault-theme = \"navy\"\ncurly-quotes = true\n";
        let settings = settings(text);
        let [fault] = settings.faults() else {
            panic!("{:?}", settings.faults());
        };
        assert_eq!(fault.place, Place::line("book.toml", 5));
        let why = "mdBook ignores all of [output.html]: unknown field `curly-quotes`";
        assert!(fault.message.starts_with(why), "{fault}");
        assert_eq!(settings.html().default_theme, None);
    }

    #[test]
    fn the_author_says_which_controls_there_are() {
        let controls = |text: &str| settings(text).controls();
        assert_eq!(controls(""), Controls::default());
        let neither = Controls {
            runnable: false,
            copyable: false,
        };
        for table in ["playground", "playpen"] {
            let text = format!("[output.html.{table}]\nrunnable = false\ncopyable = false\n");
            assert_eq!(controls(&text), neither, "{table}");
            let ours = format!("[output.html]\nadditional-js = [\"theme/playground.js\"]\n{text}");
            assert_eq!(controls(&ours), Controls::default());
        }
    }

    #[test]
    fn the_page_for_missing_ones_may_have_another_name() {
        let named = settings("[output.html]\ninput-404 = \"missing.md\"\n");
        assert_eq!(named.not_found(), Path::new("missing.html"));
        assert_eq!(settings("").not_found(), Path::new("404.html"));
    }
}
