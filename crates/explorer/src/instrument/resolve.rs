//! What a path in a program names: an item of std, or one of the program's own, whatever it is called.
//!
//! As the reference says of names: a block or module has the names of its items and imports; a block has also those around it,
//! up to its module. Beyond what is read here are names that macros make, and those of traits and generics.

use super::scan::{Kind, Token};
use std::cell::Cell;
use std::collections::HashMap;

/// Words that are looked at for the `=` of an alias, and groups of imports in each other.
const FAR: usize = 64;
/// So many names are looked up for one path, and for all of a program: beyond, they are unknown. Imports may lead round in
/// circles, and globs to ever more of them.
const LOOKS: usize = 500;
const ALL_LOOKS: usize = 200_000;

/// What a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// An item of another crate, by its whole path: `std`, `sync`, `Mutex`.
    Other(Vec<String>),
    /// Something of the program's own.
    Own,
    Unknown,
}

/// The names of a block or module.
#[derive(Default)]
struct Scope<'a> {
    /// The scope around it.
    around: Option<usize>,
    /// The module that it is, or is in.
    module: usize,
    is_module: bool,
    items: HashMap<&'a str, Item<'a>>,
    /// Paths of which it has all names.
    globs: Vec<Vec<&'a str>>,
}

enum Item<'a> {
    Module(usize),
    Type,
    /// Imported, or another name for it.
    Path(Vec<&'a str>),
}

/// All scopes of a program; the first is the crate.
pub(super) struct Scopes<'a> {
    all: Vec<Scope<'a>>,
    /// By token: the scope that it is in.
    of: Vec<usize>,
    /// How many names may yet be looked up.
    left: Cell<usize>,
}

/// Where a path has led so far.
enum Place {
    Own(usize),
    Other(Vec<String>),
}

impl<'a> Scopes<'a> {
    pub(super) fn of(source: &'a str, tokens: &[Token]) -> Self {
        let text = |index: usize| {
            let token = tokens.get(index);
            token.map_or("", |token| &source[token.start..token.end])
        };
        let mut scopes = Self {
            all: vec![Scope {
                is_module: true,
                ..Scope::default()
            }],
            of: Vec::with_capacity(tokens.len()),
            left: Cell::new(ALL_LOOKS),
        };
        let mut open = vec![0];
        let mut index = 0;
        while index < tokens.len() {
            let scope = *open.last().unwrap_or(&0);
            scopes.of.push(scope);
            let is_word = tokens[index].kind == Kind::Word;
            match text(index) {
                "{" => {
                    let name = index.checked_sub(1).map_or("", text);
                    let is_module = index > 1 && text(index - 2) == "mod";
                    let new = scopes.all.len();
                    let module = if is_module {
                        new
                    } else {
                        scopes.all[scope].module
                    };
                    scopes.all.push(Scope {
                        around: Some(scope),
                        module,
                        is_module,
                        ..Scope::default()
                    });
                    if is_module {
                        scopes.all[scope].items.insert(name, Item::Module(new));
                    }
                    open.push(new);
                }
                "}" if open.len() > 1 => drop(open.pop()),
                "struct" | "enum" | "union" | "trait" if is_word => {
                    scopes.all[scope].items.insert(text(index + 1), Item::Type);
                }
                "type" if is_word => {
                    let alias = alias(&text, index);
                    scopes.all[scope].items.insert(text(index + 1), alias);
                }
                "use" if is_word && text(index + 1) != "<" => {
                    let mut imports = Imports {
                        text: &text,
                        at: index + 1,
                        scope: &mut scopes.all[scope],
                    };
                    imports.tree(&mut Vec::new(), 0);
                    let end = imports.at.min(tokens.len()).max(index + 1);
                    scopes.of.resize(end, scope);
                    index = end;
                    continue;
                }
                _ => {}
            }
            index += 1;
        }
        scopes
    }

    /// What `path` names, where `token` stands.
    pub(super) fn resolve(&self, token: usize, path: &[&str]) -> Named {
        let left = self.left.get();
        let few = left.min(LOOKS);
        self.left.set(few);
        let named = self.resolve_in(self.of[token], path);
        self.left.set(left - few + self.left.get());
        named
    }

    fn resolve_in(&self, scope: usize, path: &[&str]) -> Named {
        let Some((first, rest)) = path.split_first() else {
            return Named::Unknown;
        };
        let place = match *first {
            "" => rest.first().map(|_| Place::Other(Vec::new())),
            "crate" => Some(Place::Own(0)),
            "self" => Some(Place::Own(self.module_of(scope))),
            "super" => {
                let around = self.all[self.module_of(scope)].around;
                around.map(|around| Place::Own(self.module_of(around)))
            }
            _ => None,
        };
        if let Some(place) = place {
            return self.walk(place, rest);
        }
        let mut at = Some(scope);
        while let Some(scope) = at {
            if self.left.get() == 0 {
                return Named::Unknown;
            }
            let found = self.within(scope, first, rest);
            if found != Named::Unknown {
                return found;
            }
            at = self.all[scope]
                .around
                .filter(|_| !self.all[scope].is_module);
        }
        match *first {
            "std" | "core" | "alloc" => self.walk(Place::Other(Vec::new()), path),
            _ => Named::Unknown,
        }
    }

