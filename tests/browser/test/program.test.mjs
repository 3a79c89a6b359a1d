// From a block to a program and back: wrapping, lines, suggestions, and what a remote playground says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { endingOf } from "../../../theme/js/playground/endings.js";
import { programOf } from "../../../theme/js/playground/program.js";
import { eventsOf, eventsOfCheck } from "../../../theme/js/playground/remote.js";
import { changesOf } from "../../../theme/js/playground/text.js";
import { inBlock, outputInBlock } from "../../../theme/js/playground/told.js";

/** @typedef {import("../../../theme/js/playground/protocol.js").Diagnostic} Diagnostic */

test("a program stays as it is", () => {
  for (const text of [
    "fn main() {}\n",
    "use std::io;\n\npub fn main() -> io::Result<()> { Ok(()) }",
    "#[allow(unused)]\npub(crate) async unsafe fn main() {}",
    "/* let x = 1; */ static S: &str = \"let\"; const F: fn() = main; fn main() {}",
    "impl<'a> A<'a> { fn new() {} }\nmacro_rules! m { () => { let x = 1; } }\nm! {}\nfn main() { let x = '{'; }",
    "runtime::start! { async fn main() {} }",
    "#![no_std]\nlet x = 1;",
  ]) {
    assert.equal(programOf(text).code, text);
  }
});

test("a block without main gets one around what may stand in it, line for line and column for column", () => {
  const text = "#![feature(never_type)]\n// why\n  #[macro_use]\n  extern crate core;\n\nlet x = 1;\n";
  const { code, lines } = programOf(text);
  assert.equal(code, `#![allow(unused)]
#![feature(never_type)]
  #[macro_use]
  extern crate core;
fn main() {

// why



let x = 1;
}
`);
  assert.deepEqual(lines, [null, 1, 3, 4, null, 1, 2, 3, 4, 5, 6, null]);
});

test("a main that is none does not count", () => {
  for (const text of [
    "// fn main() comes later\nlet x = 1;",
    "let x = 4 / 2; // fn main() is added",
    "/* fn main() {} /* nor this */ fn main() {} */ let y = 'a';",
    "let s = \"\\\"fn main() {}\";",
    "let s = r#\"\" fn main() {}\"#;",
    "mod inner { pub fn main() {} }\ninner::main();",
    "trait T { fn main(); }",
    "fn main_loop() {}",
  ]) {
    assert.equal(programOf(text).code, `#![allow(unused)]\nfn main() {\n${text}\n}\n`);
  }
});

