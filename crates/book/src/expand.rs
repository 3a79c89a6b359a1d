//! Turns the directives of a book into Markdown, and says everything that is wrong with them.

use crate::chapters::{Chapters, Page};
use crate::diagnostic;
use crate::directive::{Directive, Found};
use crate::figure;
use crate::html::escape_in_markdown;
use crate::library::Library;
use crate::listing::{Kind, Listing};
use crate::picture;
use crate::problem::{Place, Problem};
use std::fs;
use std::path::{Path, PathBuf};

/// A figure shows at most so many lines: a reader sees it whole.
const SHOWN_LINES: usize = 40;

/// A book's listings and chapters, read and ready to be expanded.
pub struct Expander<'a> {
    pub root: &'a Path,
    /// The folder of the chapters, relative to the root.
    pub src: &'a Path,
    pub library: &'a Library,
    pub chapters: &'a Chapters,
}

impl Expander<'_> {
    /// The Markdown of `page` without directives.
    ///
    /// # Errors
    /// A [`Problem`] for each directive that asks for something that is not there.
    pub fn page(&self, page: &Page) -> Result<String, Vec<Problem>> {
        let mut out = String::with_capacity(page.text.len() * 2);
        let mut problems = Vec::new();
        let mut from = 0;
        for found in &page.found {
            let made = found
                .directive
                .clone()
                .and_then(|directive| self.directive(page, found, &directive));
            out += &page.text[from..found.range.start];
            from = found.range.end;
            match made {
                Ok(markdown) => out += &markdown,
                Err(_) if self.is_about_unreadable(found) => {}
                Err(why) => {
                    let text = found.text.split_whitespace().collect::<Vec<_>>().join(" ");
                    problems.push(Problem::new(
                        self.place(page, found),
                        format!("{text}: {why}"),
                    ));
                }
            }
        }
        out += &page.text[from..];
        if problems.is_empty() {
            Ok(out)
        } else {
            Err(problems)
        }
    }

    fn is_about_unreadable(&self, found: &Found) -> bool {
        let name = found.directive.as_ref().ok().and_then(Directive::listing);
        name.is_some_and(|name| self.library.is_unreadable(name))
    }

    pub(crate) fn place(&self, page: &Page, found: &Found) -> Place {
        Place::line(self.src.join(&page.path), found.line)
    }

    fn directive(
        &self,
        page: &Page,
        found: &Found,
        directive: &Directive,
    ) -> Result<String, String> {
        match directive {
            Directive::Listing { name, part } => self.listing(page, found, name, part.as_deref()),
            Directive::Ref { name } => {
                let listing = self.library.get(name)?;
                Ok(format!(
                    "<span class=\"listing-ref\">[Listing {}](<{}>)</span>",
                    self.number(listing)?,
                    self.link(page, listing)?
                ))
            }
            Directive::Quote { name, words } => self.quote(name, words),
            Directive::Diagram { name, caption } => {
                let file = self.src.join("diagrams").join(format!("{name}.svg"));
                let svg = fs::read_to_string(self.root.join(&file))
                    .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
                picture::diagram(name, &svg, caption)
            }
            Directive::Plot { name } => {
                let listing = self.library.get(name)?;
                let run = listing
                    .run()
                    .ok_or("a refused listing prints nothing to plot")?;
                let number = self.number(listing)?;
                picture::plot(
                    &listing.name.id(),
                    number,
                    &format!("{}.", listing.caption),
                    &run.stdout,
                )
            }
            Directive::Table { name } => {
                let listing = self.library.get(name)?;
                let run = listing
                    .run()
                    .ok_or("a refused listing prints nothing to make a table of")?;
                picture::table(self.number(listing)?, &run.stdout)
            }
            Directive::Explore { name } => self.explore(page, found, name),
            Directive::Errors => self.errors(page),
            Directive::Count { what } => self.count(what),
        }
    }

    fn listing(
        &self,
        page: &Page,
        found: &Found,
        name: &str,
        part: Option<&str>,
    ) -> Result<String, String> {
        let listing = self.library.get(name)?;
        if page.number.is_none() {
            return Err(
                "listings stand in numbered chapters; link to it with {{#ref …}}".to_owned(),
            );
        }
        if let Some(line) = earlier(page, found) {
            return Err(format!(
                "stands already in line {line}; link to it with {{{{#ref {name}}}}}"
            ));
        }
        let shown = listing
            .source
            .shown(part)
            .ok_or_else(|| self.no_such_part(listing, part))?;
        if shown.len() > SHOWN_LINES {
            return Err(format!(
                "shows {} lines; {SHOWN_LINES} are the most",
                shown.len()
            ));
        }
        if let Some(line) = figure::hidden_by_mistake(&listing.source.lines, &shown) {
            return Err(format!(
                "line {line} of its program begins with `#`, so a page would hide it; indent it otherwise"
            ));
        }
        let repair = match listing.refusal() {
            Some(refusal) if refusal.repaired_by.is_empty() => None, // told with the manifest
            Some(refusal) => Some(self.repair(page, found, listing, &refusal.repaired_by)?),
            None => None,
        };
        let number = self.number(listing)?;
        Ok(figure::markdown(
            listing,
            &figure::Place {
                number,
                part,
                shown,
                repair,
            },
        ))
    }

    fn no_such_part(&self, listing: &Listing, part: Option<&str>) -> String {
        let part = part.unwrap_or_default();
        let known = listing.source.parts.keys().map(String::as_str);
        let hint = crate::problem::did_you_mean(part, known);
        format!("no anchor `{part}` in {}{hint}", listing.path.display())
    }

    /// Number and id of the repair of a refused listing, which must run and follow it on the same page.
    fn repair(
        &self,
        page: &Page,
        found: &Found,
        refused: &Listing,
        name: &str,
    ) -> Result<(&str, String), String> {
        let full = format!("{}/{name}", refused.name.krate);
        let repair = self
            .library
            .get(&full)
            .map_err(|why| format!("its repair: {why}"))?;
        if matches!(repair.kind, Kind::Refused(_)) {
            return Err(format!("its repair `{full}` is itself refused"));
        }
        let follows = page.found.iter().find_map(|other| match &other.directive {
            Ok(Directive::Listing { name, part }) if *name == full && other.line > found.line => {
                Some(part)
            }
            _ => None,
        });
        match follows {
            Some(Some(part)) => Ok((self.number(repair)?, format!("{}-{part}", repair.name.id()))),
            Some(None) => Ok((self.number(repair)?, repair.name.id())),
            None => Err(format!(
                "its repair `{full}` does not follow it in this chapter"
            )),
        }
    }

    pub(crate) fn number(&self, listing: &Listing) -> Result<&str, String> {
        match self.chapters.numbers.get(&listing.name) {
            Some(numbered) => Ok(&numbered.number),
            None => Err(format!(
                "no chapter shows `{}`, so it has no number",
                listing.name
            )),
        }
    }

    /// The way from `page` to the figure of `listing`, as a relative Markdown link.
    pub(crate) fn link(&self, page: &Page, listing: &Listing) -> Result<String, String> {
        let numbered = &self.chapters.numbers[&listing.name];
        let part = self
            .chapters
            .pages
            .iter()
            .filter(|other| other.path == numbered.page)
            .find_map(|page| {
                let name = listing.name.to_string();
                page.listings()
                    .find(|(other, _)| *other == name)
                    .map(|(_, part)| part)
            });
        let id = match part.flatten() {
            Some(part) => format!("{}-{part}", listing.name.id()),
            None => listing.name.id(),
        };
        if numbered.page == page.path {
            return Ok(format!("#{id}"));
        }
        // What mdBook makes of a chapter that is called so.
        let page_of_listing = match numbered.page.file_name() {
            Some(name) if name == "README.md" => numbered.page.with_file_name("index.md"),
            _ => numbered.page.clone(),
        };
        let up = page
            .path
            .parent()
            .map_or(0, |folder| folder.components().count());
        let path: PathBuf = std::iter::repeat_n(Path::new(".."), up)
            .collect::<PathBuf>()
            .join(page_of_listing);
        Ok(format!(
            "{}#{id}",
            path.to_string_lossy().replace('\\', "/")
        ))
    }

    fn quote(&self, name: &str, words: &str) -> Result<String, String> {
        let listing = self.library.get(name)?;
        let recorded = match &listing.kind {
            Kind::Refused(refusal) => diagnostic::with_short_paths(&refusal.words),
            Kind::Runs(run) => format!("{}\n{}", run.stdout, run.stderr),
        };
        let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !recorded.lines().any(|line| squeeze(line).contains(words)) {
            let whose = match listing.kind {
                Kind::Refused(_) => "what the compiler says of it",
                Kind::Runs(_) => "its recorded output",
            };
            return Err(format!("these words are in no line of {whose}"));
        }
        Ok(format!(
            "<q class=\"quote\"><code>{}</code></q>",
            escape_in_markdown(words)
        ))
    }
}

/// The line of an earlier figure of the same listing and part on `page`.
fn earlier(page: &Page, found: &Found) -> Option<usize> {
    let same = |other: &&Found| {
        other.range.start < found.range.start && other.directive == found.directive
    };
    page.found.iter().find(same).map(|other| other.line)
}
