//! The figure of a program in another language: its source, and what it printed where it was run.

use crate::chapters::Page;
use crate::chapters::directive::{Directive, Found};
use crate::html::{escape, inline};
use crate::languages::programs::{Ends, Program};
use crate::languages::{colours, grammar};
use crate::page::block;
use crate::page::context::Context;

/// A figure shows at most so many lines: a reader sees it whole.
const SHOWN_LINES: usize = 60;

/// The Markdown of the figure of the program called `name`.
///
/// # Errors
/// One sentence when there is none, it is too long, or stands on the page already.
pub fn figure(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    name: &str,
) -> Result<String, String> {
    let program = book.programs.get(name)?;
    let lines = program.text.lines().count();
    if lines > SHOWN_LINES {
        return Err(format!("shows {lines} lines; {SHOWN_LINES} are the most"));
    }
    let mut above = page.found.iter();
    let same = |other: &&Found| {
        other.range.start < found.range.start && other.directive == found.directive
    };
    if let Some(other) = above.find(same) {
        return Err(format!("stands already in line {}", other.line));
    }
    Ok(markdown(program, stands_above(book, page, found, program)))
}

/// Whether a program higher up on the page is the same file.
fn stands_above(book: &Context<'_>, page: &Page, found: &Found, program: &Program) -> bool {
    let mut higher = page
        .found
        .iter()
        .filter(|other| other.range.start < found.range.start);
    higher.any(|other| match &other.directive {
        Ok(Directive::Program { name }) => book
            .programs
            .get(name)
            .is_ok_and(|other| other.path == program.path),
        _ => false,
    })
}

/// The source is folded if it is shown above.
fn markdown(program: &Program, is_above: bool) -> String {
    let id = format!("program-{}", program.name.replace('/', "-"));
    let (kind, word) = badge(program);
    let options = match program.said.options.join(" ") {
        options if options.is_empty() => String::new(),
        options => format!(
            " <span class=\"listing-compiled\">With <code>{}</code></span>",
            escape(&options)
        ),
    };
    let source = source(program);
    let source = match is_above {
        true => format!(
            "<details class=\"listing-program\">\n<summary>The same program</summary>\n\n{source}</details>\n"
        ),
        false => source,
    };
    let out = format!(
        "<figure class=\"listing program\" id=\"{id}\" data-kind=\"{kind}\">\n\
         <figcaption><a class=\"listing-number\" href=\"#{id}\">{}</a> \
         <span class=\"listing-caption\">{}</span> <span class=\"badge badge-{kind}\">{word}</span> \
         <code class=\"listing-path\">{}</code>{options}</figcaption>\n\n\
         {source}{}</figure>\n",
        escape(program.language.name),
        inline(&program.said.caption),
        program.path.display(),
        outputs(program),
    );
    block::without_directives(&out)
}

/// A block of code; in other languages than Rust with its colours.
fn source(program: &Program) -> String {
    let (fence, text) = (program.language.fence, program.text.trim_end());
    match grammar::of(program.language) {
        None => block::code(fence, text),
        Some(grammar) => {
            let html = colours::html(grammar, text);
            format!("<pre><code class=\"language-{fence}\">{html}\n</code></pre>\n\n")
        }
    }
}

fn badge(program: &Program) -> (&'static str, &'static str) {
    match (program.said.ends, program.said.varies) {
        (Ends::Normally, false) => ("runs", "runs"),
        (Ends::Normally, true) => ("varies", "varies"),
        (Ends::Fails, _) => ("panics", "fails"),
        (Ends::Refused, _) => ("refused", "refused"),
        (Ends::Hangs, _) => ("hangs", "hangs"),
    }
}

fn outputs(program: &Program) -> String {
    let Some(record) = &program.record else {
        return block::labelled("output-stdout", "No run is recorded yet", "", "");
    };
    let label = match (program.said.ends, program.said.varies) {
        (Ends::Refused, _) => "What its compiler says",
        (Ends::Hangs, _) => "Output, before it waits for ever",
        (_, true) => "One real run; yours may differ",
        (_, false) => "Output",
    };
    let stderr = match program.said.ends {
        Ends::Refused => label,
        _ => "Standard error",
    };
    let of_run = format!(
        " <small>({}, on {})</small>",
        escape(&record.with),
        escape(&record.on)
    );
    let output = |stream: &str, label: &str, text: &str| {
        let (class, label) = (format!("output-{stream}"), format!("{label}{of_run}"));
        block::labelled(&class, &label, &escape(text.trim_end()), "")
    };
    let streams = [
        ("stdout", label, &program.stdout),
        ("stderr", stderr, &program.stderr),
    ];
    let printed = streams.into_iter().filter(|(_, _, text)| !text.is_empty());
    let blocks: String = printed
        .map(|(stream, label, text)| output(stream, label, text))
        .collect();
    match blocks.is_empty() {
        true => output("stdout", &format!("{label}: nothing"), ""),
        false => blocks,
    }
}
