//! What a reader can read, solve and answer, for the script that shows what they have: nothing that a page without it shows.

use crate::chapters::Page;
use crate::exercises::Exercise;
use crate::page::context::Context;
use crate::page::exercise::in_script;
use crate::quizzes::quiz::Quiz;
use serde_json::{Value, json};

/// The Markdown of it on `page`. What it names is told apart by name and content, so that a changed exercise is not taken for
/// one that was solved.
pub fn data(book: &Context<'_>, page: &Page) -> String {
    let chapters = book.chapters.pages.iter();
    let chapters: Vec<Value> = chapters
        .map(|chapter| of_chapter(book, page, chapter))
        .filter(|chapter| !chapter.is_null())
        .collect();
    let data = in_script(&json!({ "chapters": chapters }));
    format!(
        "<div class=\"progress-page\" hidden>\n\
         <script type=\"application/json\" class=\"progress-data\">{data}</script>\n</div>\n"
    )
}

/// Null, if there is nothing to do in it.
fn of_chapter(book: &Context<'_>, page: &Page, chapter: &Page) -> Value {
    let exercises: Vec<Value> = chapter
        .exercises()
        .filter_map(|name| book.exercises.all.get(name))
        .map(|exercise| of_exercise(book, exercise))
        .collect();
    let quizzes: Vec<Value> = chapter
        .quizzes()
        .filter_map(|name| book.quizzes.all.get(name))
        .map(|quiz| of_quiz(quiz, chapter))
        .collect();
    if chapter.number.is_none() && exercises.is_empty() && quizzes.is_empty() {
        return Value::Null;
    }
    json!({
        "name": name(chapter),
        "number": chapter.number,
        "title": chapter.title,
        "address": address(book, page, chapter),
        "exercises": exercises,
        "quizzes": quizzes,
    })
}

/// What its page is called, as mdBook has it, without the ending.
fn name(chapter: &Page) -> String {
    let path = match chapter.path.ends_with("README.md") {
        true => chapter.path.with_file_name("index"),
        false => chapter.path.with_extension(""),
    };
    path.to_string_lossy().replace('\\', "/")
}

fn of_exercise(book: &Context<'_>, exercise: &Exercise) -> Value {
    let number = book.chapters.exercises.get(&exercise.name);
    let called = match number {
        Some(numbered) => format!("Exercise {}", numbered.number),
        None => "Exercise".to_owned(),
    };
    json!({
        "name": exercise.name,
        "content": exercise.content(),
        "label": format!("{called}. {}", exercise.manifest.title),
        "called": called,
        "id": exercise.id(),
    })
}

fn of_quiz(quiz: &Quiz, chapter: &Page) -> Value {
    let questions = match quiz.questions.len() {
        1 => "1 question".to_owned(),
        number => format!("{number} questions"),
    };
    json!({
        "name": quiz.name,
        "content": quiz.content,
        "label": format!("Quiz, {questions}"),
        "called": format!("Quiz of \u{201c}{}\u{201d}", chapter.title),
        "id": quiz.id(),
    })
}

/// The way from `page` to another, as its reader's browser goes it.
fn address(book: &Context<'_>, page: &Page, to: &Page) -> String {
    let way = book.way(page, &to.path, "");
    let way = way.trim_end_matches('#');
    match way.strip_suffix(".md") {
        Some(way) => format!("{way}.html"),
        None => way.to_owned(),
    }
}
