//! The compiler's words: what is read out of them, and how they stand on a page.

use crate::html::escape;

/// The codes of the errors in `words`, such as `E0373`, in order, repeats included.
pub fn codes(words: &str) -> Vec<&str> {
    words
        .lines()
        .filter_map(|line| line.strip_prefix("error[")?.split_once(']'))
        .map(|(code, _)| code)
        .collect()
}

/// The first sentence of the first error, without its code.
pub fn headline(words: &str) -> &str {
    let line = words
        .lines()
        .find(|line| line.starts_with("error"))
        .unwrap_or_default();
    line.split_once(": ").map_or(line, |(_, sentence)| sentence)
}

/// How many errors the compiler reports.
pub fn errors(words: &str) -> usize {
    words
        .lines()
        .filter(|line| line.starts_with("error"))
        .count()
}

/// `words` with the numbers of the listing's lines as `line_of` a file of it gives them: in places, and at the margin of
/// quoted lines.
pub fn renumbered(words: &str, line_of: impl Fn(&str, usize) -> usize) -> String {
    let mut out = String::with_capacity(words.len());
    let mut file = Some("main.rs");
    for line in words.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("--> ") || trimmed.starts_with("::: ") {
            file = file_in_src(trimmed);
        }
        let digits = trimmed.len()
            - trimmed
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let (number, rest) = trimmed.split_at(digits);
        let is_margin = rest.trim_start().starts_with(['|', '~', '+', '-']);
        match number.parse() {
            Ok(number) if is_margin && file.is_some() => {
                let width = line.len() - rest.len();
                let number = line_of(file.unwrap_or_default(), number);
                out += &format!("{number:>width$}{rest}");
            }
            _ => out += &with_renumbered_places(line, &line_of),
        }
        out.push('\n');
    }
    out
}

/// In `broken/moved.rs:6:16` and `broken/moved.rs:6:16: 6:23` the lines are renumbered.
fn with_renumbered_places(line: &str, line_of: &impl Fn(&str, usize) -> usize) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("/broken/") {
        let Some(end) = rest[start..]
            .find(".rs:")
            .map(|end| start + end + ".rs:".len())
        else {
            break;
        };
        let file = file_in_src(&rest[..end]).unwrap_or("main.rs");
        out += &rest[..end];
        rest = &rest[end..];
        loop {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let Ok(number) = rest[..digits].parse::<usize>() else {
                break;
            };
            out += &line_of(file, number).to_string();
            rest = &rest[digits..];
            // The column, and then perhaps the end of the place.
            let column = rest.len()
                - rest
                    .trim_start_matches(|c: char| c == ':' || c.is_ascii_digit())
                    .len();
            out += &rest[..column];
            rest = &rest[column..];
            match rest.strip_prefix(' ') {
                Some(end) if out.ends_with(':') => {
                    out.push(' ');
                    rest = end;
                }
                _ => break,
            }
        }
    }
    out + rest
}

/// The file in `src` that a reader would have in the place of the one in which `place` is: `main.rs`, unless the listing has
/// several files; none if that is no file of a listing.
pub fn file_in_src(place: &str) -> Option<&str> {
    let path = &place[..place.find(".rs")? + ".rs".len()];
    let folders = ["/broken/", "/src/bin/"];
    let (_, inside) = folders.iter().find_map(|folder| path.rsplit_once(folder))?;
    Some(inside.split_once('/').map_or("main.rs", |(_, file)| file))
}

/// `words` with the paths a reader would see who has the program in a `src/main.rs`: trybuild writes them
/// relative to the folder of all listings, and those of the standard library behind `$RUST`. Those of a crate begin with its
/// name.
pub fn with_short_paths(words: &str) -> String {
    let lines: Vec<String> = words.lines().map(with_short_path).collect();
    lines.join("\n")
}