test("a block that ends in a result may fail", () => {
  const text = "let n: i32 = \"12\".parse()?;\n# \nOk::<(), std::num::ParseIntError>(())\n";
  assert.match(programOf(text).code, /^fn main\(\) \{ fn _inner\(\) -> core::result::Result<\(\), impl core::fmt::Debug> \{$/m);
  assert.doesNotMatch(programOf("let n: i32 = \"12\".parse()?;").code, /Result/);
});

test("what does not come to its end is told as it is", () => {
  for (const text of ["let x = {\n", "let s = \"a\n", "/* no end", "let x = (1];", "let s = r#\"\" \n", "}"]) {
    assert.equal(programOf(text).code, text);
  }
});

test("tests in place of a main are run", () => {
  const tests = "fn one() -> u8 { 1 }\n\nmod tests {\n    #[test]\n    fn adds() {}\n}\n";
  assert.deepEqual(programOf(tests), { tests: true, nightly: false, first: 1, code: `#![allow(unused)]\n${tests}`, lines: [null, 1, 2, 3, 4, 5, 6] });
  for (const [text, expected] of /** @type {[string, boolean][]} */ ([
    ["#[test]\nfn a() {}\nfn main() {}", true],
    ["#[test]\nfn a() {}\nfn main() { a() }", false],
    ["#[tokio::test]\nasync fn a() {}", true],
    ["macro_rules! m { ($name:ident) => { #[test] fn $name() {} } }\nm!(a);", true],
    ["let x = 1;\n#[test]\nfn a() {}", false],
    ["println!(\"a\");\n#[test]\nfn a() {}", false],
    ["// #[test]\nfn a() {}", false],
    ["#[cfg(test)]\nmod tests {}", false],
  ])) {
    assert.equal(programOf(text).tests, expected, text);
  }
});

test("what only a nightly compiler takes is known by its attribute", () => {
  assert.ok(programOf("#![allow(unused)]\n#![feature(never_type)]\nfn main() {}").nightly);
  assert.ok(!programOf("// #![feature(never_type)]\n#![allow(unused_features)]\nfn main() { \"#![feature(x)]\"; }").nightly);
});

/** @param {Partial<Diagnostic>} told @returns {Diagnostic} */
function diagnostic(told) {
  return { event: "diagnostic", level: "error", message: "", rendered: "", spans: [], suggestions: [], ...told };
}

test("what the compiler says is told in the block's own lines", () => {
  const program = programOf("#![allow(dead_code)]\nlet x: u8 = \"\";\n");
  const place = { line_start: 5, line_end: 5, column_start: 13, column_end: 15 };
  const { rendered, spans, suggestions } = inBlock(diagnostic({
    rendered: `error[E0308]: mismatched types
 --> src/main.rs:5:13
  |
3 | fn main() {
  |          - because of this
4 |
5 | let x: u8 = "";
  |             ^^ {closure@src/main.rs:5:1: 6:2}
`,
    spans: [{ ...place, primary: true }, { ...place, line_start: 3, line_end: 3, primary: false }, { ...place, line_start: 3, line_end: 6, primary: false }],
    suggestions: [{ message: "try", applicability: "Unspecified", edits: [{ ...place, replacement: "0" }] }],
  }), program);
  assert.equal(rendered, `error[E0308]: mismatched types
 --> src/main.rs:2:13
  |
  | fn main() {
  |          - because of this
1 |
2 | let x: u8 = "";
  |             ^^ src/main.rs
`.replace("^^ src/main.rs", "^^ {closure@src/main.rs}"));
  assert.deepEqual(spans.map(({ line_start, line_end }) => [line_start, line_end]), [[2, 2], [1, 3]]);
  assert.equal(suggestions[0].edits[0].line_end, 2);
});

test("a closure's type names both of its ends in the block's lines", () => {
  const program = programOf("let a = 1;\nlet f = || {\n};\n");
  const { message } = inBlock(diagnostic({ message: "`{closure@src/main.rs:4:9: 4:11}`" }), program);
  assert.equal(message, "`{closure@src/main.rs:2:9: 2:11}`");
});

test("a change to what was added is not offered; one above or below it is made in the block", () => {
  const program = programOf("#![allow(dead_code)]\nlet x = 1;\nlet y = 2;\n");
  /** @param {[number, number]} from @param {[number, number]} to */
  const changed = (from, to, replacement = "") => inBlock(diagnostic({
    suggestions: [{ message: "", applicability: "", edits: [{ line_start: from[0], column_start: from[1], line_end: to[0], column_end: to[1], replacement }] }],
  }), program).suggestions.map(({ edits: [edit] }) => [edit.line_start, edit.column_start, edit.line_end, edit.column_end]);
  assert.deepEqual(changed([3, 10], [3, 10], " -> R"), []);
  assert.deepEqual(changed([3, 1], [3, 12], ""), []);
  assert.deepEqual(changed([2, 1], [5, 3], ""), [], "from one part to another");
  assert.deepEqual(changed([7, 1], [7, 1], "}\n"), []);
  assert.deepEqual(changed([6, 1], [7, 1]), [[3, 1, 4, 1]]);
  assert.deepEqual(changed([3, 1], [3, 1], "use std::io;\n\n"), [[2, 1, 2, 1]], "behind the attributes");
  assert.deepEqual(changed([1, 1], [1, 1], "#![feature(x)]\n"), [[1, 1, 1, 1]]);
});

test("the standard library has the same short paths wherever it is", () => {
  const program = programOf("fn main() {}");
  for (const folder of ["/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860", "/home/a b/.rustup/toolchains/stable/lib/rustlib/src/rust"]) {
    const rendered = `error: no\n --> src/main.rs:1:1\n  |\nnote: required\n   --> ${folder}/library/std/src/thread/scoped.rs:1:2\n   ::: ${folder}/library/alloc/src/vec/mod.rs:3:4\n`;
    assert.equal(inBlock(diagnostic({ rendered }), program).rendered, "error: no\n --> src/main.rs:1:1\n  |\nnote: required\n   --> std/src/thread/scoped.rs\n   ::: alloc/src/vec/mod.rs\n");
  }
  const said = "thread 'main' panicked at /rustc/5980/library/core/src/option.rs:1:2:\nno\n  at /rustc/5980/library/std/src/panic.rs:3:4\n/rustc/5980/library/std/src/own.rs\n";
  assert.equal(outputInBlock(said, program), "thread 'main' panicked at core/src/option.rs:1:2:\nno\n  at std/src/panic.rs:3:4\n/rustc/5980/library/std/src/own.rs\n");
});

test("a panic is told where the block has it", () => {
  const program = programOf("let x = 1;\nOk::<(), ()>(())");
  assert.equal(outputInBlock("thread 'main' panicked at src/main.rs:4:1:\nat src/main.rs:4\n", program), "thread 'main' panicked at src/main.rs:2:1:\nat src/main.rs:4\n");
  assert.equal(outputInBlock("thread 'main' panicked at src/main.rs:5:11:\n", program), "thread 'main' panicked at src/main.rs:\n");
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
  /** @param {Partial<import("../../../theme/js/playground/protocol.js").End>} end */
  const after = (end, quiet = Infinity) => endingOf({ event: "end", phase: "run", reason: "timeout", ms: 10_000, ...end }, { ...heard, quiet });
  assert.match(after({ doing: "waiting", cpu_ms: 9_000 }).summary, /^Stopped after 10 s: it was waiting, which looks like a deadlock/);
  assert.equal(after({ doing: "waiting" }).look?.length, 4);
  assert.match(after({ doing: "computing", cpu_ms: 5 }).summary, /still computing\.$/);
  assert.match(after({ doing: "sleeping" }).summary, /it was sleeping, or waiting for a limited time/);
  assert.match(after({ doing: "sleeping" }, 200).summary, /still printing, and sleeping in between/);
  // Where the system does not tell what threads wait for.
  assert.match(after({ cpu_ms: 12 }).summary, /sleeping or waiting\.$/);
  assert.match(after({ cpu_ms: 12 }, 200).summary, /still printing\.$/);
  assert.match(after({ cpu_ms: 9_800 }).summary, /still computing/);
  assert.match(after({}).summary, /did not end/);
});

test("tests are counted", () => {
  const end = /** @type {const} */ ({ event: "end", phase: "run", reason: "exit", ms: 20 });
  const says = (/** @type {string} */ result, code = 0) => endingOf({ ...end, code }, {
    errors: 0, printed: true, tail: `test a ... ok\n\ntest result: ${result} 0 measured; 0 filtered out; finished in 0.00s\n\n`,
  });
  assert.deepEqual(says("ok. 1 passed; 0 failed; 0 ignored;"), { kind: "runs", summary: "The test passed, after 20 ms." });
  assert.deepEqual(says("ok. 3 passed; 0 failed; 1 ignored;"), { kind: "runs", summary: "All 3 tests passed; 1 ignored, after 20 ms." });
  assert.deepEqual(says("FAILED. 2 passed; 1 failed; 0 ignored;", 101), { kind: "panics", summary: "1 of 3 tests failed." });
});

test("what was only compiled is said to be", () => {
  const heard = { errors: 0, printed: false, tail: "" };
  assert.deepEqual(endingOf({ event: "end", phase: "compile", reason: "exit", code: 0 }, heard), { kind: "runs", summary: "Compiles, and is not run." });
  const [end] = eventsOfCheck({ success: true, exitDetail: "", stdout: "", stderr: "" }, 5);
  assert.deepEqual(end, { event: "end", phase: "compile", reason: "exit", code: 0, ms: 5 });
});

test("what the sandbox refused is told along with the end", () => {
  const end = /** @type {const} */ ({ event: "end", phase: "run", reason: "exit", code: 1, sandbox: "It was refused." });
  assert.equal(endingOf(end, { errors: 0, printed: true, tail: "" }).advice, "It was refused.");
});

test("a stack overflow is told from another abort", () => {
  const end = /** @type {const} */ ({ event: "end", phase: "run", reason: "signal", signal: "SIGABRT" });
  const heard = { errors: 0, printed: true, tail: "thread 'main' has overflowed its stack" };
  assert.match(endingOf(end, heard).summary, /^A thread overflowed its stack \(SIGABRT\)/);
  assert.match(endingOf(end, { ...heard, tail: "" }).summary, /^Aborted \(SIGABRT\)/);
});
