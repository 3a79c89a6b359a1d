//! Terms where they are defined, and the glossary that leads there.

use crate::chapters::Page;
use crate::chapters::directive::{Directive, Found};
use crate::chapters::glossary::{Term, id};
use crate::html::{escape, inline};
use crate::page::context::Context;

/// The Markdown of a term where it is defined, in the `words` that stand there; it leads to the glossary.
///
/// # Errors
/// One sentence when the glossary has no such term, or the term is defined already.
pub fn term(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    name: &str,
    words: &str,
) -> Result<String, String> {
    if book.glossary.is_unreadable() {
        return Ok(words.to_owned());
    }
    let term = book.glossary.term(name)?;
    if let Some((first, line)) = &term.defined
        && (*first != page.path || *line != found.line || is_again(page, found))
    {
        let file = book.src.join(first);
        return Err(format!("is defined already, in {}:{line}", file.display()));
    }
    let glossary = book.glossary.page.as_deref().unwrap_or(&page.path);
    Ok(format!(
        "<dfn class=\"term\" id=\"{}\">[{words}](<{}>)</dfn>",
        id("defines", name),
        book.way(page, glossary, &id("term", name))
    ))
}

/// Whether another directive of the same line defines the term first.
fn is_again(page: &Page, found: &Found) -> bool {
    let name = |found: &Found| match &found.directive {
        Ok(Directive::Term { name, .. }) => Some(name.clone()),
        _ => None,
    };
    let before = |other: &&Found| other.range.start < found.range.start;
    let mut earlier = page.found.iter().filter(before);
    earlier.any(|other| name(other) == name(found))
}

/// The list of all terms, in the order of the alphabet.
///
/// # Errors
/// One sentence when it stands elsewhere already.
pub fn list(book: &Context<'_>, page: &Page, found: &Found) -> Result<String, String> {
    let is_glossary = |found: &&Found| matches!(found.directive, Ok(Directive::Glossary));
    let first = page.found.iter().find(is_glossary);
    if book.glossary.page.as_ref() != Some(&page.path)
        || first.is_some_and(|first| first.range != found.range)
    {
        return Err("the book has a glossary already".to_owned());
    }
    let mut terms: Vec<(&String, &Term)> = book.glossary.terms.iter().collect();
    terms.sort_by_cached_key(|(name, _)| id("", name));
    let entries: String = terms
        .into_iter()
        .map(|(name, term)| entry(book, page, name, term))
        .collect();
    Ok(format!("<dl class=\"glossary\">\n{entries}</dl>\n"))
}

fn entry(book: &Context<'_>, page: &Page, name: &str, term: &Term) -> String {
    let place = term.defined.as_ref().map(|(path, _)| {
        let mut pages = book.chapters.pages.iter();
        let title = pages.find(|page| page.path == *path);
        let title = title.map_or("", |page| page.title.as_str());
        let way = book.way(page, path, &id("defines", name));
        format!(
            " <a class=\"glossary-place\" href=\"{way}\">{}</a>",
            escape(title)
        )
    });
    format!(
        "<dt id=\"{}\">{}</dt>\n<dd>{}{}</dd>\n",
        id("term", name),
        inline(name),
        inline(&term.sentence),
        place.unwrap_or_default()
    )
}
