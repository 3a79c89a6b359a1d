//! All listings of a book, read from `listings/`.

use crate::listings::diagnostic;
use crate::listings::folders::{self, MAIN, REFUSED, RUNS};
use crate::listings::listing::{Kind, Listing, Name, Refusal, Run};
use crate::listings::manifest::{self, Entry, Explore};
use crate::listings::misplaced;
use crate::listings::sources::Sources;
use crate::listings::tried::{self, TRIED};
use crate::listings::unlisted;
use crate::problem::{Place, Problem, did_you_mean};
use crate::readable;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// In the folder of a listing crate: of which version of its program each recorded run is that may differ from the next.
pub const RECORDED: &str = "recorded.toml";

#[derive(Debug, Default)]
pub struct Library {
    pub listings: BTreeMap<Name, Listing>,
    /// Recorded outputs that belong to no listing, relative to the book's root.
    pub stray_goldens: Vec<PathBuf>,
    /// Refused listings of which the compiler's words are not recorded yet: where they will be.
    pub unrecorded: Vec<PathBuf>,
    /// Crates (`threads`) and listings (`threads/spawn`) that are there but could not be read: what refers to them is
    /// not wrong for that.
    unreadable: BTreeSet<String>,
    /// What is wrong with crates (`threads`) and listings (`threads/spawn`).
    wrong: BTreeMap<String, Vec<Problem>>,
}

impl Library {
    /// Reads every crate below `root/listings`. Returns the good listings, and whatever is wrong with the others.
    pub fn load(root: &Path) -> (Library, Vec<Problem>) {
        let mut loader = Loader {
            root,
            library: Library::default(),
            problems: Vec::new(),
        };
        for krate in folders::subfolders(&root.join("listings")) {
            if root
                .join("listings")
                .join(&krate)
                .join("listings.toml")
                .exists()
            {
                loader.krate(&krate);
            }
        }
        loader.refuse_shared_names();
        (loader.library, loader.problems)
    }

    /// Whether the listing called `text` may well exist, but its own problem hides it.
    pub fn is_unreadable(&self, text: &str) -> bool {
        let krate = text.split('/').next().unwrap_or_default();
        self.unreadable.contains(text) || self.unreadable.contains(krate)
    }

    /// What is wrong with the listing called `text`, or with all of its crate.
    pub fn problems_of(&self, text: &str) -> impl Iterator<Item = &Problem> {
        let krate = text.split_once('/').map(|(krate, _)| krate);
        let of_krate = krate.and_then(|krate| self.wrong.get(krate));
        of_krate.into_iter().chain(self.wrong.get(text)).flatten()
    }

    /// The listings that are explored, each with what is claimed of it.
    pub fn explored(&self) -> impl Iterator<Item = (&Listing, &Explore)> {
        let listings = self.listings.values();
        listings.filter_map(|listing| Some((listing, listing.explore()?)))
    }

    /// The listing called `text` (`crate/name`).
    ///
    /// # Errors
    /// One sentence that says there is none and, when a name is near, which may have been meant.
    pub fn get(&self, text: &str) -> Result<&Listing, String> {
        if let Some(listing) = Name::parse(text).and_then(|name| self.listings.get(&name)) {
            return Ok(listing);
        }
        let known: Vec<String> = self.listings.keys().map(Name::to_string).collect();
        let hint = did_you_mean(text, known.iter().map(String::as_str));
        Err(format!("no listing `{text}`{hint}"))
    }
}

/// What is recorded of the listings of a crate, in files of their own.
struct Recorded {
    versions: BTreeMap<String, String>,
    tried: tried::All,
}

struct Loader<'a> {
    root: &'a Path,
    library: Library,
    problems: Vec<Problem>,
}

