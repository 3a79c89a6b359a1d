//! How many file descriptors there are for connections.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::room::Seats;

const MOST: Seats = Seats {
    clients: 256,
    pages: 64,
};

/// Even where descriptors are short.
const FEWEST: Seats = Seats {
    clients: 8,
    pages: 4,
};

/// More are of no use.
const ENOUGH: u64 = 4096;

/// For the watcher, for the files that are read and for the programs that run.
const FOR_OTHERS: u64 = 96;

/// With fewer there is none left for a client, or for the program it wants to run.
const LEAST: u64 = 32;

/// Raises the limit of this process as far as it may, and divides what there is.
///
/// # Errors
/// When that is too little to serve anybody.
pub fn seats() -> io::Result<Seats> {
    match raised() {
        few @ ..LEAST => Err(io::Error::other(format!(
            "the shell allows {few} open files, which are too few to serve a book: allow 256 (`ulimit -n 256`)"
        ))),
        enough => Ok(of(enough)),
    }
}

/// The limit of descriptors.
fn raised() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(u64::MAX);
    let now = limit.current.unwrap_or(u64::MAX);
    let wished = most.min(ENOUGH);
    if now >= wished {
        return now;
    }
    let raised = Rlimit {
        current: Some(wished),
        ..limit
    };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => wished,
        Err(_) => now,
    }
}

fn of(limit: u64) -> Seats {
    let left = limit.saturating_sub(FOR_OTHERS);
    // Four of five for clients.
    let share = |part: u64, fewest: usize, most: usize| {
        usize::try_from(left / 5 * part).map_or(most, |seats| seats.clamp(fewest, most))
    };
    Seats {
        clients: share(4, FEWEST.clients, MOST.clients),
        pages: share(1, FEWEST.pages, MOST.pages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_fewer_where_descriptors_are_short() {
        for (limit, clients, pages) in [
            (64, 8, 4),
            (256, 128, 32),
            (1024, 256, 64),
            (u64::MAX, 256, 64),
        ] {
            assert_eq!(of(limit), Seats { clients, pages }, "{limit}");
        }
    }
}