    /// What `name` is in this very scope, and `rest` in that.
    fn within(&self, scope: usize, name: &str, rest: &[&str]) -> Named {
        let Some(left) = self.left.get().checked_sub(1) else {
            return Named::Unknown;
        };
        self.left.set(left);
        match self.all[scope].items.get(name) {
            Some(Item::Module(module)) => return self.walk(Place::Own(*module), rest),
            Some(Item::Type) => return Named::Own,
            Some(Item::Path(path)) => {
                let path = [path, rest].concat();
                // `use std;` does not import itself.
                let outside = path.first() == Some(&name);
                let from = self.all[scope].around.filter(|_| outside);
                if outside && from.is_none() {
                    return self.walk(Place::Other(Vec::new()), &path);
                }
                return self.resolve_in(from.unwrap_or(scope), &path);
            }
            None => {}
        }
        for glob in &self.all[scope].globs {
            if glob.first() == Some(&name) {
                continue;
            }
            let path = [glob, [name].as_slice(), rest].concat();
            match self.resolve_in(scope, &path) {
                Named::Other(path) if is_modelled_in(&path) => return Named::Other(path),
                Named::Own => return Named::Own,
                _ => {}
            }
        }
        Named::Unknown
    }

    fn walk(&self, place: Place, path: &[&str]) -> Named {
        let mut place = place;
        for (index, name) in path.iter().enumerate() {
            match &mut place {
                Place::Other(whole) => whole.push((*name).to_owned()),
                Place::Own(module) if *name == "super" => {
                    let around = self.all[*module].around;
                    *module = around.map_or(0, |around| self.module_of(around));
                }
                Place::Own(module) => {
                    return self.within(*module, name, &path[index + 1..]);
                }
            }
        }
        match place {
            Place::Other(path) => Named::Other(path),
            Place::Own(_) => Named::Own,
        }
    }

    /// The module that a scope is, or is in.
    fn module_of(&self, scope: usize) -> usize {
        self.all[scope].module
    }
}

/// Whether std has it where the path says, as far as it is modelled: a glob import has no other names.
fn is_modelled_in(path: &[String]) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path.as_slice() {
        ["std" | "core", "sync", "atomic", name] => name.starts_with("Atomic"),
        ["std", "sync", name] => *name == "atomic" || super::MODELLED.contains(name),
        ["std" | "core", name] => *name == "sync",
        _ => false,
    }
}

/// `type Name = path<…>`.
fn alias<'a>(text: &impl Fn(usize) -> &'a str, index: usize) -> Item<'a> {
    let equals = (index + 2..index + 2 + FAR).find(|at| matches!(text(*at), "=" | ";" | "{" | ""));
    let Some(mut at) = equals.filter(|at| text(*at) == "=").map(|at| at + 1) else {
        return Item::Type;
    };
    let mut path = Vec::new();
    if text(at) == ":" {
        path.push("");
        at += 2;
    }
    loop {
        path.push(text(at));
        if text(at + 1) != ":" || text(at + 2) != ":" {
            return Item::Path(path);
        }
        at += 3;
    }
}

/// Reads a `use` declaration.
struct Imports<'a, 'b, F> {
    text: &'b F,
    at: usize,
    scope: &'b mut Scope<'a>,
}

impl<'a, F: Fn(usize) -> &'a str> Imports<'a, '_, F> {
    /// One tree, whose path begins with `path`. What is too deep is left.
    fn tree(&mut self, path: &mut Vec<&'a str>, depth: usize) {
        let length = path.len();
        loop {
            match (self.text)(self.at) {
                ":" => {
                    if path.is_empty() {
                        path.push("");
                    }
                    self.at += 1;
                }
                "*" => {
                    self.scope.globs.push(path.clone());
                    self.at += 1;
                }
                "{" => {
                    self.at += 1;
                    while !matches!((self.text)(self.at), "}" | ";" | "") && depth < FAR {
                        self.tree(path, depth + 1);
                        if (self.text)(self.at) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    break;
                }
                "," | "}" | ";" | "" => {
                    if path.len() > length {
                        self.import(path, None);
                    }
                    break;
                }
                "as" => {
                    let name = (self.text)(self.at + 1);
                    self.import(path, Some(name));
                    self.at += 2;
                    break;
                }
                word => {
                    path.push(word);
                    self.at += 1;
                }
            }
        }
        path.truncate(length);
    }

    fn import(&mut self, path: &[&'a str], name: Option<&'a str>) {
        // `{self}` names what is before it.
        let path = match path {
            [before @ .., "self"] if !before.is_empty() => before,
            path => path,
        };
        if let Some(name) = name.or(path.last().copied()) {
            let path = path.to_vec();
            self.scope.items.entry(name).or_insert(Item::Path(path));
        }
    }
}
