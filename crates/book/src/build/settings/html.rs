//! The table `[output.html]`, made what serving needs and what mdBook can read.

use crate::problem::{Place, Problem, line_at};
use mdbook_driver::config::{Config, HtmlConfig};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// mdBook's own buttons call play.rust-lang.org, which a served page must not do: the bar that our server adds does
/// their work. Without `runnable` mdBook leaves programs as they are written, without a `fn main` around them.
const BUTTONS: [&str; 3] = ["runnable", "editable", "copyable"];

/// Takes all renderers away but HTML.
pub fn leave_html_alone(config: &mut Config, is_served: bool) -> anyhow::Result<()> {
    let mut outputs: BTreeMap<String, toml::Value> = config.outputs()?;
    outputs.retain(|renderer, _| renderer == "html");
    if is_served && let Some(toml::Value::Table(html)) = outputs.get_mut("html") {
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
pub fn fault_of_html(config: &Config, text: &str) -> Option<Problem> {
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
            let place = Place::line("book.toml", line_at(text, start));
            (place, error.message().to_owned())
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
pub fn set_for_serving(config: &mut Config, root: &Path) -> anyhow::Result<()> {
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
