//! What a compiler says.

use crate::{edited, holds};
use playground::child::Sink;
use playground::event::Event;
use playground::words::Words;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

const CODE: &str = "fn main() {\n    let é = \"🦀\";\n    missing()\n}\n";
const MOST: usize = 20_000;

fn place(numbers: [usize; 4], is_own: bool, inner: serde_json::Value) -> serde_json::Value {
    json!({
        "file_name": if is_own { "src/main.rs" } else { "elsewhere.rs" },
        "line_start": numbers[0], "line_end": numbers[1], "column_start": numbers[2], "column_end": numbers[3],
        "is_primary": true, "label": "here", "suggested_replacement": "é", "suggestion_applicability": null,
        "expansion": inner,
    })
}

/// Messages with places anywhere, macros in macros, and children in children.
fn message() -> impl Strategy<Value = String> {
    let number = prop_oneof![0..6usize, any::<usize>(), Just(usize::MAX)];
    let numbers = [number.clone(), number.clone(), number.clone(), number];
    let level = prop::sample::select(vec![
        "error",
        "warning",
        "note",
        "error: internal compiler error",
        "",
    ]);
    let places = vec((numbers, 0..8usize, any::<bool>()), 0..8);
    (level, places, 0..12usize, "\\PC{0,40}").prop_map(|(level, places, depth, words)| {
        let places: Vec<_> = places
            .into_iter()
            .map(|(numbers, macros, is_own)| {
                let own = place(numbers, is_own, json!(null));
                (0..macros).fold(own, |inner, _| place(numbers, false, json!({ "span": inner })))
            })
            .collect();
        let children = (0..depth).fold(json!([]), |inner, _| {
            json!([{ "message": words, "level": "help", "spans": places.first(), "children": inner }])
        });
        json!({ "message": words, "level": level, "code": null, "spans": places, "children": children, "rendered": words })
            .to_string()
    })
}

#[remembered::test]
fn whatever_a_compiler_says_is_told_within_bounds() {
    let other = prop_oneof![
        "\\PC{0,200}",
        "[\\[{]{0,300}",
        "\\{\"\\$message_type\":\"artifact\"\\}"
    ];
    let edit = (any::<usize>(), 0..30usize, "\\PC{0,3}");
    let line = prop_oneof![
        4 => message(),
        4 => (message(), vec(edit, 1..3)).prop_map(|(message, edits)| edited(&message, &edits)),
        1 => other,
    ];
    let strategy = (vec(line, 0..6), 1..5000usize);
    holds(&strategy, |(lines, piece)| {
        let mut told = 0;
        let mut tell = |event: Event| {
            let Event::Diagnostic(diagnostic) = event else {
                panic!("{event:?}")
            };
            assert!(diagnostic.spans.len() <= 64 && diagnostic.suggestions.len() <= 64);
            for span in &diagnostic.spans {
                assert!(span.line_start > 0 && span.column_start > 0 && span.column_end > 0);
            }
            told += serde_json::to_string(&diagnostic)
                .expect("it can be told")
                .len();
        };
        let mut words = Words::new(CODE, MOST, &mut tell);
        for bytes in lines.join("\n").as_bytes().chunks(piece) {
            words.take(bytes);
            if words.verdict().is_some() {
                break;
            }
        }
        let said = words.finish();
        let held = &said.diagnostics[said.told..];
        told += serde_json::to_string(held).expect("it can be told").len();
        // What has no words of its own is told twice, and an escaped character may take six bytes.
        prop_assert!(told < 12 * MOST, "{} bytes", told);
        prop_assert!(said.other.len() <= 8 << 10);
        Ok(())
    });
}
