//! The figure of a listing: caption, badge, code, and what came of it.

use crate::html::{escape, inline};
use crate::listings::diagnostic;
use crate::listings::listing::{Kind, Listing, Refusal, Run};
use crate::listings::manifest::{Ends, Output};
use crate::listings::sources::Shown;
use crate::page::difference::Difference;
use crate::page::{block, tools};
use std::path::Path;

/// Where the error index explains a code.
pub fn error_index(code: &str) -> String {
    format!("https://doc.rust-lang.org/error_codes/{code}.html")
}

/// What a page knows about a listing that the listing itself does not.
pub struct Place<'a> {
    /// `2-3`.
    pub number: &'a str,
    pub id: String,
    pub shows: Shows<'a>,
    /// Whether what came of the listing stands here: once in a chapter, under the last part that it shows.
    pub tells_outcome: bool,
    /// Whether what it prints stands on the page as a table, and so not here as well.
    pub has_table: bool,
    /// Number and id of the listing that repairs this one.
    pub repair: Option<(&'a str, String)>,
}

impl Place<'_> {
    /// Whether Run stands here. The program of several files is longer than what is shown of it, so a page has it once.
    fn has_program(&self, listing: &Listing) -> bool {
        self.tells_outcome || listing.source.is_one_file()
    }
}

pub enum Shows<'a> {
    /// Lines of one file; the rest of the program is there, but hidden.
    Lines(Shown<'a>),
    /// What has changed since a listing of this number and address.
    Changes {
        difference: Difference,
        number: &'a str,
        link: String,
    },
}

/// The Markdown of a figure. The code stays a fenced block: that is what mdBook highlights and skeptic compiles.
pub fn markdown(listing: &Listing, place: &Place<'_>) -> String {
    let id = &place.id;
    let badge = listing.badge();
    let mut out = format!(
        "<figure class=\"listing\" id=\"{id}\" data-listing=\"{}\" data-kind=\"{badge}\">\n\
         <figcaption><a class=\"listing-number\" href=\"#{id}\">Listing {}</a> \
         <span class=\"listing-caption\">{}</span> \
         <span class=\"badge badge-{badge}\">{}</span> \
         <code class=\"listing-path\">{}</code>{}</figcaption>\n\n",
        listing.name,
        place.number,
        inline(&listing.caption),
        badge_text(listing),
        path(listing, &place.shows),
        notes(listing, place),
    );
    let is_whole = place.has_program(listing);
    out += &match &place.shows {
        Shows::Lines(shown) if is_whole => fenced(listing, &shown.lines),
        Shows::Lines(shown) => block_of_lines(listing, shown),
        Shows::Changes { difference, .. } if is_whole => changes(listing, difference),
        Shows::Changes { difference, .. } => difference.html.clone(),
    };
    if place.tells_outcome {
        out += &match &listing.kind {
            Kind::Runs(_) if place.has_table => TABLE.to_owned() + &own_tests(listing),
            Kind::Runs(run) => outputs(run) + &own_tests(listing),
            Kind::Refused(refusal) => words(refusal, place),
            Kind::Tested => String::new(),
        };
        out += &tools::reports(listing);
    }
    block::without_directives(&out) + "</figure>\n"
}

fn badge_text(listing: &Listing) -> String {
    let mut text = listing.badge().replace('-', " ");
    let mut codes = listing.refusal().map(Refusal::codes).unwrap_or_default();
    codes.dedup();
    for code in codes {
        text += &format!(" <a href=\"{}\">{code}</a>", error_index(code));
    }
    text
}

/// Of the file that is shown, or of all of them.
fn path(listing: &Listing, shows: &Shows<'_>) -> String {
    let folder = listing.path.parent().map(Path::display);
    match (shows, folder) {
        (Shows::Lines(shown), _) => shown.file.path.display().to_string(),
        (Shows::Changes { .. }, Some(folder)) if !listing.source.is_one_file() => {
            folder.to_string()
        }
        (Shows::Changes { .. }, _) => listing.path.display().to_string(),
    }
}

/// What is not as usual: how it is compiled, as figures that are measured mean nothing without it; that it is shown by its
/// changes; that Run takes more files than are shown.
fn notes(listing: &Listing, place: &Place<'_>) -> String {
    let mut notes = Vec::new();
    if let Shows::Changes { number, link, .. } = &place.shows {
        notes.push(format!(
            "What has changed since <a href=\"{link}\">Listing {number}</a>"
        ));
    }
    if !listing.source.is_one_file() {
        let run = match place.has_program(listing) {
            true => "which Run joins into one",
            false => "with Run below the last that is shown",
        };
        let files = listing.source.files.len();
        notes.push(format!("A program of {files} files, {run}"));
    }
    notes.extend(tools::instead_of_run(listing));
    if listing.is_optimised() {
        notes.push("Compiled with optimisation".to_owned());
    }
    let spans = notes
        .iter()
        .map(|note| format!(" <span class=\"listing-compiled\">{note}</span>"));
    spans.collect()
}

