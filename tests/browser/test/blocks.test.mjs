// Blocks as rustdoc takes them: what its own tests make of a block is what Run makes of it. Then what the compiler says of
// them, and whether its suggestions repair them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { perform } from "../../../theme/js/playground/run.js";
import { server } from "../../../theme/js/playground/server.js";
import { changesOf } from "../../../theme/js/playground/text.js";
import { origin } from "../support/book.mjs";

/** @typedef {import("../../../theme/js/playground/protocol.js").PlaygroundEvent} PlaygroundEvent */

const EDITION = "2021";

before(() => {
  const { fetch } = globalThis;
  // A page asks the server that it is from.
  globalThis.fetch = (path, options) => fetch(new URL(String(path), origin()), options);
});

/**
 * @param {import("../../../theme/js/playground/protocol.js").Ask} ask
 * @param {string} text
 */
async function told(ask, text) {
  /** @type {PlaygroundEvent[]} */
  const events = [];
  for await (const event of perform(ask, text, { edition: EDITION }, new AbortController().signal)) events.push(event);
  const end = events.at(-1);
  assert.ok(end?.event === "end");
  return {
    end,
    diagnostics: events.filter((event) => event.event === "diagnostic"),
    output: events.map((event) => (event.event === "output" ? event.text : "")).join(""),
  };
}

/** Blocks, some of which do not compile, and some of which panic. */
const BLOCKS = [
  "let x = 1;\nassert_eq!(x, 1);",
  "let x = 1;\nassert_eq!(x, 2);",
  "let n: i32 = \"12\".parse()?;",
  "let n: i32 = \"12\".parse()?;\nassert_eq!(n, 12);\nOk::<(), std::num::ParseIntError>(())",
  "let n: i32 = \"twelve\".parse()?;\nOk::<(), std::num::ParseIntError>(())",
  "use std::io;\nlet mut text = String::new();\nio::stdin().read_line(&mut text)?;\n\nOk::<(), io::Error>(())\n",
  "Ok::<(), ()>( () )",
  "fn main() { assert!(true) }",
  "// fn main() {}\nassert!(false);",
  "/* fn main() {} /* in it */ */ assert!(false);",
  "let s = \"fn main() {}\"; assert!(false);",
  "let s = r#\"\" fn main() {\"#; assert!(false);",
  "let quote = '\"'; let other = '\\''; let life: &'static str = \"\"; assert!(false);",
  "mod inner { pub fn main() { panic!() } }\ninner::main();",
  "mod inner { pub fn main() { panic!() } }",
  "fn main() { panic!() }\nlet x = 1;",
  "fn main() { panic!() }\nmain();",
  "struct A;\nimpl A { fn main() { panic!() } }\nA::main();",
  "#![deny(unused_variables)]\nlet x = 1;",
  "#![deny(unused_variables)]\nfn main() { let x = 1; }",
  "#![allow(non_snake_case)] let X = 1; assert_eq!(X, 1);",
  "let x = 1;\nextern crate alloc;\nassert_eq!(alloc::vec![x].len(), 1);",
  "extern crate core;\nuse core::mem;\nassert_eq!(mem::size_of::<u8>(), 1);",
  "macro_rules! wrap { ($($all:tt)*) => { $($all)* } }\nwrap! { fn main() { panic!() } }",
  "macro_rules! m { () => { fn main() { panic!() } } }\nlet x = 1;",
  "1 + 1",
  "1 + 1;",
  "()",
  "",
  "// nothing but a remark",
  "async fn later() {}\nlet _ = later();",
  "const fn one() -> u8 { 1 }\nstatic ALL: [u8; one() as usize] = [0];\nassert_eq!(ALL.len(), 2);",
  "if true { panic!() }",
  "unsafe { std::hint::unreachable_unchecked_missing() }",
  "impl Clone for Missing {}",
  "let x = {",
  "let x = (1];",
  "union U { a: u8 }\nassert_eq!(unsafe { U { a: 3 }.a }, 3);",
  "#[derive(Debug)]\nenum E { A(u8) }\nprintln!(\"{:?}\", E::A(1));",
  "loop { break }\nfor _ in 0..1 {}\nwhile false {}\nassert!(matches!(Some(1), Some(_)));",
  "let f = |x: u8| -> u8 { x };\nassert_eq!(f(1), 2);",
  "let c = b'x'; let s = b\"y\\\"\"; let r = br##\"z\"#\"##; let n = 1_000.0e3_f64; assert_eq!(s.len() + r.len(), 4);",
];

