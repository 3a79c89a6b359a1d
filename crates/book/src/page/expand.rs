//! Turns the directives of a book into Markdown, and marks in it everything that is wrong with them.

use crate::chapters::Page;
use crate::chapters::directive::{Directive, Found};
use crate::html::escape_in_markdown;
use crate::listings::diagnostic;
use crate::listings::listing::Kind;
use crate::page::context::Context;
use crate::page::mistake::Mistake;
use crate::page::{
    census, exercise, glossary, picture, program, progress, quiz, shown, tools, widget,
};
use crate::problem::Problem;
use crate::readable;

/// A page without directives.
pub struct Expanded {
    pub markdown: String,
    /// What is wrong with it; each is marked in the Markdown.
    pub mistakes: Vec<Mistake>,
}

/// Follows the directives of `page`.
pub fn page(book: &Context<'_>, page: &Page) -> Expanded {
    let mut markdown = String::with_capacity(page.text.len() * 2);
    let mut mistakes = Vec::new();
    let mut from = 0;
    for found in &page.found {
        let asked = found.directive.clone();
        let is_block = asked.as_ref().is_ok_and(Directive::is_block);
        let made = asked.and_then(|asked| directive(book, page, found, &asked));
        markdown += &page.text[from..found.range.start];
        from = found.range.end;
        markdown += made.as_deref().unwrap_or_default();
        for (problem, is_of_file) in wrong_with(book, page, found, made) {
            let mistake = Mistake {
                page: page.path.clone(),
                id: mark_id(page, mistakes.len() + 1),
                problem,
                is_of_file,
            };
            markdown += &mistake.mark(is_block);
            mistakes.push(mistake);
        }
    }
    markdown += &page.text[from..];
    markdown += &quiz::all_answers(book, page);
    Expanded { markdown, mistakes }
}

/// One that no other mark has, even where all chapters are on one page.
fn mark_id(page: &Page, number: usize) -> String {
    let path = page.path.with_extension("");
    let words = path.to_string_lossy();
    let words = words.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!("mistake-{}-{number}", words.join("-"))
}

/// What is wrong with a directive of which `made` came: each problem, and whether it is told with the file of a listing or the glossary.
fn wrong_with(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    made: Result<String, String>,
) -> Vec<(Problem, bool)> {
    let asked = found.directive.as_ref().ok();
    let name = asked.and_then(Directive::listing).unwrap_or_default();
    let is_figure = matches!(asked, Some(Directive::Listing(_)));
    let mut wrong = Vec::new();
    if matches!(asked, Some(Directive::Glossary)) && made.is_ok() {
        let of_file = book.glossary.problems.iter();
        wrong.extend(of_file.map(|problem| (problem.clone(), true)));
    }
    if let Some(Directive::Quiz { name }) = asked {
        let of_quiz = book.quizzes.problems_of(name).iter();
        wrong.extend(of_quiz.map(|problem| (problem.clone(), true)));
    }
    if is_figure || made.is_err() {
        let of_listing = book.library.problems_of(name);
        wrong.extend(of_listing.map(|problem| (problem.clone(), true)));
    }
    let is_told = book.library.is_unreadable(name)
        || matches!(asked, Some(Directive::Exercise { name }) if book.exercises.unreadable.contains(name));
    let is_there = book.library.get(name).is_ok() && !is_told;
    if let Err(why) = made
        && (is_there || wrong.is_empty())
    {
        let text = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let problem = Problem::new(book.place(page, found), format!("{text}: {why}"));
        wrong.push((problem, is_told));
    }
    wrong
}

fn directive(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    directive: &Directive,
) -> Result<String, String> {
    match directive {
        Directive::Listing(view) => shown::figure(book, page, found, view),
        Directive::Ref { name } => {
            let listing = book.library.get(name)?;
            Ok(format!(
                "<span class=\"listing-ref\">[Listing {}](<{}>)</span>",
                book.number(listing)?,
                book.link(page, listing)?
            ))
        }
        Directive::Quote { name, words } => quote(book, name, words),
        Directive::Diagram { name, caption } => {
            let file = book.src.join("diagrams").join(format!("{name}.svg"));
            let svg = readable::read_to_string(&book.root.join(&file))
                .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
            picture::diagram(name, &svg, caption)
        }
        Directive::Plot { name } => {
            let listing = book.library.get(name)?;
            let run = listing
                .run()
                .ok_or("a refused listing prints nothing to plot")?;
            let number = book.number(listing)?;
            picture::plot(
                &listing.name.id(),
                number,
                &format!("{}.", listing.caption),
                &run.stdout,
            )
        }
        Directive::Table { name } => {
            let listing = book.library.get(name)?;
            let run = listing
                .run()
                .ok_or("a refused listing prints nothing to make a table of")?;
            picture::table(book.number(listing)?, &run.stdout)
        }
        Directive::Program { name } => program::figure(book, page, found, name),
        Directive::Tools { krate } => tools::table(book, page, krate),
        Directive::Explore { name } => widget::markdown(book, page, found, name),
        Directive::Exercise { name } => exercise::markdown(book, page, found, name),
        Directive::Quiz { name } => quiz::section(book, page, found, name),
        Directive::Errors => census::errors(book, page),
        Directive::Term { name, words } => glossary::term(book, page, found, name, words),
        Directive::Glossary => glossary::list(book, page, found),
        Directive::Progress => Ok(progress::data(book, page)),
        Directive::Count { what } => census::count(book, what),
    }
}

fn quote(book: &Context<'_>, name: &str, words: &str) -> Result<String, String> {
    let listing = book.library.get(name)?;
    let recorded = match &listing.kind {
        Kind::Refused(refusal) => diagnostic::with_short_paths(&refusal.words),
        Kind::Runs(run) => format!("{}\n{}", run.stdout, run.stderr),
        Kind::Tested => String::new(),
    };
    let of_tools = listing.tools.values().map(|tried| tried.words.as_str());
    let recorded = std::iter::once(recorded.as_str())
        .chain(of_tools)
        .collect::<Vec<_>>()
        .join("\n");
    let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    if !recorded.lines().any(|line| squeeze(line).contains(words)) {
        let whose = match listing.kind {
            Kind::Refused(_) => "what the compiler says of it",
            Kind::Runs(_) => "its recorded output",
            Kind::Tested => "what tools say of it",
        };
        return Err(format!("these words are in no line of {whose}"));
    }
    Ok(format!(
        "<q class=\"quote\"><code>{}</code></q>",
        escape_in_markdown(words)
    ))
}
