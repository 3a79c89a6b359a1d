//! Asking cargo which crates a package depends on, and for each as a library.

use super::library::{Built, Crate};
use crate::child::{Bounds, Cause, Running};
use crate::sandbox::{self, Keeper};
use crate::stop::Stop;
use crate::toolchain::Toolchain;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

/// cargo, as it is called in one folder.
pub struct Cargo {
    pub folder: PathBuf,
    /// Where it compiles.
    pub target: PathBuf,
    pub toolchain: Toolchain,
    /// What it ends with.
    pub keeper: Arc<Keeper>,
}

/// A dependency of a package, as cargo resolves it.
pub struct Dependency {
    krate: Crate,
    id: String,
    /// Whether it is part of the same workspace.
    is_member: bool,
}

impl Dependency {
    pub fn told(&self) -> Crate {
        self.krate.clone()
    }
}

impl Cargo {
    /// What the package in the folder depends on, other than for its tests and its build script.
    ///
    /// # Errors
    /// cargo's words, when it can't tell.
    pub fn dependencies(&self, stop: &Stop) -> Result<Vec<Dependency>, String> {
        let mut arguments = vec!["metadata", "--format-version=1"];
        let host = self.toolchain.host();
        // Without those for other systems.
        arguments.extend(host.iter().flat_map(|host| ["--filter-platform", host]));
        let told = self.call(&arguments, stop)?;
        let metadata: Metadata = serde_json::from_str(&told)
            .map_err(|error| format!("cargo tells what can't be read: {error}"))?;
        let root = metadata.resolve.root.ok_or_else(|| {
            format!(
                "{} is a workspace, not a package with dependencies",
                self.folder.display()
            )
        })?;
        let node = metadata
            .resolve
            .nodes
            .into_iter()
            .find(|node| node.id == root);
        let dependencies = node.map(|node| node.deps).unwrap_or_default();
        let usual = dependencies
            .into_iter()
            .filter(|dependency| dependency.dep_kinds.iter().any(|of| of.kind.is_none()));
        let resolved = usual.filter_map(|Edge { name, pkg, .. }| {
            let package = metadata.packages.iter().find(|package| package.id == pkg)?;
            Some(Dependency {
                krate: Crate {
                    name: package.name.clone(),
                    version: package.version.clone(),
                    identifier: name,
                },
                is_member: metadata.workspace_members.contains(&pkg),
                id: pkg,
            })
        });
        Ok(resolved.collect())
    }

    /// Compiles `dependencies`; optimized, for programs of both modes: a reader does not debug them.
    ///
    /// # Errors
    /// cargo's words, when it can't.
    pub fn build(&self, dependencies: &[&Dependency], stop: &Stop) -> Result<Vec<Built>, String> {
        let mut artifacts = Vec::new();
        // By themselves: asked for a package of the workspace, cargo knows only what that depends on.
        for are_members in [false, true] {
            let chosen = dependencies
                .iter()
                .filter(|one| one.is_member == are_members);
            let specs: Vec<String> = chosen
                .map(|one| format!("{}@{}", one.krate.name, one.krate.version))
                .collect();
            artifacts.extend(self.artifacts(&specs, stop)?);
        }
        let named = |artifact: &Artifact| {
            let mut all = dependencies.iter();
            let one = all.find(|one| one.id == artifact.package_id)?;
            Some(one.krate.identifier.clone())
        };
        Ok(self.built(&artifacts, named))
    }

    /// Compiles the member `name` of the workspace.
    ///
    /// # Errors
    /// As [`Cargo::build`].
    pub fn build_member(&self, name: &str, stop: &Stop) -> Result<Vec<Built>, String> {
        let artifacts = self.artifacts(&[name.to_owned()], stop)?;
        Ok(self.built(&artifacts, |artifact| {
            (artifact.target.name == name).then(|| name.to_owned())
        }))
    }

    fn artifacts(&self, specs: &[String], stop: &Stop) -> Result<Vec<Artifact>, String> {
        if specs.is_empty() {
            return Ok(Vec::new());
        }
        let target = self.target.to_string_lossy();
        let mut arguments = vec![
            "build",
            "--release",
            "--message-format=json",
            "--target-dir",
            &target,
        ];
        arguments.extend(specs.iter().flat_map(|spec| ["-p", spec]));
        let told = self.call(&arguments, stop)?;
        let messages = told.lines().filter_map(read::<Message>);
        let made = messages.filter(|message| message.reason == "compiler-artifact");
        Ok(made.filter_map(|message| message.artifact).collect())
    }

