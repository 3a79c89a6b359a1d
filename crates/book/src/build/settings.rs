//! What the `book.toml` of a book says, as far as building and serving it need to know.
//!
//! Books are of two kinds. One whose `[preprocessor.listings]` calls our command has our directives; every other is left
//! to mdBook. Either can be served, and is only read then: what serving needs is set in memory.

use anyhow::Context;
use mdbook_driver::config::{Config, HtmlConfig, Playground, RustEdition};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::build::preprocess;
use crate::problem::{Place, Problem};

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
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut config: Config = toml::from_str(&text).context("mdBook cannot read book.toml")?;
        config
            .update_from_env()
            .context("a variable MDBOOK_… of the environment sets what book.toml could not")?;
        leave_html_alone(&mut config, purpose)?;
        let faults: Vec<_> = fault_of_html(&config, &text).into_iter().collect();
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
            set_for_serving(&mut settings.config, root)?;
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
            .filter(|name| !matches!(name.as_str(), "links" | "index" | preprocess::NAME))
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

/// Takes all renderers away but HTML.
fn leave_html_alone(config: &mut Config, purpose: Purpose) -> anyhow::Result<()> {
    let mut outputs: BTreeMap<String, toml::Value> = config.outputs()?;
    outputs.retain(|renderer, _| renderer == "html");
    if purpose == Purpose::Serve
        && let Some(toml::Value::Table(html)) = outputs.get_mut("html")
    {
        // mdBook sets it while it serves.
        html.remove("live-reload-endpoint");
        // The old name of `playground`. With both, mdBook would read neither.
        if let Some(playpen) = html.remove("playpen") {
            html.entry("playground").or_insert(playpen);
        }
    }
    config.set("output", outputs)
}

/// Why mdBook would ignore all of `[output.html]`. It tells the terminal, each time it looks at the table.
fn fault_of_html(config: &Config, text: &str) -> Option<Problem> {
    /// As much of `book.toml` as finds the line.
    #[derive(Deserialize)]
    struct Written {
        output: Option<Outputs>,
    }
    #[derive(Deserialize)]
    struct Outputs {
        #[serde(rename = "html")]
        _html: Option<HtmlConfig>,
    }
    let why = config.get::<HtmlConfig>("output.html").err()?;
    let written = toml::from_str::<Written>(text).map(|written| written.output);
    let (place, why) = match written.err() {
        Some(error) => {
            let start = error.span().unwrap_or_default().start;
            let line = 1 + text[..start].matches('\n').count();
            (Place::line("book.toml", line), error.message().to_owned())
        }
        None => (
            Place::file("the environment (MDBOOK_OUTPUT__HTML…)"),
            why.root_cause().to_string().trim().to_owned(),
        ),
    };
    let message = format!("mdBook ignores all of [output.html]: {why}");
    Some(Problem::new(place, message))
}

/// At the root of our server, with our buttons, and without writing what is missing into the folder of chapters.
fn set_for_serving(config: &mut Config, root: &Path) -> anyhow::Result<()> {
    let buttons: toml::Table = BUTTONS
        .map(|button| (button.to_owned(), false.into()))
        .into_iter()
        .collect();
    config.build.create_missing = false;
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