/// The difference, and folded below it the whole program, which can be run.
fn changes(listing: &Listing, difference: &Difference) -> String {
    let all: Vec<usize> = (0..listing.source.lines.len()).collect();
    format!(
        "{}<details class=\"listing-program\">\n<summary>The whole program</summary>\n\n{}</details>\n",
        difference.html,
        fenced(listing, &all)
    )
}

/// The program in a fence that says how it is meant to be compiled and run; what is not shown is hidden the way
/// rustdoc, mdBook and skeptic agree on.
fn fenced(listing: &Listing, shown: &[usize]) -> String {
    let how = match &listing.kind {
        Kind::Refused(_) => ",compile_fail",
        // It needs crates that only tests have.
        Kind::Tested => ",ignore",
        Kind::Runs(run) => match run.ends {
            Ends::Normally => "",
            Ends::Panics => ",should_panic",
            Ends::Hangs | Ends::MayHang => ",no_run",
        },
    };
    // A word that mdBook makes a class, for the page's Run, and that others do not know.
    let how = match listing.is_optimised() {
        true => format!("{how},optimised"),
        false => how.to_owned(),
    };
    let lines = listing.source.lines.iter().enumerate();
    let lines = lines.map(
        |(index, line)| match (shown.contains(&index), line.as_str()) {
            (true, line) => line.to_owned(),
            (false, "") => "#".to_owned(),
            (false, line) => format!("# {line}"),
        },
    );
    let text = lines.collect::<Vec<_>>().join("\n");
    block::code(&format!("rust,edition2024{how}"), &text)
}

/// Lines that are no program by themselves, in a fence that nobody compiles.
fn block_of_lines(listing: &Listing, shown: &Shown<'_>) -> String {
    let text = shown.text(&listing.source).join("\n");
    block::code("rust,edition2024,ignore", &text)
}

/// The first of the `shown` lines that mdBook would take for a hidden one: it begins with `#` and a space, or with `##`.
/// Only a string over several lines has such.
pub fn hidden_by_mistake(lines: &[String], shown: &[usize]) -> Option<usize> {
    let looks_hidden = |line: &str| line == "#" || line.starts_with("# ") || line.starts_with("##");
    let hidden = |index: &&usize| looks_hidden(lines[**index].trim());
    shown.iter().find(hidden).map(|index| index + 1)
}

const TABLE: &str = "<p class=\"listing-tests\">What it prints is the table below.</p>\n";

fn outputs(run: &Run) -> String {
    let label = match (run.ends, run.output) {
        (Ends::Hangs, Output::Exact) => "Output, before it waits for ever",
        (Ends::Hangs, _) => {
            "Output, before it waits for ever; yours may have these lines in another order"
        }
        (Ends::MayHang, _) => "Output of a run that ended; yours may hang",
        (_, Output::Exact) => "Output",
        (_, Output::AnyOrder) => "Output; yours may have these lines in another order",
        (_, Output::Varies) => "One real run; yours may differ",
    };
    output("stdout", label, &run.stdout) + &output("stderr", "Standard error", &run.stderr)
}

/// What the proof finds out anew each time.
fn own_tests(listing: &Listing) -> String {
    let said = match listing.source.tests() {
        0 => return String::new(),
        1 => "Its test passes.".to_owned(),
        number => format!("Its {number} tests pass."),
    };
    format!("<p class=\"listing-tests\">{said}</p>\n")
}

fn output(stream: &str, label: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let class = format!("output-{stream}");
    block::labelled(&class, label, &escape(text.trim_end()), "")
}

fn words(refusal: &Refusal, place: &Place<'_>) -> String {
    let repair = match &place.repair {
        Some((number, id)) => {
            format!(
                "<p class=\"listing-repair\">Repaired in <a href=\"#{id}\">Listing {number}</a>.</p>\n"
            )
        }
        None => String::new(),
    };
    let label = match refusal.words.is_empty() {
        true => "What the compiler says is not recorded yet",
        false => "The compiler says",
    };
    let words = diagnostic::to_html(&refusal.words);
    block::labelled("output-compiler", label, &words, &repair)
}
