//! What is said about the book as a whole: the table of its errors, and numbers.

use crate::chapters::Page;
use crate::chapters::directive::Directive;
use crate::exercises::Exercise;
use crate::html::{escape, inline};
use crate::listings::diagnostic;
use crate::listings::listing::{Kind, Listing};
use crate::listings::manifest::Output;
use crate::page::context::Context;
use crate::page::figure;
use crate::problem::did_you_mean;
use std::collections::BTreeSet;

const COUNTS: [&str; 16] = [
    "listings",
    "running",
    "refused",
    "codes",
    "varying",
    "measured",
    "explored",
    "tested",
    "tried",
    "programs",
    "quotes",
    "terms",
    "exercises",
    "answers",
    "quizzes",
    "questions",
];

/// The table of the appendix: a row for each refused listing that a chapter shows, ordered by code.
pub fn errors(book: &Context<'_>, page: &Page) -> Result<String, String> {
    let mut rows: Vec<(String, Vec<u32>, String)> = Vec::new();
    for listing in book.library.listings.values() {
        let Some(refusal) = listing.refusal() else {
            continue;
        };
        let Ok(number) = book.number(listing) else {
            continue;
        };
        let code = refusal
            .codes()
            .first()
            .map_or_else(|| "no code".to_owned(), |code| (*code).to_owned());
        let link = match code.starts_with('E') {
            true => format!("<a href=\"{}\">{code}</a>", figure::error_index(&code)),
            false => code.clone(),
        };
        let row = format!(
            "<tr><th scope=\"row\">{link}</th><td><code>{}</code></td><td>{}</td>\
             <td><a href=\"{}\">Listing {number}</a></td></tr>\n",
            escape(diagnostic::headline(&refusal.words)),
            inline(&refusal.saves_from),
            book.link(page, listing)?,
        );
        let order: Vec<u32> = number
            .split('-')
            .filter_map(|part| part.parse().ok())
            .collect();
        rows.push((code, order, row));
    }
    rows.sort();
    let rows: String = rows.into_iter().map(|(_, _, row)| row).collect();
    Ok(format!(
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Every compiler error in this book\">\n\
         <table class=\"errors\">\n<thead><tr><th scope=\"col\">Code</th><th scope=\"col\">The compiler says</th>\
         <th scope=\"col\">The rule guards against</th><th scope=\"col\">Where</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    ))
}

pub fn count(book: &Context<'_>, what: &str) -> Result<String, String> {
    let shown = || {
        let listings = book.library.listings.values();
        listings.filter(|listing| book.chapters.numbers.contains_key(&listing.name))
    };
    let refused = || shown().filter_map(Listing::refusal);
    let number = match what {
        "listings" => shown().count(),
        "running" => shown().filter(|listing| listing.run().is_some()).count(),
        "refused" => refused().count(),
        "codes" => refused()
            .flat_map(|refusal| refusal.codes())
            .collect::<BTreeSet<_>>()
            .len(),
        "varying" => shown()
            .filter_map(Listing::run)
            .filter(|run| run.output == Output::Varies)
            .count(),
        "measured" => shown().filter(|listing| listing.is_optimised()).count(),
        "explored" => shown()
            .filter(|listing| listing.explore().is_some())
            .count(),
        "tested" => shown()
            .filter(|listing| matches!(listing.kind, Kind::Tested))
            .count(),
        "tried" => shown().map(|listing| listing.tools.len()).sum(),
        "programs" => asked(book, |directive| {
            matches!(directive, Directive::Program { .. })
        }),
        "quotes" => asked(book, |directive| {
            matches!(directive, Directive::Quote { .. })
        }),
        "exercises" => book.chapters.exercises.len(),
        "answers" => {
            let shown = book.chapters.exercises.keys();
            let exercises = shown.filter_map(|name| book.exercises.get(name).ok());
            exercises.map(Exercise::answers).sum()
        }
        "terms" => book.glossary.terms.len(),
        "quizzes" => asked(book, |directive| {
            matches!(directive, Directive::Quiz { .. })
        }),
        "questions" => questions(book),
        _ => {
            let hint = did_you_mean(what, COUNTS);
            return Err(format!("nothing called `{what}` is counted{hint}"));
        }
    };
    Ok(number.to_string())
}

/// How many questions the quizzes have that chapters show.
fn questions(book: &Context<'_>) -> usize {
    let all = book.chapters.pages.iter().flat_map(Page::quizzes);
    let quizzes = all.filter_map(|name| book.quizzes.get(name).ok());
    quizzes.map(|quiz| quiz.questions.len()).sum()
}

/// How many directives of the book are such.
fn asked(book: &Context<'_>, such: impl Fn(&Directive) -> bool) -> usize {
    let all = book.chapters.pages.iter().flat_map(|page| &page.found);
    all.filter(|found| found.directive.as_ref().is_ok_and(&such))
        .count()
}
