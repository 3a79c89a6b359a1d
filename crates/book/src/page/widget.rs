//! The place on a page where the schedule explorer of a listing goes.

use crate::chapters::Page;
use crate::chapters::directive::{Directive, Found};
use crate::html::escape;
use crate::listings::claims;
use crate::listings::graphs;
use crate::listings::listing::{Listing, Name};
use crate::listings::manifest::Explore;
use crate::page::context::Context;
use explorer::Graph;

/// The Markdown of the explorer of the listing called `name`, whose figure stands above it on `page`.
pub fn markdown(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    name: &str,
) -> Result<String, String> {
    let listing = book.library.get(name)?;
    let run = listing.run().ok_or("a refused listing has no schedules")?;
    let explore = run.explore.as_ref().ok_or_else(|| {
        let Name { krate, name } = &listing.name;
        format!("there is no table [{name}.explore] in listings/{krate}/listings.toml")
    })?;
    if let Some(place) = earlier_explorer(book, page, found) {
        return Err(format!("is explored already, in {place}"));
    }
    if !is_shown_above(page, found, name) {
        return Err(format!(
            "{{{{#listing {name}}}}} does not stand above it in this chapter"
        ));
    }
    let graph = graphs::read(&book.root.join(book.src), listing, explore)?;
    match claims::failures(explore, &graph) {
        failures if failures.is_empty() => Ok(element(listing, explore, &graph)),
        failures => Err(failures.join("; ")),
    }
}

/// Where an explorer of the same listing stands before this one.
fn earlier_explorer(book: &Context<'_>, page: &Page, found: &Found) -> Option<String> {
    let pages = book.chapters.pages.iter();
    let mut all = pages.flat_map(|page| page.found.iter().map(move |found| (page, found)));
    let (first, other) = all.find(|(_, other)| other.directive == found.directive)?;
    let is_this = first.path == page.path && other.range == found.range;
    (!is_this).then(|| book.place(first, other).to_string())
}

/// The widget takes the program from its figure.
fn is_shown_above(page: &Page, found: &Found, wanted: &str) -> bool {
    let mut above = page
        .found
        .iter()
        .take_while(|other| other.range.start < found.range.start);
    above.any(
        |other| matches!(&other.directive, Ok(Directive::Listing(view)) if view.name == wanted),
    )
}

fn element(listing: &Listing, explore: &Explore, graph: &Graph) -> String {
    let file = graphs::file(&listing.name);
    let mut attributes = vec![
        ("explore", listing.name.to_string()),
        ("graph", file.to_string_lossy().replace('\\', "/")),
    ];
    if let (Some(challenge), Some(goal)) = (&explore.challenge, &explore.goal) {
        attributes.push(("challenge", challenge.clone()));
        attributes.push(("goal", goal.to_string()));
    }
    if !explore.decoys.is_empty() {
        attributes.push(("decoys", serde_json::json!(explore.decoys).to_string()));
    }
    // So that a reader's version is explored as the book's was.
    attributes.push(("model", explore.model.to_string()));
    if !graph.eager.is_empty() {
        attributes.push(("eager", graph.eager.join(" ")));
    }
    if explore.spurious {
        attributes.push(("spurious", String::new()));
    }
    let attributes: String = attributes
        .into_iter()
        .map(|(name, value)| format!(" data-{name}=\"{}\"", attribute(&value)))
        .collect();
    format!(
        "<div class=\"explorer\"{attributes}>\n<p class=\"explorer-claims\">{}</p>\n</div>\n",
        claims::sentences(graph, explore.spurious)
    )
}

/// In one line: an empty one would end the HTML.
fn attribute(value: &str) -> String {
    escape(value).replace('\n', "&#10;")
}