fn with_short_path(line: &str) -> String {
    let line = without_folder(line);
    let Some((before, path)) = line.split_once("--> ").or_else(|| line.split_once("::: ")) else {
        return line;
    };
    if !before.trim().is_empty() {
        return line;
    }
    let arrow = &line[..line.len() - path.len()];
    if let Some(library) = path.strip_prefix("$RUST/") {
        return format!("{arrow}{library}");
    }
    if let Some((name, file)) = in_crate(path) {
        return format!("{arrow}{name}/{file}");
    }
    match (file_in_src(path), path.split_once(".rs")) {
        (Some(file), Some((_, position))) => format!("{arrow}src/{file}{position}"),
        _ => line,
    }
}

/// The name of the crate and the place in it, of a path in cargo's registry: with the version, as the compiler writes it, or
/// with `$VERSION`, as trybuild does.
fn in_crate(path: &str) -> Option<(&str, &str)> {
    let recorded = path.strip_prefix("$CARGO/");
    let (folder, file) = recorded.or_else(|| in_registry(path))?.split_once('/')?;
    let version = folder
        .match_indices('-')
        .map(|(dash, _)| dash)
        .find(|dash| folder[dash + 1..].starts_with(|c: char| c == '$' || c.is_ascii_digit()))?;
    Some((&folder[..version], file))
}

/// `loom-0.7.3/src/rt.rs`, of a path in cargo's registry, wherever that is.
pub fn in_registry(path: &str) -> Option<&str> {
    let (_, registry) = path.split_once("/registry/src/")?;
    registry.split_once('/').map(|(_, crates)| crates)
}

/// `{closure@$DIR/threads/broken/moved.rs:6:16}` is a closure in `src/main.rs`.
fn without_folder(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, path)) = rest.split_once("$DIR/") {
        out += before;
        rest = match path.split_once(".rs") {
            Some((_, position)) => {
                out += &format!("src/{}", file_in_src(path).unwrap_or("main.rs"));
                position
            }
            None => path,
        };
    }
    out + rest
}

/// `words` as HTML, in which spans mark what is an error, a note, a help, the gutter and what is pointed at.
pub fn to_html(words: &str) -> String {
    let lines: Vec<String> = with_short_paths(words).lines().map(line_to_html).collect();
    lines.join("\n")
}

fn line_to_html(line: &str) -> String {
    for (start, class) in [
        ("error", "dx-error"),
        ("warning", "dx-warning"),
        ("note", "dx-note"),
        ("help", "dx-help"),
    ] {
        if let Some(rest) = line.strip_prefix(start)
            && rest.starts_with([':', '['])
        {
            let end = line.find(':').unwrap_or(line.len());
            let (head, tail) = line.split_at(end);
            return format!(
                "<span class=\"{class}\">{}</span>{}",
                escape(head),
                escape(tail)
            );
        }
    }
    let gutter = gutter_width(line);
    let (number, rest) = line.split_at(gutter);
    let rest = escape(rest);
    let rest = if !number.contains(|c: char| c.is_ascii_digit()) {
        marks(&rest)
    } else {
        rest
    };
    if gutter == 0 {
        rest
    } else {
        format!("<span class=\"dx-gutter\">{}</span>{rest}", escape(number))
    }
}

/// The bytes of `line` up to and with `|`, `-->`, `:::` or `=`, when only spaces and digits stand before it.
fn gutter_width(line: &str) -> usize {
    let start = line
        .find(|c: char| !c.is_ascii_digit() && c != ' ')
        .unwrap_or(0);
    ["-->", ":::", "|", "=", "~"]
        .iter()
        .find(|sign| line[start..].starts_with(**sign) && start > 0)
        .map_or(0, |sign| start + sign.len())
}

