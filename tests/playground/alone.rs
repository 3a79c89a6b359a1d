//! A server for one test.

use crate::client::Client;
use crate::ground::{kept, serve, share_crates, shared_store};
use book::serve::Server;
use playground::Limits;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use tempfile::TempDir;

/// A server that no other test uses. What it compiles it shares with all, so that a program is compiled once.
pub struct Alone {
    pub server: Server,
    pub work: TempDir,
}

impl Alone {
    /// Without compilers that wait: a process here is one of a program.
    pub fn with(limits: Limits) -> Self {
        Self::sharing(limits, false)
    }

    /// The same, with crates and the explorer.
    pub fn with_crates(limits: Limits) -> Self {
        Self::sharing(limits, true)
    }

    fn sharing(limits: Limits, crates: bool) -> Self {
        let work = tempfile::tempdir_in(kept("alone")).unwrap();
        let playground = work.path().join("playground");
        fs::create_dir(&playground).unwrap();
        symlink(shared_store(), playground.join("store")).unwrap();
        if crates {
            share_crates(work.path());
        }
        Self::at(work, limits, crates)
    }

    /// One to which every program is new.
    pub fn with_nothing_compiled(limits: Limits) -> Self {
        Self::at(tempfile::tempdir_in(kept("alone")).unwrap(), limits, false)
    }

    fn at(work: TempDir, limits: Limits, crates: bool) -> Self {
        let limits = Limits {
            compilers: 0,
            ..limits
        };
        Self {
            server: serve(limits, work.path(), crates),
            work,
        }
    }

    pub fn client(&self) -> Client {
        Client::of(self.server.address())
    }

    /// The folders in which programs are compiled at the moment.
    pub fn jobs(&self) -> Vec<PathBuf> {
        let servers = fs::read_dir(self.work.path().join("playground/jobs")).unwrap();
        let folders = servers
            .flatten()
            .flat_map(|server| fs::read_dir(server.path()).unwrap().flatten());
        folders
            .map(|folder| folder.path())
            .filter(|path| {
                path.file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with("job-"))
            })
            .collect()
    }
}
