//! What the server writes into a page as it hands it out. The files of a build stay as mdBook made them.

use std::sync::Arc;

use super::scripts;
use crate::Settings;
use crate::build::settings::Controls;
use crate::html::escape;
use crate::serve::live;

/// What is true of all pages of one build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Which build it is; larger than that of every earlier build, also of earlier servers.
    pub number: u64,
    /// Whether this server runs programs for the page.
    pub runs_programs: bool,
    /// The edition of Rust that the book is written in, if it says so.
    pub rust_edition: Option<&'static str>,
    /// Whether the page does not load the script of the playground by itself.
    pub needs_playground: bool,
    /// Which controls the author of the book wants.
    pub controls: Controls,
    /// The words that start this server, for a page that has lost it.
    pub command: Arc<str>,
}

impl Stamp {
    /// The stamp of the build `number`, made with these settings.
    pub fn of(number: u64, settings: &Settings, runs_programs: bool, command: Arc<str>) -> Self {
        Self {
            number,
            runs_programs,
            rust_edition: settings.rust_edition(),
            needs_playground: !settings.carry_playground(),
            controls: settings.controls(),
            command,
        }
    }

    /// Writes into a page which build it is from, what this server does for it, and the scripts that make use of both.
    /// The page could learn its build from the first live message, were it not for a build that ends between the two.
    pub fn put_on(&self, mut page: Vec<u8>) -> Vec<u8> {
        const ROOT: &[u8] = b"<html";
        if let Some(start) = position(&page, ROOT) {
            let end = start + ROOT.len();
            page.splice(end..end, self.attributes().into_bytes());
        }
        if let Some(end) = position(&page, b"</head>") {
            page.splice(end..end, self.tags().into_bytes());
        }
        page
    }

    fn attributes(&self) -> String {
        let mut attributes = format!(" data-build=\"{}\"", self.number);
        if self.runs_programs {
            attributes += " data-playground";
            if let Some(edition) = self.rust_edition {
                attributes += &format!(" data-edition=\"{edition}\"");
            }
            let Controls { runnable, copyable } = self.controls;
            for (control, wanted) in [("runnable", runnable), ("copyable", copyable)] {
                if !wanted {
                    attributes += &format!(" data-{control}=\"false\"");
                }
            }
            attributes += &format!(" data-command=\"{}\"", escape(&self.command));
        }
        attributes
    }

    fn tags(&self) -> String {
        let playground = if self.needs_playground {
            scripts::TAGS
        } else {
            ""
        };
        format!("{}{playground}", live::TAG)
    }
}

/// Where a tag begins, however the author of a theme writes it.
fn position(page: &[u8], tag: &[u8]) -> Option<usize> {
    page.windows(tag.len())
        .position(|window| window.eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE HTML>\n<html lang=\"en\"><head></head><html>";

    fn on_page(stamp: &Stamp) -> String {
        String::from_utf8(stamp.put_on(PAGE.into())).unwrap()
    }

    #[test]
    fn a_page_carries_its_build() {
        let stamp = Stamp {
            number: 7,
            rust_edition: Some("2021"),
            ..Stamp::default()
        };
        let expected = format!(
            "<!DOCTYPE HTML>\n<html data-build=\"7\" lang=\"en\"><head>{}</head><html>",
            live::TAG
        );
        assert_eq!(on_page(&stamp), expected);
        assert_eq!(stamp.put_on(b"no page".to_vec()), b"no page");
    }

    #[test]
    fn a_page_whose_programs_can_be_run_says_how() {
        let stamp = Stamp {
            number: 7,
            runs_programs: true,
            rust_edition: Some("2021"),
            needs_playground: true,
            controls: Controls {
                runnable: false,
                copyable: true,
            },
            command: "book serve 'a & \"b\"'".into(),
        };
        let page = on_page(&stamp);
        let attributes = "<html data-build=\"7\" data-playground data-edition=\"2021\" data-runnable=\"false\" \
            data-command=\"book serve 'a &amp; &quot;b&quot;'\" lang";
        assert!(page.contains(attributes), "{page}");
        assert!(page.contains(&format!("{}{}</head>", live::TAG, scripts::TAGS)));

        let unsaid = Stamp {
            rust_edition: None,
            controls: Controls::default(),
            ..stamp
        };
        assert!(on_page(&unsaid).contains("<html data-build=\"7\" data-playground data-command"));
    }

    #[test]
    fn a_theme_may_shout() {
        let page = Stamp::default().put_on(b"<HTML><HEAD></HEAD></HTML>".to_vec());
        let expected = format!("<HTML data-build=\"0\"><HEAD>{}</HEAD></HTML>", live::TAG);
        assert_eq!(String::from_utf8(page).unwrap(), expected);
    }
}
