//! What a client wants done with a program.

use super::guard::Refused;
use crate::explore::for_a_page;
use crate::program::{Edition, Goal, Program};
use axum::http::StatusCode;
use explorer::Options;
use serde::Deserialize;

/// What is to become of a program.
#[derive(Debug, Clone)]
pub enum Wish {
    Run,
    Check,
    Explore(Options),
}

impl Wish {
    /// What the compiler is to make for it; for an exploration, that is decided later.
    pub fn goal(&self) -> Goal {
        match self {
            Self::Run => Goal::Binary,
            Self::Check => Goal::Check,
            Self::Explore(_) => Goal::Explored,
        }
    }
}

/// A program to be explored, as it is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exploration {
    code: String,
    #[serde(default)]
    edition: Edition,
    model: Option<String>,
    #[serde(default)]
    eager: Vec<String>,
    #[serde(default)]
    spurious: bool,
}

impl Exploration {
    /// The program, and the options of the explorer. Its bounds are those of something that a page shows.
    pub fn wish(self) -> Result<(Program, Wish), Refused> {
        let mut arguments = Vec::new();
        if let Some(model) = self.model {
            arguments.extend(["--model".to_owned(), model]);
        }
        if !self.eager.is_empty() {
            arguments.extend(["--eager".to_owned(), self.eager.join(",")]);
        }
        if self.spurious {
            arguments.push("--spurious".to_owned());
        }
        let options = Options::from_arguments(arguments)
            .map_err(|why| Refused(StatusCode::BAD_REQUEST, format!("Not explored: {why}.")))?;
        let program = Program {
            edition: self.edition,
            ..Program::new(self.code)
        };
        Ok((program, Wish::Explore(for_a_page(options))))
    }
}