/** What `rustdoc --test` says of each of the blocks: whether it is as it should be. */
function rustdoc() {
  const folder = mkdtempSync(join(tmpdir(), "blocks-"));
  try {
    const file = join(folder, "blocks.md");
    let line = 1;
    const starts = BLOCKS.map((block) => {
      const start = line;
      line += block.replace(/\n$/, "").split("\n").length + 3;
      return start;
    });
    writeFileSync(file, BLOCKS.map((block) => `\`\`\`\n${block.replace(/\n$/, "")}\n\`\`\`\n\n`).join(""));
    let said = "";
    try {
      said = execFileSync("rustdoc", ["--test", "--edition", EDITION, file], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch (error) {
      said = String(Reflect.get(Object(error), "stdout"));
    }
    return starts.map((start) => /** @type {string | undefined} */ (new RegExp(`\\(line ${start}\\) \\.\\.\\. (ok|FAILED)`).exec(said)?.[1]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("run as rustdoc runs them", () => {
  const expected = rustdoc();
  for (const [index, block] of BLOCKS.entries()) {
    test(JSON.stringify(block), async () => {
      const { end, output, diagnostics } = await told(server.run, block);
      const well = end.phase === "run" && end.reason === "exit" && end.code === 0;
      assert.equal(well ? "ok" : "FAILED", expected[index] ?? "no test", JSON.stringify([end, output, diagnostics.map(({ rendered }) => rendered)]));
    });
  }
});

test("a failing block panics where the reader has it", async () => {
  const { output } = await told(server.run, "#![allow(unused)]\nlet x = 1;\n\n    assert_eq!(x, 2);\n");
  assert.match(output, /panicked at src\/main\.rs:4:5:/);
});

test("no place is told beyond the reader's lines", async () => {
  for (const block of BLOCKS) {
    const height = block.split("\n").length;
    for (const { rendered, spans, suggestions, message } of (await told(server.check, block)).diagnostics) {
      const edits = suggestions.flatMap(({ edits }) => edits);
      for (const { line_start, line_end } of [...spans, ...edits]) {
        assert.ok(line_start >= 1 && line_end <= height + 1, `${JSON.stringify(block)}: ${rendered}`);
      }
      for (const [, line] of `${message}\n${rendered}`.matchAll(/main\.rs:(\d+)|^ *(\d+) +\|/gm)) {
        assert.ok(line === undefined || Number(line) <= height, `${JSON.stringify(block)}: ${rendered}`);
      }
      const numbered = Array.from(rendered.matchAll(/^ *(\d+) +\| (.*)$/gm), ([, line, code]) => [Number(line), code]);
      for (const [line, code] of numbered) {
        assert.equal(String(code).trim(), block.split("\n")[Number(line) - 1].trim(), rendered);
      }
    }
  }
});

describe("suggestions repair a block, or are not made", () => {
  for (const [block, offered] of /** @type {[string, boolean][]} */ ([
    ["let n: i32 = \"12\".parse()?;", false],
    ["let map: HashMap<u8, u8> = HashMap::new();\nlet _ = map;", true],
    ["#![allow(unused)]\n// a remark\nlet map = HashMap::<u8, u8>::new();", true],
    ["let x = 1;\nx = 2;\nlet _ = x;", true],
    ["let s = String::new();\nlet t = s;\nprintln!(\"{s}{t}\");", true],
    ["fn one() -> u8 { 1; }\none();", true],
  ])) {
    test(JSON.stringify(block), async () => {
      const refused = await told(server.check, block);
      assert.equal(refused.end.code, 1);
      const errors = refused.diagnostics.filter(({ level }) => level === "error");
      const suggestions = errors.flatMap((error) => error.suggestions).filter(({ applicability }) => applicability !== "HasPlaceholders");
      assert.equal(suggestions.length > 0, offered);
      if (!offered) return;
      let text = block;
      // From the end, so that what comes before stays where it is.
      for (const { from, to, insert } of changesOf(text, suggestions[0].edits).reverse()) {
        text = text.slice(0, from) + insert + text.slice(to);
      }
      const repaired = await told(server.check, text);
      assert.equal(repaired.end.code, 0, `${text}\n${repaired.diagnostics.map(({ rendered }) => rendered).join("\n")}`);
    });
  }
});

describe("tests", () => {
  test("each is told in a line, and counted", async () => {
    const { end, output } = await told(server.run, "pub fn add(a: u8, b: u8) -> u8 { a + b }\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn adds() { assert_eq!(add(1, 2), 3); }\n\n    #[test]\n    fn fails() {\n        assert_eq!(add(1, 2), 4);\n    }\n}\n");
    assert.equal(end.code, 101);
    assert.match(output, /^test tests::adds \.\.\. ok$/m);
    assert.match(output, /^test tests::fails \.\.\. FAILED$/m);
    assert.match(output, /panicked at src\/main\.rs:12:9:/);
  });
});

test("what needs a nightly compiler gets one, or a sentence", async () => {
  const { end, diagnostics } = await told(server.run, "#![feature(never_type)]\nlet f: fn() -> ! = || panic!();");
  if (end.reason === "refused") assert.match(diagnostics[0].message, /rustup toolchain install nightly/);
  else assert.equal(end.code, 0, JSON.stringify(diagnostics));
});
