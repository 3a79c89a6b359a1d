// From a block to a program and back: wrapping, lines, suggestions, and what a remote playground says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { endingOf } from "../../../theme/js/playground/endings.js";
import { inBlock, programOf } from "../../../theme/js/playground/program.js";
import { eventsOf } from "../../../theme/js/playground/remote.js";
import { changesOf } from "../../../theme/js/playground/text.js";

test("a program stays as it is", () => {
  for (const text of ["fn main() {}\n", "use std::io;\n\npub fn main() -> io::Result<()> { Ok(()) }"]) {
    assert.equal(programOf(text).code, text);
  }
});

test("a block without main gets one around what may stand in it", () => {
  const text = "#![feature(never_type)]\n// why\nextern crate core;\n\nlet x = 1;\n";
  assert.equal(programOf(text).code, `#![allow(unused)]
#![feature(never_type)]
// why
extern crate core;
fn main() {

let x = 1;
}
`);
});

test("a main in a comment is none", () => {
  for (const text of ["// fn main() comes later\nlet x = 1;", "let x = 4 / 2; // fn main() is added"]) {
    assert.match(programOf(text).code, /^fn main\(\) \{$/m);
  }
});

test("what the compiler says is told in the block's own lines", () => {
  const program = programOf("#![allow(dead_code)]\nlet x: u8 = \"\";\n");
  assert.deepEqual([1, 2, 3, 4, 5].map(program.lineOf), [1, 1, 1, 2, 2]);
  const place = { line_start: 4, line_end: 4, column_start: 13, column_end: 15 };
  const { rendered, spans, suggestions } = inBlock({
    event: "diagnostic",
    level: "error",
    message: "mismatched types",
    rendered: "error[E0308]: mismatched types\n --> src/main.rs:4:13\n  |\n4 | let x: u8 = \"\";\n  |             ^^\n",
    spans: [{ ...place, primary: true }],
    suggestions: [{ message: "try", applicability: "Unspecified", edits: [{ ...place, replacement: "0" }] }],
  }, program);
  assert.equal(rendered, "error[E0308]: mismatched types\n --> src/main.rs:2:13\n  |\n2 | let x: u8 = \"\";\n  |             ^^\n");
  assert.equal(spans[0].line_start, 2);
  assert.equal(suggestions[0].edits[0].line_end, 2);
});

test("edits become changes, in order, within the text", () => {
  const edit = (/** @type {number} */ line, /** @type {number} */ from, /** @type {number} */ to, replacement = "") => ({
    line_start: line, column_start: from, line_end: line, column_end: to, replacement,
  });
  assert.deepEqual(changesOf("ab\n\u{1f980}c\n", [edit(2, 3, 4, "d"), edit(1, 1, 9)]), [
    { from: 0, to: 2, insert: "" },
    { from: 5, to: 6, insert: "d" },
  ]);
  assert.deepEqual(changesOf("ab", [edit(7, 1, 1, "x")]), [{ from: 2, to: 2, insert: "x" }]);
});

test("a remote playground's answers become the events of a run", () => {
  const say = (exitDetail = "", stderr = "", success = false) => [...eventsOf({ success, exitDetail, stdout: "", stderr }, 5)];
  const end = { event: "end", phase: "run", ms: 5 };
  assert.deepEqual(say("Exited with status 3"), [{ ...end, reason: "exit", code: 3 }]);
  assert.deepEqual(say("Exited with status 0", "", true), [{ ...end, reason: "exit", code: 0 }]);
  assert.deepEqual(say("Exited with signal 6 (SIGABRT): abort program"), [{ ...end, reason: "signal", signal: "SIGABRT" }]);
  assert.deepEqual(say("Exited with signal 9 (SIGKILL): kill program"), [{ ...end, reason: "timeout" }]);
});

test("waiting is told from computing", () => {
  const heard = { errors: 0, printed: true, tail: "" };
  const after = (/** @type {number} */ cpu_ms) => endingOf({ event: "end", phase: "run", reason: "timeout", ms: 10_000, cpu_ms }, heard);
  assert.match(after(12).summary, /^Stopped after 10 s: it was waiting/);
  assert.equal(after(12).look?.length, 4);
  assert.match(after(9_800).summary, /still computing/);
});

test("a stack overflow is told from another abort", () => {
  const end = /** @type {const} */ ({ event: "end", phase: "run", reason: "signal", signal: "SIGABRT" });
  const heard = { errors: 0, printed: true, tail: "thread 'main' has overflowed its stack" };
  assert.match(endingOf(end, heard).summary, /^A thread overflowed its stack \(SIGABRT\)/);
  assert.match(endingOf(end, { ...heard, tail: "" }).summary, /^Aborted \(SIGABRT\)/);
});
