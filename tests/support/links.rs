//! Follows every link of rendered pages: to files, images and `#fragments`. Other hosts are not asked.

use book::problem::{Place, Problem};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use percent_encoding::percent_decode_str;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What a page offers to link to, and what it links to.
#[derive(Default)]
struct Page {
    ids: RefCell<BTreeSet<String>>,
    links: RefCell<Vec<(usize, String)>>,
}

impl TokenSink for &Page {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            for attribute in &tag.attrs {
                let value = attribute.value.to_string();
                match &*attribute.name.local {
                    "id" => {
                        self.ids.borrow_mut().insert(value);
                    }
                    "href" | "src" if &*tag.name != "base" => {
                        self.links.borrow_mut().push((line as usize, value));
                    }
                    _ => {}
                }
            }
        }
        TokenSinkResult::Continue
    }
}

fn parse(html: &str) -> Page {
    let page = Page::default();
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(&page, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    page
}

/// Every link below `site` that leads nowhere, with the page and the line it stands in.
pub fn problems(site: &Path) -> Vec<Problem> {
    let pages: BTreeMap<PathBuf, Page> = pages(site)
        .into_iter()
        .map(|path| (path.clone(), parse(&read(&path))))
        .collect();
    let mut problems = Vec::new();
    for (path, page) in &pages {
        for (line, link) in page.links.borrow().iter() {
            if let Some(why) = dead(site, &pages, path, link) {
                let place = Place::line(path.strip_prefix(site).unwrap_or(path), *line);
                problems.push(Problem::new(
                    place,
                    format!("the link `{link}` leads nowhere: {why}"),
                ));
            }
        }
    }
    problems
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("mdBook writes UTF-8")
}

/// The page that holds all chapters repeats their ids, so mdBook rewrites its links; the others are what people read.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
            && !path.ends_with("print.html")
        {
            found.push(path);
        }
    }
    found
}

fn dead(
    site: &Path,
    pages: &BTreeMap<PathBuf, Page>,
    page: &Path,
    link: &str,
) -> Option<&'static str> {
    if has_scheme(link) {
        return None;
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let path = decode(path.split('?').next().unwrap_or_default());
    if path.starts_with('/') {
        return Some("it starts at the root of the server, which need not be the book's");
    }
    let mut target = match page.parent() {
        Some(folder) if !path.is_empty() => tidy(&folder.join(&path)),
        _ => page.to_path_buf(),
    };
    if target.is_dir() {
        target.push("index.html");
    }
    if !target.starts_with(site) || !target.exists() {
        return Some("there is no such file");
    }
    let fragment = decode(fragment);
    let there = pages.get(&target)?;
    if fragment.is_empty() || there.ids.borrow().contains(&fragment) {
        None
    } else {
        Some("the page has no such id")
    }
}

/// `https:`, `mailto:`, `data:` and their like, and `//host`.
fn has_scheme(link: &str) -> bool {
    let scheme = link.split(['/', '#', '?']).next().unwrap_or_default();
    link.starts_with("//") || scheme.contains(':')
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                tidy.pop();
            }
            Component::CurDir => {}
            other => tidy.push(other),
        }
    }
    tidy
}
