//! From rustc's JSON to [`Diagnostic`]s.
//!
//! Of a message with children only the first level counts: its children are notes and helps, which are part of its
//! `rendered` text, and suggestions. Places in other files than the program's are traced back to the macro call in it.
//! The format: <https://doc.rust-lang.org/rustc/json.html>.

mod columns;

pub use columns::Columns;

use crate::event::{Diagnostic, Edit, Span, Suggestion};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The program's file, as rustc is told and tells.
pub const FILE: &str = "src/main.rs";

/// So many places, suggestions, and edits of a suggestion are told of one message. rustc has no bound for them.
const MOST: usize = 64;

/// So deep macros may call each other for a place in them to be traced back: as deep as rustc expands them, unless the
/// program asks for more.
const DEEPEST: usize = 128;

#[derive(Deserialize)]
struct Message {
    message: String,
    level: String,
    code: Option<Code>,
    #[serde(default)]
    spans: Vec<Place>,
    #[serde(default)]
    children: Vec<Message>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Place {
    file_name: String,
    line_start: usize,
    line_end: usize,
    column_start: usize,
    column_end: usize,
    is_primary: bool,
    label: Option<String>,
    suggested_replacement: Option<String>,
    suggestion_applicability: Option<String>,
    /// Unread: a macro in a macro in a macro can be nested deeper than a parser goes.
    expansion: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Place,
}

/// Reads one line of rustc's standard error. `None` for a line that is no JSON, or nothing that
/// a reader needs: how many errors there were, and how to ask about them. `columns` are those of the program.
pub fn read(line: &str, columns: &Columns) -> Option<Diagnostic> {
    let message: Message = serde_json::from_str(line).ok()?;
    let is_summary = message.spans.is_empty()
        && message.code.is_none()
        && (message.message.starts_with("aborting due to ")
            || message.message.ends_with(" emitted"));
    if message.level == "failure-note" || is_summary {
        return None;
    }
    let spans = message
        .spans
        .iter()
        .take(MOST)
        .filter_map(|place| span(place, columns))
        .collect();
    let suggestions = message
        .children
        .iter()
        .flat_map(|child| suggestions(child, columns))
        .take(MOST)
        .collect();
    Some(Diagnostic {
        level: level(&message.level).to_owned(),
        code: message.code.map(|code| code.code),
        rendered: message.rendered.unwrap_or_else(|| message.message.clone()),
        message: message.message,
        spans,
        suggestions,
    })
}

/// Whether `line` tells of a file that rustc has made, which is the last thing that it tells.
pub fn is_artifact(line: &str) -> bool {
    line.starts_with(r#"{"$message_type":"artifact""#)
}

/// Whether `line` is an error, as far as it can be read.
pub fn is_error(line: &str) -> bool {
    #[derive(Deserialize)]
    struct Leveled {
        level: String,
    }
    serde_json::from_str(line).is_ok_and(|Leveled { level: name }| level(&name) == "error")
}

/// A fault of the compiler itself is an error like others.
fn level(level: &str) -> &str {
    if level.starts_with("error") {
        "error"
    } else {
        level
    }
}

fn span(place: &Place, columns: &Columns) -> Option<Span> {
    let call;
    let here = if place.file_name == FILE {
        place
    } else {
        call = call_in_program(place)?;
        &call
    };
    // A place that is nowhere, such as that of a `main` that is missing, has the line 0.
    if here.line_start == 0 {
        return None;
    }
    Some(Span {
        line_start: here.line_start,
        line_end: here.line_end,
        column_start: columns.in_editor(here.line_start, here.column_start),
        column_end: columns.in_editor(here.line_end, here.column_end),
        primary: place.is_primary,
        label: place.label.clone(),
    })
}

/// The macro call in the program itself that led to `place`.
fn call_in_program(place: &Place) -> Option<Place> {
    let outer = |place: &Place| -> Option<Place> {
        let expansion: Expansion = serde_json::from_str(place.expansion.as_ref()?.get()).ok()?;
        Some(expansion.span)
    };
    let mut place = outer(place)?;
    // Each level is read anew from the text of the one around it.
    for _ in 0..DEEPEST {
        if place.file_name == FILE {
            return Some(place);
        }
        place = outer(&place)?;
    }
    None
}

/// Changes to the same place are alternatives to each other, changes to several belong together.
fn suggestions(child: &Message, columns: &Columns) -> Vec<Suggestion> {
    let edits: Vec<(Edit, &str)> = child
        .spans
        .iter()
        .take(MOST)
        .filter_map(|place| edit(place, columns))
        .collect();
    let suggestion = |edits: &[(Edit, &str)]| Suggestion {
        message: child.message.clone(),
        applicability: edits[0].1.to_owned(),
        edits: edits.iter().map(|(edit, _)| edit.clone()).collect(),
    };
    let start = |(edit, _): &(Edit, &str)| (edit.line_start, edit.column_start);
    match edits.as_slice() {
        [] => Vec::new(),
        [first, rest @ ..] if rest.iter().any(|other| start(other) == start(first)) => {
            edits.chunks(1).map(suggestion).collect()
        }
        together => vec![suggestion(together)],
    }
}

fn edit<'a>(place: &'a Place, columns: &Columns) -> Option<(Edit, &'a str)> {
    let replacement = place.suggested_replacement.clone()?;
    if place.file_name != FILE {
        return None;
    }
    let edit = Edit {
        line_start: place.line_start,
        column_start: columns.in_editor(place.line_start, place.column_start),
        line_end: place.line_end,
        column_end: columns.in_editor(place.line_end, place.column_end),
        replacement,
    };
    Some((
        edit,
        place
            .suggestion_applicability
            .as_deref()
            .unwrap_or("Unspecified"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn place(file: &str, line: usize, columns: (usize, usize)) -> serde_json::Value {
        json!({
            "file_name": file, "line_start": line, "line_end": line,
            "column_start": columns.0, "column_end": columns.1, "is_primary": true, "label": "here",
            "suggested_replacement": null, "suggestion_applicability": null, "expansion": null,
        })
    }

    fn message(spans: serde_json::Value, children: serde_json::Value) -> String {
        json!({
            "message": "no", "level": "error", "code": {"code": "E0001", "explanation": null},
            "spans": spans, "children": children, "rendered": "error[E0001]: no\n",
        })
        .to_string()
    }

    #[test]
    fn columns_are_those_of_editors() {
        let code = "let 🦀é = \"🦀\" + x;\n";
        let found = read(
            &message(json!([place(FILE, 1, (16, 17))]), json!([])),
            &Columns::of(code),
        )
        .unwrap();
        assert_eq!(
            (found.spans[0].column_start, found.spans[0].column_end),
            (18, 19)
        );
        assert_eq!(
            &code.encode_utf16().collect::<Vec<_>>()[17..18],
            "x".encode_utf16().collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_place_in_a_macro_is_that_of_its_call() {
        let mut inside = place("/rustc/library/std/src/macros.rs", 100, (1, 2));
        inside["expansion"] = json!({ "span": place(FILE, 2, (5, 9)) });
        let found = read(
            &message(json!([inside, place("elsewhere.rs", 1, (1, 2))]), json!([])),
            &Columns::of("a\nb"),
        )
        .unwrap();
        assert_eq!(found.spans.len(), 1);
        assert_eq!(found.spans[0].line_start, 2);
    }

    #[test]
    fn edits_of_one_place_are_alternatives_and_others_belong_together() {
        let edit = |columns: (usize, usize), text: &str| {
            let mut place = place(FILE, 1, columns);
            place["suggested_replacement"] = text.into();
            place["suggestion_applicability"] = "MachineApplicable".into();
            place
        };
        let child = |spans: serde_json::Value| json!([{ "message": "try", "level": "help", "code": null, "spans": spans, "children": [], "rendered": null }]);
        let together = child(json!([edit((1, 1), "("), edit((3, 3), ")")]));
        let found = read(&message(json!([]), together), &Columns::of("a b")).unwrap();
        assert_eq!(found.suggestions.len(), 1);
        assert_eq!(found.suggestions[0].edits.len(), 2);

        let apart = child(json!([edit((1, 1), "use a;"), edit((1, 1), "use b;")]));
        let found = read(&message(json!([]), apart), &Columns::of("a b")).unwrap();
        assert_eq!(found.suggestions.len(), 2);
        assert_eq!(found.suggestions[0].applicability, "MachineApplicable");
    }

    #[test]
    fn summaries_are_left_out() {
        let summary = json!({ "message": "aborting due to 1 previous error", "level": "error", "code": null, "spans": [], "children": [], "rendered": "" });
        assert_eq!(read(&summary.to_string(), &Columns::of("")), None);
        assert_eq!(read("not JSON", &Columns::of("")), None);
    }
}
