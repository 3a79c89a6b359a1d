//! `[[checks]]`: one thing that a right answer does.

use super::{COMPILES, Explored};
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Check {
    /// What holds of a right answer, in words: no other check of the exercise has the same.
    pub name: String,
    /// What a reader is told for whose answer it does not hold: inline Markdown.
    pub fails: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The compiler takes it.
    Compiles,
    /// The compiler refuses it, with this code.
    Refused(String),
    /// This `#[test]` of `checks.rs` passes.
    Test(String),
    /// Its `main` prints just this.
    Prints { text: String, order: Order },
    /// Something is so under every schedule.
    Explored(Explored),
    /// Its source names all of these.
    Uses(Vec<String>),
    /// Its source names none of these.
    Avoids(Vec<String>),
}

/// How lines are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    #[default]
    Exact,
    Any,
}

impl Check {
    pub(super) fn compiles() -> Check {
        Check {
            name: COMPILES.to_owned(),
            fails: "The compiler refuses the program.".to_owned(),
            kind: Kind::Compiles,
        }
    }
}

impl Kind {
    /// The key by which an author asks for it.
    pub fn key(&self) -> &'static str {
        match self {
            Kind::Compiles => "compiles",
            Kind::Refused(_) => "refused",
            Kind::Test(_) => "test",
            Kind::Prints { .. } => "prints",
            Kind::Explored(_) => "explored",
            Kind::Uses(_) => "uses",
            Kind::Avoids(_) => "avoids",
        }
    }
}

/// As it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    fails: String,
    refused: Option<String>,
    test: Option<String>,
    prints: Option<String>,
    order: Option<Order>,
    explored: Option<Explored>,
    uses: Option<Vec<String>>,
    avoids: Option<Vec<String>>,
}

impl TryFrom<Written> for Check {
    type Error = String;

    fn try_from(written: Written) -> Result<Check, String> {
        let order = written.order.unwrap_or_default();
        let has_order = written.order.is_some() && written.prints.is_none();
        let kinds = [
            written.refused.map(Kind::Refused),
            written.test.map(Kind::Test),
            written.prints.map(|text| Kind::Prints { text, order }),
            written.explored.map(Kind::Explored),
            written.uses.map(Kind::Uses),
            written.avoids.map(Kind::Avoids),
        ];
        let name = written.name;
        let mut kinds = kinds.into_iter().flatten();
        let Some(kind) = kinds.next() else {
            return Err(format!(
                "the check `{name}` has none of the keys `test`, `prints`, `explored`, `uses`, `avoids`, `refused`"
            ));
        };
        if let Some(other) = kinds.next() {
            return Err(format!(
                "the check `{name}` has `{}` and `{}`: make two of it",
                kind.key(),
                other.key()
            ));
        }
        if has_order {
            return Err(format!("the check `{name}`: `order` is for `prints`"));
        }
        Ok(Check {
            name,
            fails: written.fails,
            kind,
        })
    }
}
