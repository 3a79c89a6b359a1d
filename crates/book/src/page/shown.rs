//! From a directive to the figure of a listing: what is shown of it, and whether it may be shown there.

use crate::chapters::Page;
use crate::chapters::directive::{Directive, Found};
use crate::chapters::view::View;
use crate::listings::listing::{Kind, Listing};
use crate::page::context::Context;
use crate::page::difference::{self, Difference, Pair};
use crate::page::figure::{self, Shows};

/// A figure shows at most so many lines: a reader sees it whole.
const SHOWN_LINES: usize = 40;

/// The Markdown of the figure that `view` asks for.
///
/// # Errors
/// One sentence when there is nothing of that name, or it does not belong there.
pub fn figure(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    view: &View,
) -> Result<String, String> {
    let listing = book.library.get(&view.name)?;
    if page.number.is_none() {
        return Err("listings stand in numbered chapters; link to it with {{#ref …}}".to_owned());
    }
    if let Some(line) = earlier(page, found) {
        let name = &view.name;
        return Err(format!(
            "stands already in line {line}; link to it with {{{{#ref {name}}}}}"
        ));
    }
    let shows = match view.older() {
        None => lines(listing, view)?,
        Some(older) => changes(book, page, listing, view, &older)?,
    };
    let repair = match listing.refusal() {
        Some(refusal) if refusal.repaired_by.is_empty() => None, // told with the manifest
        Some(refusal) => Some(repair(book, page, found, listing, &refusal.repaired_by)?),
        None => None,
    };
    Ok(figure::markdown(
        listing,
        &figure::Place {
            number: book.number(listing)?,
            id: view.id(),
            shows,
            tells_outcome: !is_shown_again(page, found, &view.name),
            has_table: has_table(page, found, &view.name),
            repair,
        },
    ))
}

fn lines<'a>(listing: &'a Listing, view: &View) -> Result<Shows<'a>, String> {
    let shown = listing.source.shown(view.part.as_deref())?;
    check_length(shown.lines.len())?;
    check_visible(listing, &shown.lines)?;
    Ok(Shows::Lines(shown))
}

fn check_length(lines: usize) -> Result<(), String> {
    match lines > SHOWN_LINES {
        true => Err(format!("shows {lines} lines; {SHOWN_LINES} are the most")),
        false => Ok(()),
    }
}

fn check_visible(listing: &Listing, shown: &[usize]) -> Result<(), String> {
    match figure::hidden_by_mistake(&listing.source.lines, shown) {
        Some(line) => Err(format!(
            "line {line} of its program begins with `#`, so a page would hide it; indent it otherwise"
        )),
        None => Ok(()),
    }
}

fn changes<'a>(
    book: &'a Context<'_>,
    page: &Page,
    listing: &'a Listing,
    view: &View,
    older: &str,
) -> Result<Shows<'a>, String> {
    let older = book.library.get(older)?;
    let difference = difference(listing, older, view.part.as_deref())?
        .ok_or_else(|| format!("nothing has changed since `{}`", older.name))?;
    check_length(difference.lines)?;
    check_visible(
        listing,
        &(0..listing.source.lines.len()).collect::<Vec<_>>(),
    )?;
    Ok(Shows::Changes {
        difference,
        number: book.number(older)?,
        link: book.link(page, older)?,
    })
}

/// Of all files, or of the file or anchor that is called `part`.
fn difference(
    listing: &Listing,
    older: &Listing,
    part: Option<&str>,
) -> Result<Option<Difference>, String> {
    let pairs = match part {
        Some(part) => vec![pair(listing, older, part)?],
        None => names(listing, older)
            .into_iter()
            .map(|name| pair(listing, older, name))
            .collect::<Result<_, _>>()?,
    };
    let is_named = !(listing.source.is_one_file() && older.source.is_one_file());
    Ok(difference::between(&pairs, is_named))
}

/// Both sides of `part`, of which a file may be new, or gone.
fn pair<'a>(listing: &'a Listing, older: &'a Listing, part: &'a str) -> Result<Pair<'a>, String> {
    let (before, after) = (text(older, part), text(listing, part));
    let is_file = part.ends_with(".rs");
    match (&before, &after) {
        (Err(_), Err(why)) => return Err(why.clone()),
        (Err(why), _) | (_, Err(why)) if !is_file => return Err(why.clone()),
        _ => {}
    }
    Ok(Pair {
        name: part,
        before: before.ok(),
        after: after.ok(),
    })
}

fn text<'a>(listing: &'a Listing, part: &str) -> Result<Vec<&'a str>, String> {
    let shown = listing.source.shown(Some(part))?;
    Ok(shown.text(&listing.source))
}

/// The files of both, those of `listing` first.
fn names<'a>(listing: &'a Listing, older: &'a Listing) -> Vec<&'a str> {
    let files = listing.source.files.iter();
    let gone = older.source.files.iter();
    let gone = gone.filter(|file| listing.source.file(&file.name).is_err());
    files.chain(gone).map(|file| file.name.as_str()).collect()
}

/// Number and id of the repair of a refused listing, which must run and follow it on the same page.
fn repair<'a>(
    book: &'a Context<'_>,
    page: &Page,
    found: &Found,
    refused: &Listing,
    name: &str,
) -> Result<(&'a str, String), String> {
    let full = format!("{}/{name}", refused.name.krate);
    let repair = book
        .library
        .get(&full)
        .map_err(|why| format!("its repair: {why}"))?;
    if matches!(repair.kind, Kind::Refused(_)) {
        return Err(format!("its repair `{full}` is itself refused"));
    }
    let follows = page.found.iter().find_map(|other| match &other.directive {
        Ok(Directive::Listing(view)) if view.name == full && other.line > found.line => Some(view),
        _ => None,
    });
    match follows {
        Some(view) => Ok((book.number(repair)?, view.id())),
        None => Err(format!(
            "its repair `{full}` does not follow it in this chapter"
        )),
    }
}

/// The line of an earlier figure of the same listing and part on `page`.
fn earlier(page: &Page, found: &Found) -> Option<usize> {
    let same = |other: &&Found| {
        other.range.start < found.range.start && other.directive == found.directive
    };
    page.found.iter().find(same).map(|other| other.line)
}

/// Whether `page` shows more of the listing called `wanted` further down.
fn is_shown_again(page: &Page, found: &Found, wanted: &str) -> bool {
    let mut shown = below(page, found).filter_map(|other| match &other.directive {
        Ok(Directive::Listing(view)) => Some(&view.name),
        _ => None,
    });
    shown.any(|name| name == wanted)
}

fn has_table(page: &Page, found: &Found, wanted: &str) -> bool {
    below(page, found)
        .any(|other| matches!(&other.directive, Ok(Directive::Table { name }) if name == wanted))
}

fn below<'a>(page: &'a Page, found: &Found) -> impl Iterator<Item = &'a Found> {
    let start = found.range.start;
    page.found
        .iter()
        .filter(move |other| other.range.start > start)
}
