//! An exercise on its page: what is to be done, where to begin, hints, and a solution. All of it can be read without a script;
//! with one, the program is edited and checked in its place.

use crate::chapters::Page;
use crate::chapters::directive::Found;
use crate::exercises::assembled;
use crate::exercises::manifest::{Kind, Order};
use crate::exercises::{Exercise, Exercises};
use crate::html::inline;
use crate::page::block;
use crate::page::context::Context;
use serde_json::{Value, json};

/// The starter may be refused, or hang, or fail: the proof of exercises compiles it, not that of chapters. A page runs it all
/// the same; by this word and not by mdBook's own, `mdbook-runnable`, which has mdBook's script ask play.rust-lang.org at once.
const FENCE: &str = "rust,edition2024,ignore,playground-runnable";

/// The Markdown of the exercise called `name`.
///
/// # Errors
/// One sentence when there is none, or it stands in the book already.
pub fn markdown(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    name: &str,
) -> Result<String, String> {
    if book.exercises.unreadable.contains(name) {
        let folder = Exercises::folder(name);
        return Err(format!("{} can't be read as an exercise", folder.display()));
    }
    let exercise = book.exercises.get(name)?;
    let numbered = book.chapters.exercises.get(name);
    let numbered = numbered.ok_or_else(|| format!("no chapter shows `{name}`"))?;
    let mut above = page
        .found
        .iter()
        .take_while(|other| other.line < found.line);
    if let Some(other) = above.find(|other| other.directive == found.directive) {
        return Err(format!("stands already in line {}", other.line));
    }
    if numbered.page != page.path {
        let other = book.src.join(&numbered.page);
        return Err(format!("stands already in {}", other.display()));
    }
    // A server checks answers itself.
    let data = match book.is_served {
        true => String::new(),
        false => format!(
            "<script type=\"application/json\" class=\"exercise-data\">{}</script>\n",
            in_script(&data(exercise))
        ),
    };
    let section = section(exercise, &numbered.number, &data);
    Ok(block::without_directives(&section))
}

fn section(exercise: &Exercise, number: &str, data: &str) -> String {
    let id = exercise.id();
    let manifest = &exercise.manifest;
    let checks: String = manifest
        .checks
        .iter()
        .map(|check| format!("<li>{}</li>\n", inline(&check.name)))
        .collect();
    let hints: String = (1..)
        .zip(&manifest.hints)
        .map(|(place, hint)| {
            format!(
                "<details class=\"exercise-hint\">\n<summary>Hint {place}</summary>\n\n{}\n\n</details>\n",
                hint.trim()
            )
        })
        .collect();
    format!(
        "<section class=\"exercise\" id=\"{id}\" data-exercise=\"{name}\" data-content=\"{content}\" aria-labelledby=\"{id}-title\">\n\
         <p class=\"exercise-title\" id=\"{id}-title\"><a class=\"exercise-number\" href=\"#{id}\">Exercise {number}</a> \
         <span>{title}</span></p>\n\n{task}\n\n{starter}\
         <p class=\"exercise-wanted\">What is checked:</p>\n<ol class=\"exercise-checks\">\n{checks}</ol>\n{hints}\
         <details class=\"exercise-solution\">\n<summary>Solution</summary>\n\n{solution}</details>\n\
         {data}</section>\n",
        name = exercise.name,
        content = exercise.content(),
        title = inline(&manifest.title),
        task = manifest.task.trim(),
        starter = block::code(FENCE, exercise.starter.trim_end()),
        solution = block::code(FENCE, exercise.solution.text.trim_end()),
    )
}

/// What a copy of the book without a server sends to a compiler elsewhere, and what it looks for in the answer.
fn data(exercise: &Exercise) -> Value {
    let checks = exercise.manifest.checks.iter().map(|check| {
        let mut told = json!({ "kind": check.kind.key(), "fails": check.fails });
        match &check.kind {
            Kind::Test(name) => told["test"] = json!(name),
            Kind::Refused(code) => told["code"] = json!(code),
            Kind::Prints { text, order } => {
                told["expected"] = json!(text);
                told["order"] = json!(match order {
                    Order::Exact => "exact",
                    Order::Any => "any",
                });
            }
            _ => {}
        }
        told
    });
    // Elsewhere nobody explores.
    let tail = match exercise.manifest.tests().next() {
        Some(_) => assembled::tail(&exercise.checks),
        None => String::new(),
    };
    json!({
        "checks": checks.collect::<Vec<_>>(),
        "tail": tail,
        "home": format!("cargo run -- exercise {}", exercise.name),
    })
}

/// No text ends the element, and no line of it is empty, which would end the block of HTML in Markdown.
pub fn in_script(data: &Value) -> String {
    data.to_string()
        .replace("</", "<\\/")
        .replace("{{", "{\\u007b")
}