impl Loader<'_> {
    fn krate(&mut self, krate: &str) {
        let folder = Path::new("listings").join(krate);
        let file = folder.join("listings.toml");
        let read = self
            .read(&file)
            .and_then(|text| Ok((manifest::parse(&file, &text)?, text)));
        let (entries, text) = match read {
            Ok(read) => read,
            Err(problem) => return self.unreadable(krate.to_owned(), vec![problem]),
        };
        let recorded = Recorded {
            versions: self.table(folder.join(RECORDED)),
            tried: self.table(folder.join(TRIED)),
        };
        for (name, entry) in &entries {
            let root = self.root;
            let programs = folders::programs(root, &folder, name);
            let mut wrong = |message: String| {
                let line = manifest::line_of(&text, name);
                let place = Place {
                    file: file.clone(),
                    line,
                };
                let problem = Problem::new(place, format!("`{name}`: {message}"));
                self.refuse(format!("{krate}/{name}"), problem);
            };
            match &programs[..] {
                [(path, kind)] => {
                    let program = readable::read_to_string(&root.join(path));
                    let misplaced = misplaced::keys(entry, kind, &program.unwrap_or_default());
                    misplaced.into_iter().for_each(&mut wrong);
                    self.listing(krate, name, entry, (path, kind), &recorded);
                }
                [] => wrong(format!(
                    "there is neither {runs}/{name}.rs nor {refused}/{name}.rs",
                    runs = folder.join(RUNS).display(),
                    refused = folder.join(REFUSED).display(),
                )),
                [(first, _), (second, _), ..] => wrong(format!(
                    "two listings of one name: {} and {}",
                    first.display(),
                    second.display()
                )),
            }
        }
        let unlisted = unlisted::find(self.root, &folder, &entries);
        self.problems.extend(unlisted.problems);
        self.library.stray_goldens.extend(unlisted.stray_goldens);
    }

    /// What a file such as `recorded.toml` says. Without it nothing is recorded; one that can't be read is a problem.
    fn table<T: DeserializeOwned + Default>(&mut self, file: PathBuf) -> T {
        let read = self.read_if_there(&file).and_then(|text| {
            toml::from_str(&text).map_err(|error| Problem::of_toml(&file, &text, &error))
        });
        read.unwrap_or_else(|problem| {
            self.problems.push(problem);
            T::default()
        })
    }

    fn listing(
        &mut self,
        krate: &str,
        name: &str,
        entry: &Entry,
        (path, folder): (&Path, &str),
        recorded: &Recorded,
    ) {
        let full_name = format!("{krate}/{name}");
        let source = match self.sources(path).and_then(|texts| Sources::parse(&texts)) {
            Ok(source) => source,
            Err(problems) => return self.unreadable(full_name, problems),
        };
        let tools = match tried::of(self.root, path, name, entry, &recorded.tried) {
            Ok(tools) => tools,
            Err(problem) => return self.unreadable(full_name, vec![problem]),
        };
        let kind = match folder {
            REFUSED => Kind::Refused(self.refusal(&full_name, entry, path, &source)),
            RUNS => Kind::Runs(Run {
                output: entry.output.unwrap_or_default(),
                ends: entry.ends.unwrap_or_default(),
                optimised: entry.optimised.unwrap_or_default(),
                stdout: self.recorded(&full_name, &path.with_extension("stdout")),
                stderr: self.recorded(&full_name, &path.with_extension("stderr")),
                recorded_of: recorded.versions.get(name).cloned(),
                explore: entry.explore.clone(),
            }),
            _ => Kind::Tested,
        };
        let of_krate = |name: &str| Name {
            krate: krate.to_owned(),
            name: name.to_owned(),
        };
        let name = of_krate(name);
        let caption = entry.caption.clone();
        self.library.listings.insert(
            name.clone(),
            Listing {
                name,
                path: path.to_owned(),
                caption,
                source,
                kind,
                tools,
                of: entry.of.as_deref().map(of_krate),
            },
        );
    }

    fn refusal(&mut self, name: &str, entry: &Entry, path: &Path, source: &Sources) -> Refusal {
        let golden = path.with_extension("stderr");
        if !self.root.join(&golden).exists() {
            self.library.unreadable.insert(name.to_owned());
            self.library.unrecorded.push(golden.clone());
        }
        let words = self.recorded(name, &golden);
        Refusal {
            words: diagnostic::renumbered(&words, |file, line| source.line_of(file, line)),
            saves_from: entry.saves_from.clone().unwrap_or_default(),
            repaired_by: entry.repaired_by.clone().unwrap_or_default(),
        }
    }

    /// The text of the program at `path`, and those of the files beside it where it is one of several.
    fn sources(&self, path: &Path) -> Result<Vec<(PathBuf, String)>, Vec<Problem>> {
        let mut paths = vec![path.to_owned()];
        let folder = path.parent().unwrap_or(Path::new(""));
        if !folders::ALL.iter().any(|kind| folder.ends_with(kind)) {
            let beside = folders::files(&self.root.join(folder)).into_iter();
            let beside = beside.filter(|file| file.ends_with(".rs") && file != MAIN);
            paths.extend(beside.map(|file| folder.join(file)));
        }
        let texts = paths.into_iter().map(|path| match self.read(&path) {
            Ok(text) => Ok((path, text)),
            Err(problem) => Err(vec![problem]),
        });
        texts.collect()
    }

    /// Cargo puts the binaries of all crates in one folder, so a name may stand once only.
    fn refuse_shared_names(&mut self) {
        let mut first: BTreeMap<&str, &Listing> = BTreeMap::new();
        let mut shared = Vec::new();
        for listing in self.library.listings.values() {
            if let Some(other) = first.insert(&listing.name.name, listing) {
                let message = format!(
                    "two listings of one name: {} and {}; a name is unique in the whole book",
                    other.path.display(),
                    listing.path.display()
                );
                let problem = Problem::new(Place::file(&listing.path), message);
                shared.push((listing.name.to_string(), problem));
            }
        }
        for (name, problem) in shared {
            self.refuse(name, problem);
        }
    }

    fn read(&self, path: &Path) -> Result<String, Problem> {
        readable::read_to_string(&self.root.join(path))
            .map_err(|error| Problem::unreadable(path, &error))
    }

    fn read_if_there(&self, path: &Path) -> Result<String, Problem> {
        readable::read_if_there(&self.root.join(path))
            .map_err(|error| Problem::unreadable(path, &error))
    }

    /// Nothing is recorded of a program that prints nothing.
    fn recorded(&mut self, name: &str, path: &Path) -> String {
        self.read_if_there(path).unwrap_or_else(|problem| {
            self.refuse(name.to_owned(), problem);
            String::new()
        })
    }

    /// Something is wrong with a crate or a listing of this name.
    fn refuse(&mut self, name: String, problem: Problem) {
        self.problems.push(problem.clone());
        self.library.wrong.entry(name).or_default().push(problem);
    }

    fn unreadable(&mut self, name: String, problems: Vec<Problem>) {
        for problem in problems {
            self.refuse(name.clone(), problem);
        }
        self.library.unreadable.insert(name);
    }
}
