//! What a reader wants compiled and run.

use serde::{Deserialize, Serialize};

/// A whole program in one file, with how it is to be compiled. As JSON, all but the code may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    pub code: String,
    #[serde(default)]
    pub edition: Edition,
    #[serde(default)]
    pub mode: Mode,
    /// Whether to run its `#[test]` functions in place of its `main`.
    #[serde(default)]
    pub tests: bool,
    #[serde(default)]
    pub channel: Channel,
}

impl Program {
    /// `code` as the book's listings are compiled: newest edition, debug mode.
    pub fn new(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            edition: Edition::default(),
            mode: Mode::default(),
            tests: false,
            channel: Channel::default(),
        }
    }
}

/// Which compiler a program is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// The one of the book, or of the machine.
    #[default]
    Stable,
    /// One that takes `#![feature]`.
    Nightly,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Edition {
    #[serde(rename = "2015")]
    E2015,
    #[serde(rename = "2018")]
    E2018,
    #[serde(rename = "2021")]
    E2021,
    #[default]
    #[serde(rename = "2024")]
    E2024,
}

impl Edition {
    /// As rustc and manifests write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::E2015 => "2015",
            Self::E2018 => "2018",
            Self::E2021 => "2021",
            Self::E2024 => "2024",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Compiled fast, with checks for overflow.
    #[default]
    Debug,
    /// Optimized.
    Release,
}

/// What is wanted of the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A program that can be run.
    Binary,
    /// Only what there is to say about it, which takes a third of the time.
    Check,
    /// A program that runs itself under every schedule.
    Explored,
}
