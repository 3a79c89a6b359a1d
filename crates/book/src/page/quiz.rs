//! A quiz on its page: questions with their choices, which can be read without a script and on paper, and the answers, folded
//! at the end of the chapter. The script makes a form of the very same elements, so that nothing is said twice.

mod evidence;
mod shown;

use crate::chapters::Page;
use crate::chapters::directive::Found;
use crate::html::{escape, inline};
use crate::page::context::Context;
use crate::page::{block, figure};
use crate::quizzes::answers;
use crate::quizzes::ask::Program;
use crate::quizzes::choice::Choice;
use crate::quizzes::manifest::{By, Kind};
use crate::quizzes::quiz::{Question, Quiz};
use std::fmt::Write as _;

/// A question shows at most so many lines of a program: a reader sees it whole.
const SHOWN_LINES: usize = 40;

/// The Markdown of the questions of the quiz called `name`.
///
/// # Errors
/// One sentence when there is none, it can't be asked, or stands in the book already.
pub fn section(
    book: &Context<'_>,
    page: &Page,
    found: &Found,
    name: &str,
) -> Result<String, String> {
    let quiz = book.quizzes.get(name)?;
    if let Some(place) = earlier(book, page, found) {
        return Err(format!("is shown already, in {place}"));
    }
    let id = quiz.id();
    let mut out = format!(
        "<section class=\"quiz\" id=\"{id}\" data-quiz=\"{name}\" data-content=\"{}\" aria-label=\"Quiz: {title}\">\n\
         <p class=\"quiz-head\">Quiz <small>{}</small></p>\n<ol class=\"quiz-questions\">\n",
        quiz.content,
        counted(quiz.questions.len(), "question"),
        title = escape(&page.title),
    );
    for asked in &quiz.questions {
        let choices = answers::choices(quiz, asked).map_err(|wrong| wrong.join("; "))?;
        out += &question(asked, &choices)?;
    }
    out += &format!(
        "</ol>\n<p class=\"quiz-to-answers\"><a href=\"#{id}-answers\">Answers</a></p>\n</section>\n"
    );
    Ok(block::without_directives(&out))
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// Where the quiz stands before this place in the book.
fn earlier(book: &Context<'_>, page: &Page, found: &Found) -> Option<String> {
    let pages = book.chapters.pages.iter();
    let mut all = pages.flat_map(|page| page.found.iter().map(move |found| (page, found)));
    let (first, other) = all.find(|(_, other)| other.directive == found.directive)?;
    let is_this = first.path == page.path && other.range == found.range;
    (!is_this).then(|| book.place(first, other).to_string())
}

fn question(asked: &Question, choices: &[Choice]) -> Result<String, String> {
    let many = match asked.said.asks_for_all() {
        true => " data-many",
        false => "",
    };
    let mut out = format!(
        "<li class=\"quiz-question\"{many}>\n<p>{}</p>\n",
        text(asked)
    );
    if let Some(program) = &asked.program {
        out += &code(asked, program)?;
    }
    out += "<ol type=\"A\" class=\"quiz-choices\">\n";
    for choice in choices {
        let _ = writeln!(out, "<li>{}</li>", shown::html(&choice.shown));
    }
    out += "</ol>\n</li>\n";
    Ok(out)
}

/// What is asked, whether several answers may be right, and who decides, if not a program.
fn text(asked: &Question) -> String {
    let said = &asked.said;
    let own = match (said.kind, said.by()) {
        (Kind::Compiles, _) => "Does this program compile?",
        (Kind::Faults, _) => "What can go wrong in this program, in any of its schedules?",
        (_, By::Explorer) => "Which of these can this program print?",
        (_, By::Run) => "What does this program print?",
    };
    let mut text = inline(said.text.as_deref().unwrap_or(own));
    if said.asks_for_all() {
        text += " <small>Choose all that apply.</small>";
    }
    if said.kind == Kind::Choice {
        text += " <small>No program decides this one.</small>";
    }
    text
}

/// A block that a reader can run, and the test of chapters leaves to that of quizzes.
fn code(asked: &Question, program: &Program) -> Result<String, String> {
    let lines: Vec<String> = program.text.trim_end().lines().map(str::to_owned).collect();
    if lines.len() > SHOWN_LINES {
        let (number, length) = (asked.number, lines.len());
        return Err(format!(
            "question {number} shows {length} lines; {SHOWN_LINES} are the most"
        ));
    }
    let all: Vec<usize> = (0..lines.len()).collect();
    if let Some(line) = figure::hidden_by_mistake(&lines, &all) {
        return Err(format!(
            "line {line} of {} begins with `#`, so a page would hide it; indent it otherwise",
            program.path.display()
        ));
    }
    let code = block::code("rust,ignore,playground-runnable", program.text.trim_end());
    Ok(format!("\n{code}"))
}

/// The answers of the quizzes of `page`, for its end.
pub fn all_answers(book: &Context<'_>, page: &Page) -> String {
    let quizzes = page
        .quizzes()
        .filter_map(|name| book.quizzes.get(name).ok());
    quizzes.filter_map(of_quiz).collect()
}

/// Nothing, if it can't be asked.
fn of_quiz(quiz: &Quiz) -> Option<String> {
    let mut out = format!(
        "\n\n<details class=\"quiz-answers\" id=\"{}-answers\">\n<summary>Answers to the quiz</summary>\n<ol>\n",
        quiz.id()
    );
    for asked in &quiz.questions {
        out += &answer(quiz, asked, &answers::choices(quiz, asked).ok()?);
    }
    Some(block::without_directives(&(out + "</ol>\n</details>\n")))
}

fn answer(quiz: &Quiz, asked: &Question, choices: &[Choice]) -> String {
    let right = || choices.iter().zip(0..).filter(|(choice, _)| choice.right);
    let numbers: Vec<String> = right().map(|(_, index)| (index + 1).to_string()).collect();
    let letters: Vec<String> = right().map(|(_, index)| letter(index)).collect();
    let mut out = format!(
        "<li data-right=\"{}\"{}>\n<p><strong>{}.</strong> {}</p>\n<ol type=\"A\">\n",
        numbers.join(" "),
        evidence::attributes(quiz, asked, choices),
        letters.join(", "),
        inline(&asked.said.explanation)
    );
    for (choice, index) in choices.iter().zip(1..) {
        let Some(told) = &choice.told else { continue };
        let found = choice
            .found
            .as_ref()
            .map(|found| format!(" <small>Found: {}.</small>", shown::quoting(found)));
        let _ = writeln!(
            out,
            "<li value=\"{index}\">{}{}</li>",
            inline(told),
            found.unwrap_or_default()
        );
    }
    out + "</ol>\n" + &evidence::html(quiz, asked) + "</li>\n"
}

fn letter(index: u8) -> String {
    char::from(b'A' + index.min(25)).to_string()
}
