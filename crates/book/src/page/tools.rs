//! What tools make of listings: under a figure, and in a table of faults and tools.

use crate::chapters::Page;
use crate::html::{escape, inline};
use crate::listings::listing::{Kind, Listing};
use crate::listings::manifest::Tool;
use crate::listings::tried::{Record, Tried};
use crate::page::block;
use crate::page::context::Context;
use similar::{ChangeTag, TextDiff};
use std::collections::{BTreeMap, BTreeSet};

/// The Markdown of what every tool says of `listing`, for its figure.
pub fn reports(listing: &Listing) -> String {
    let tools = listing.tools.iter();
    tools.map(|(tool, tried)| report(*tool, tried)).collect()
}

fn report(tool: Tool, tried: &Tried) -> String {
    let words = escape(tried.words.trim_end());
    block::labelled("output-tool", &said(tool, tried), &words, "")
}

fn said(tool: Tool, tried: &Tried) -> String {
    if let Some(why) = &tried.claim.cannot {
        return format!("{tool} can't be asked: {}", inline(why));
    }
    let Some(record) = &tried.record else {
        return format!("What {tool} says is not recorded yet");
    };
    let verb = if record.found {
        "finds the fault"
    } else {
        "misses the fault"
    };
    format!(
        "{tool} {verb}, in {} <small>({}, on {})</small>",
        time(record.ms),
        escape(&record.with),
        escape(&record.on)
    )
}

fn time(ms: u64) -> String {
    match ms {
        0..1_000 => format!("{ms} ms"),
        1_000..60_000 => format!("{:.1} s", ms as f64 / 1e3),
        _ => format!("{:.1} min", ms as f64 / 6e4),
    }
}

/// Why a figure has no Run, of a listing that is a test.
pub fn instead_of_run(listing: &Listing) -> Option<String> {
    let (krate, name) = (&listing.name.krate, &listing.name.name);
    matches!(listing.kind, Kind::Tested)
        .then(|| format!("It can't be run here: it needs more than std. <code>cargo test -p {krate} --test {name}</code> runs it"))
}

/// A cell of the table: what a tool made of a fault, by which listing.
type Cell<'a> = (&'a Tried, &'a Listing);

/// The table of the faults and tools of the listings of `krate`: a column for each listing that has a fault, with what is told
/// of it and of those that are the same rewritten for a tool; a row for each tool, as there are more of these.
///
/// # Errors
/// One sentence when there is none, when a listing is rewritten from one that is not there, or two tell of the same tool.
pub fn table(book: &Context<'_>, page: &Page, krate: &str) -> Result<String, String> {
    let mut faults: BTreeMap<(usize, String), BTreeMap<Tool, Cell<'_>>> = BTreeMap::new();
    let listings = book.library.listings.values();
    for listing in
        listings.filter(|listing| listing.name.krate == krate && !listing.tools.is_empty())
    {
        let original = original(book, listing)?;
        let cells = faults
            .entry((order(book.number(original)?), original.name.to_string()))
            .or_default();
        for (tool, tried) in &listing.tools {
            if cells.insert(*tool, (tried, listing)).is_some() {
                return Err(format!(
                    "two listings say what {tool} makes of `{}`",
                    original.name
                ));
            }
        }
    }
    let tools: BTreeSet<Tool> = faults.values().flat_map(BTreeMap::keys).copied().collect();
    if tools.is_empty() {
        return Err(format!(
            "no listing of `{krate}` has a table [NAME.tools.TOOL]"
        ));
    }
    let faults: Vec<(&Listing, &BTreeMap<Tool, Cell<'_>>)> = faults
        .iter()
        .map(|((_, name), cells)| Ok((book.library.get(name)?, cells)))
        .collect::<Result<_, String>>()?;
    let head: String = faults
        .iter()
        .map(|(original, _)| {
            Ok(format!(
                "<th scope=\"col\"><a href=\"{}\">Listing {}</a> {}</th>",
                book.link(page, original)?,
                book.number(original)?,
                inline(&original.caption)
            ))
        })
        .collect::<Result<_, String>>()?;
    let mut body = String::new();
    for tool in tools {
        let row: String = faults
            .iter()
            .map(|(original, cells)| cell(book, page, original, cells.get(&tool)))
            .collect::<Result<_, _>>()?;
        body += &format!("<tr><th scope=\"row\">{tool}</th>{row}</tr>\n");
    }
    Ok(format!(
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"What each tool makes of each fault\">\n\
         <table class=\"tools\">\n<thead><tr><th scope=\"col\">Tool</th>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    ))
}

/// The listing whose fault `listing` has, or looks for.
fn original<'a>(book: &'a Context<'_>, listing: &'a Listing) -> Result<&'a Listing, String> {
    match &listing.of {
        Some(name) => book
            .library
            .get(&name.to_string())
            .map_err(|why| format!("`{}` is rewritten of another: {why}", listing.name)),
        None => Ok(listing),
    }
}

/// `13-2` comes before `13-10`.
fn order(number: &str) -> usize {
    let parts = number
        .split('-')
        .filter_map(|part| part.parse::<usize>().ok());
    parts.fold(0, |all, part| all * 1000 + part)
}

fn cell(
    book: &Context<'_>,
    page: &Page,
    original: &Listing,
    cell: Option<&Cell<'_>>,
) -> Result<String, String> {
    let Some((tried, listing)) = cell else {
        return Ok("<td>not tried</td>".to_owned());
    };
    if let Some(why) = &tried.claim.cannot {
        return Ok(format!(
            "<td class=\"cannot\"><strong>can’t</strong> {}</td>",
            inline(why)
        ));
    }
    let Some(record) = &tried.record else {
        return Ok("<td>not recorded yet</td>".to_owned());
    };
    let mut parts = vec![verdict(record).to_owned(), time(record.ms)];
    if listing.name != original.name {
        let lines = rewritten(original, listing);
        let noun = if lines == 1 { "line" } else { "lines" };
        parts.push(format!(
            "<a href=\"{}\">{lines} {noun} rewritten</a>",
            book.link(page, listing)?
        ));
    }
    let class = if record.found { "found" } else { "missed" };
    Ok(format!("<td class=\"{class}\">{}</td>", parts.join("<br>")))
}

fn verdict(record: &Record) -> &'static str {
    match record.found {
        true => "<strong>found</strong>",
        false => "<strong>missed</strong>",
    }
}

/// How many lines of `listing` are not those of the `original`.
fn rewritten(original: &Listing, listing: &Listing) -> usize {
    let (before, after) = (&original.source.lines, &listing.source.lines);
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&before, &after);
    diff.iter_all_changes()
        .filter(|change| change.tag() == ChangeTag::Insert)
        .count()
}
