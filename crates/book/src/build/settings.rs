//! What the `book.toml` of a book says, as far as building and serving it need to know.
//!
//! Books are of two kinds. One whose `[preprocessor.listings]` calls our command has our directives; every other is left
//! to mdBook. Either can be served, and is only read then: what serving needs is set in memory.

use anyhow::Context;
use mdbook_driver::config::{Config, HtmlConfig, RustEdition};
use std::fs;
use std::path::{Path, PathBuf};

use crate::build::preprocess;

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

/// mdBook's own buttons call play.rust-lang.org, which a served page must not do: the bar that our server adds does
/// their work. Without `runnable` mdBook leaves programs as they are written, without a `fn main` around them.
const BUTTONS: [&str; 3] = ["runnable", "editable", "copyable"];

/// Where a book names the package whose dependencies its programs may use. mdBook has no place for settings of others but
/// those of preprocessors, and calls none whose `renderers` are none.
const CRATES: &str = "preprocessor.playground.crates";

/// The settings of a book.
#[derive(Debug)]
pub struct Settings {
    config: Config,
}

impl Settings {
    /// Reads `book.toml` in `root`. Renderers other than HTML are left to plain mdBook.
    ///
    /// # Errors
    /// When there is no such file, or mdBook can't read it; the line is named then.
    pub fn read(root: &Path, purpose: Purpose) -> anyhow::Result<Settings> {
        let file = root.join("book.toml");
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        // As it is written, so that a fault is shown in its own line.
        let _: Config = toml::from_str(&text).context("mdBook cannot read book.toml")?;
        let mut table: toml::Table = text.parse().context("book.toml is not TOML")?;
        if let Some(toml::Value::Table(outputs)) = table.get_mut("output") {
            outputs.retain(|renderer, _| renderer == "html");
            if purpose == Purpose::Serve
                && let Some(toml::Value::Table(html)) = outputs.get_mut("html")
            {
                // The old name of `playground`. With both, mdBook would read neither.
                html.remove("playpen");
            }
        }
        let mut config: Config = table.to_string().parse()?;
        if purpose == Purpose::Serve {
            set_for_serving(&mut config, root)?;
        }
        Ok(Settings { config })
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

/// At the root of our server, with our buttons, and without writing what is missing into the folder of chapters.
fn set_for_serving(config: &mut Config, root: &Path) -> anyhow::Result<()> {
    let buttons: toml::Table = BUTTONS
        .map(|button| (button.to_owned(), false.into()))
        .into_iter()
        .collect();
    config.build.create_missing = false;
    if config.contains_key(CRATES) {
        config.set("preprocessor.playground.renderers", Vec::<String>::new())?;
    }
    if config.html_config().is_none() && config.contains_key("output.html") {
        // mdBook has just told the terminal what is wrong with the table, and would render as if it were not there.
        config.set("output.html", toml::Table::new())?;
    }
    config.set("output.html.site-url", "/")?;
    config.set("output.html.playground", buttons)?;
    for key in ["output.html.additional-css", "output.html.additional-js"] {
        let files: Vec<PathBuf> = config.get(key)?.unwrap_or_default();
        // mdBook would write what it makes of a file with an absolute path beside that file.
        let relative = |file: &PathBuf| file.strip_prefix(root).unwrap_or(file).to_owned();
        config.set(key, files.iter().map(relative).collect::<Vec<_>>())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_page_for_missing_ones_may_have_another_name() {
        let named = settings("[output.html]\ninput-404 = \"missing.md\"\n");
        assert_eq!(named.not_found(), Path::new("missing.html"));
        assert_eq!(settings("").not_found(), Path::new("404.html"));
    }
}
