//! What a figure shows of its listing: all of it, a part, a file, or what has changed since the step before.

use crate::listings::listing::Name;

/// What `{{#listing …}}` asks for. Names are as the author wrote them: they may not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// `crate/name`.
    pub name: String,
    /// What follows the name and a colon: an anchor, a file, or a file, a colon and an anchor in it.
    pub part: Option<String>,
    /// The listing with which it is compared: `crate/name`, or a name of the same crate.
    pub since: Option<String>,
}

impl View {
    /// Reads `crate/name`, `crate/name:part` and `crate/name:part since step`.
    pub fn parse(text: &str) -> View {
        let (shown, since) = match text.split_once(" since ") {
            Some((shown, since)) => (shown, Some(since.to_owned())),
            None => (text, None),
        };
        let (name, part) = match shown.split_once(':') {
            Some((name, part)) => (name, Some(part.to_owned())),
            None => (shown, None),
        };
        View {
            name: name.to_owned(),
            part,
            since,
        }
    }

    /// The full name of the listing with which it is compared.
    pub fn older(&self) -> Option<String> {
        let since = self.since.as_ref()?;
        let krate = self.name.split('/').next().unwrap_or_default();
        Some(match since.contains('/') {
            true => since.clone(),
            false => format!("{krate}/{since}"),
        })
    }

    /// The id of its figure in the page.
    pub fn id(&self) -> String {
        let name = Name::parse(&self.name).map_or_else(|| self.name.clone(), |name| name.id());
        let part = self.part.iter().map(|part| format!("-{part}"));
        let since = self.since.iter().map(|since| format!("-since-{since}"));
        let id: String = std::iter::once(name).chain(part).chain(since).collect();
        id.replace(['.', ':', '/'], "-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_an_id_of_its_own() {
        let ids = [
            "a/b",
            "a/b:part",
            "a/b:queue.rs:part",
            "a/b:queue.rs since c",
            "a/b since c/d",
        ];
        assert_eq!(
            ids.map(|text| View::parse(text).id()),
            [
                "a-b",
                "a-b-part",
                "a-b-queue-rs-part",
                "a-b-queue-rs-since-c",
                "a-b-since-c-d"
            ]
        );
    }

    #[test]
    fn the_step_before_is_of_the_same_crate_unless_it_names_another() {
        let older = |text| View::parse(text).older();
        assert_eq!(older("a/b since c"), Some("a/c".to_owned()));
        assert_eq!(older("a/b:x since c/d"), Some("c/d".to_owned()));
        assert_eq!(older("a/b"), None);
    }
}
