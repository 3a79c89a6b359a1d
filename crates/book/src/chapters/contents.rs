//! The chapters of a book with the directives found in them, and the numbers that follow from their order.

use crate::chapters::directive::{self, Directive, Found};
use crate::chapters::view::View;
use crate::listings::listing::Name;
use mdbook_preprocessor::book::{Book, Chapter};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A chapter's text and directives.
#[derive(Debug)]
pub struct Page {
    /// Of the Markdown file, relative to the folder of chapters.
    pub path: PathBuf,
    /// `2` for the second numbered chapter; none for prefaces and appendices.
    pub number: Option<String>,
    /// As `SUMMARY.md` has it.
    pub title: String,
    pub text: String,
    pub found: Vec<Found>,
}

/// Where a listing, or an exercise, first stands, and so what it is called.
#[derive(Debug, Clone)]
pub struct Numbered {
    /// `2-3`: the third listing of chapter 2.
    pub number: String,
    pub page: PathBuf,
}

#[derive(Debug)]
pub struct Chapters {
    pub pages: Vec<Page>,
    pub numbers: BTreeMap<Name, Numbered>,
    /// Of exercises, which are counted apart.
    pub exercises: BTreeMap<String, Numbered>,
}

impl Chapters {
    /// Finds the directives of every chapter and numbers the listings in the order of the book.
    pub fn read(book: &Book) -> Chapters {
        let pages: Vec<Page> = book.chapters().filter_map(page).collect();
        let mut numbers = BTreeMap::new();
        let mut exercises = BTreeMap::new();
        for page in &pages {
            let mut count = 0;
            for name in page.views().filter_map(|view| Name::parse(&view.name)) {
                numbers.entry(name).or_insert_with(|| {
                    count += 1;
                    let chapter = page.number.as_deref().unwrap_or("0");
                    Numbered {
                        number: format!("{chapter}-{count}"),
                        page: page.path.clone(),
                    }
                });
            }
            for (count, name) in page.exercises().enumerate() {
                exercises.entry(name.to_owned()).or_insert_with(|| {
                    let chapter = page.number.as_deref().unwrap_or("0");
                    Numbered {
                        number: format!("{chapter}-{}", count + 1),
                        page: page.path.clone(),
                    }
                });
            }
        }
        Chapters {
            pages,
            numbers,
            exercises,
        }
    }
}

impl Page {
    /// What the page shows of listings.
    pub fn views(&self) -> impl Iterator<Item = &View> {
        self.found
            .iter()
            .filter_map(|found| match &found.directive {
                Ok(Directive::Listing(view)) => Some(view),
                _ => None,
            })
    }

    /// The names of the exercises that the page asks for.
    pub fn exercises(&self) -> impl Iterator<Item = &str> {
        self.found
            .iter()
            .filter_map(|found| match &found.directive {
                Ok(Directive::Exercise { name }) => Some(name.as_str()),
                _ => None,
            })
    }
}

impl Page {
    /// The names of the quizzes that the page shows.
    pub fn quizzes(&self) -> impl Iterator<Item = &str> {
        let found = self.found.iter();
        found.filter_map(|found| match &found.directive {
            Ok(Directive::Quiz { name }) => Some(name.as_str()),
            _ => None,
        })
    }
}

fn page(chapter: &Chapter) -> Option<Page> {
    let number = chapter.number.as_ref();
    Some(Page {
        path: chapter
            .source_path
            .clone()
            .or_else(|| chapter.path.clone())?,
        number: number.map(|number| number.to_string().trim_end_matches('.').to_owned()),
        title: chapter.name.clone(),
        text: chapter.content.clone(),
        found: directive::find(&chapter.content),
    })
}