/// Marks what points at code in a line without a number: the carets, dashes and pluses it begins with.
fn marks(line: &str) -> String {
    let is_mark = |c: char| matches!(c, '^' | '-' | '+' | '~');
    let end = line
        .find(|c: char| !is_mark(c) && !matches!(c, ' ' | '|'))
        .unwrap_or(line.len());
    let (pointing, label) = line.split_at(end);
    let mut out = String::new();
    let mut rest = pointing;
    while let Some(start) = rest.find(is_mark) {
        let length = rest[start..]
            .find(|c| !is_mark(c))
            .unwrap_or(rest.len() - start);
        out += &format!(
            "{}<span class=\"dx-mark\">{}</span>",
            &rest[..start],
            &rest[start..start + length]
        );
        rest = &rest[start + length..];
    }
    out + rest + label
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "error[E0382]: borrow of moved value: `name`
 --> threads/broken/moved.rs:6:16
  |
4 |     let name = String::new();
  |         ---- move occurs
note: required by a bound
 --> $RUST/std/src/thread/functions.rs";

    #[test]
    fn lines_are_those_of_the_text_without_markers() {
        let words = "error[E0277]: `{closure@$DIR/talk/broken/lost.rs:9:17: 10:2}`\n \
            --> talk/broken/lost.rs:9:17\n  |\n9 |     drop(word);\n  |\n\
            10 ~     drop(&word);\n   --> $RUST/std/src/thread/scoped.rs\n7 | of std\n";
        let expected = "error[E0277]: `{closure@$DIR/talk/broken/lost.rs:8:17: 9:2}`\n \
            --> talk/broken/lost.rs:8:17\n  |\n8 |     drop(word);\n  |\n \
            9 ~     drop(&word);\n   --> $RUST/std/src/thread/scoped.rs\n7 | of std\n";
        assert_eq!(renumbered(words, |_, line| line - 1), expected);
        assert_eq!(renumbered(words, |_, line| line), words);
    }

    #[test]
    fn each_file_of_a_listing_has_lines_of_its_own() {
        let words = "error[E0382]: no\n --> talk/broken/step/queue.rs:9:17\n  |\n9 |     drop(word);\n  |\n\
            note: here\n --> talk/broken/step/main.rs:9:1\n  |\n9 |     one();\n";
        let line_of = |file: &str, line| if file == "queue.rs" { line - 1 } else { line };
        assert_eq!(
            with_short_paths(&renumbered(words, line_of)),
            "error[E0382]: no\n --> src/queue.rs:8:17\n  |\n8 |     drop(word);\n  |\n\
             note: here\n --> src/main.rs:9:1\n  |\n9 |     one();"
        );
    }

    #[test]
    fn codes_and_headline_come_from_the_error_line() {
        assert_eq!(codes(WORDS), ["E0382"]);
        assert_eq!(headline(WORDS), "borrow of moved value: `name`");
        assert_eq!(errors(WORDS), 1);
    }

    #[test]
    fn paths_are_those_of_a_program_in_main_rs() {
        let short = with_short_paths(WORDS);
        assert!(short.contains(" --> src/main.rs:6:16"), "{short}");
        assert!(
            short.contains(" --> std/src/thread/functions.rs"),
            "{short}"
        );
    }

    #[test]
    fn paths_in_a_crate_begin_with_its_name() {
        for path in [
            "$CARGO/crossbeam-deque-$VERSION/src/lib.rs",
            "/a/cargo/registry/src/crates-1949/crossbeam-deque-0.8.8/src/lib.rs",
        ] {
            let short = with_short_paths(&format!("note: required\n   --> {path}"));
            assert_eq!(short, "note: required\n   --> crossbeam-deque/src/lib.rs");
        }
    }

    #[test]
    fn html_marks_the_parts_and_escapes_the_rest() {
        let html = to_html(
            "error[E0277]: `Rc<i32>` no\n --> a/broken/b.rs:1:2\n  |\n1 | a < b\n  | ^ --- `c<d>` - e",
        );
        assert_eq!(
            html,
            "<span class=\"dx-error\">error[E0277]</span>: `Rc&lt;i32&gt;` no\n\
             <span class=\"dx-gutter\"> --></span> src/main.rs:1:2\n\
             <span class=\"dx-gutter\">  |</span>\n\
             <span class=\"dx-gutter\">1 |</span> a &lt; b\n\
             <span class=\"dx-gutter\">  |</span> <span class=\"dx-mark\">^</span> <span class=\"dx-mark\">---</span> `c&lt;d&gt;` - e"
                .replace("-->", "--&gt;")
        );
    }
}