    /// Each library among `artifacts` that `named` has an identifier for.
    fn built(
        &self,
        artifacts: &[Artifact],
        named: impl Fn(&Artifact) -> Option<String>,
    ) -> Vec<Built> {
        let libraries = artifacts.iter().filter_map(|artifact| {
            let library = artifact.library()?;
            let data = library.metadata().ok();
            let modified = data.as_ref().and_then(|data| data.modified().ok());
            // What it depends on is where cargo compiles, not where it puts results.
            let deps = self.target.join("release/deps");
            let folders = library
                .parent()
                .map(Path::to_owned)
                .into_iter()
                .chain([deps]);
            Some(Built {
                stamp: format!("{modified:?} {:?}", data.map(|data| data.len())),
                externs: vec![(named(artifact)?, library.clone())],
                folders: folders.collect(),
            })
        });
        libraries.collect()
    }

    /// What cargo prints when it is called with `arguments`, and writes nothing to the folder.
    fn call(&self, arguments: &[&str], stop: &Stop) -> Result<String, String> {
        // Without the network first: it may be slow to say that it is not there.
        let outcome = self.try_call(arguments, &["--offline"], stop)?;
        let is_unlocked = |words: &str| words.contains("lock file") && words.contains("--locked");
        let outcome = match outcome {
            Err(words) if words.contains("offline") && !is_unlocked(&words) => {
                self.try_call(arguments, &[], stop)?
            }
            outcome => outcome,
        };
        outcome.map_err(|words| {
            if is_unlocked(&words) {
                let folder = self.folder.display();
                format!("the versions in {folder} are not locked, or its Cargo.lock is out of date: call `cargo update --workspace` there")
            } else {
                format!("cargo can't compile them: {}", words.trim())
            }
        })
    }

    fn try_call(
        &self,
        arguments: &[&str],
        more: &[&str],
        stop: &Stop,
    ) -> Result<Result<String, String>, String> {
        let own = self.toolchain.sysroot.join("bin/cargo");
        let own = if own.is_file() { own } else { "cargo".into() };
        let mut cargo = sandbox::attended(self.keeper.stub(), &own);
        cargo
            .args(arguments)
            .args(["--locked", "--quiet"])
            .args(more)
            .current_dir(&self.folder)
            .env("RUSTC", &self.toolchain.rustc)
            .stdin(Stdio::null());
        let trouble = |error| format!("cargo does not start: {error}");
        // Apart from what it tells, line by line.
        let mut words = tempfile::tempfile().map_err(trouble)?;
        let errors = Stdio::from(words.try_clone().map_err(trouble)?);
        let mut told = Vec::new();
        let ended = Running::start_apart(cargo, Some(errors), &self.keeper)
            .and_then(|running| running.finish(&BOUNDS, None, stop, &mut told))
            .map_err(trouble)?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(match ended.status {
            Some(status) if ended.cause == Cause::Itself && status.success() => Ok(text(&told)),
            _ => {
                let mut bytes = Vec::new();
                // What can't be read is as good as not said.
                let _ = words.rewind();
                let _ = words.read_to_end(&mut bytes);
                Err(text(&bytes))
            }
        })
    }
}

/// cargo compiles what the author has chosen: it may take its time, but not for ever.
const BOUNDS: Bounds = Bounds {
    time: Duration::from_secs(3600),
    memory: u64::MAX,
    output: usize::MAX,
    files: None,
};

fn read<T: DeserializeOwned>(line: &str) -> Option<T> {
    serde_json::from_str(line).ok()
}

/// What `cargo metadata` tells
/// ([its format](https://doc.rust-lang.org/cargo/commands/cargo-metadata.html#json-format)), as far as it is of use.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: Vec<String>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
    root: Option<String>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    /// As it is written in a program.
    name: String,
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// `dev`, `build`, or none.
    kind: Option<String>,
}

/// A line of what `cargo build` tells.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(flatten)]
    artifact: Option<Artifact>,
}

#[derive(Deserialize)]
struct Artifact {
    package_id: String,
    target: Target,
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

impl Artifact {
    /// The file to link a program to, or, of macros, to load into the compiler.
    fn library(&self) -> Option<&PathBuf> {
        let ends: &[&str] = match self.target.kind.iter().any(|kind| kind == "proc-macro") {
            true => &["so", "dylib"],
            false => &["rlib"],
        };
        let mut files = self.filenames.iter();
        files.find(|file| {
            let end = file.extension().unwrap_or_default();
            ends.iter().any(|wanted| end == *wanted)
        })
    }
}
