// What no chapter need have: a listing shown by what has changed in it, one of several files, a table of tools, a program in
// another language, a glossary. They are read in a copy of the small book of the tests, with this book's look.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFile, copyFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "../support/axe.mjs";
import { fitsAcross, PHONE } from "../support/book.mjs";
import { bookForTests } from "../support/tests.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const book = await bookForTests();

/** What is added to the small book: a file, and its text. @type {[string, string][]} */
const ADDED = [
  ["languages/languages.toml", '[lost.go]\ncaption = "Two goroutines count"\nvaries = true\n'],
  ["languages/lost/go.go", "package main\n\nfunc main() { println(1) }\n"],
  ["languages/recorded.toml", '[lost.go]\nended = "normally"\nwith = "go1.19"\non = "2026-11-30"\nof = "0"\n'],
  ["listings/talk/tried.toml", '[say.miri]\nfound = false\nms = 900\nwith = "Miri 0.1.0"\non = "2026-11-30"\nof = "0"\n'],
  ["src/part/talk.toml", 'word = "What is said."\n'],
];

const DIFFERENCE = "#talk-pass_on-since-kept";

/** @type {string} */
let folder;
/** @type {import("node:child_process").ChildProcess} */
let server;
/** @type {string} */
let page;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "steps-"));
  await cp(join(ROOT, "tests/small-book"), folder, { recursive: true });
  await cp(join(ROOT, "theme"), join(folder, "theme"), { recursive: true, filter: (path) => !path.includes("node_modules") });
  for (const script of ["editor.js", "explorer.js", "quiz.js"]) await copyFile(join(ROOT, "src", script), join(folder, "src", script));
  await copyFile(join(ROOT, "book.toml"), join(folder, "book.toml"));
  for (const [file, text] of ADDED) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  await appendFile(join(folder, "listings/talk/listings.toml"), "\n[say.tools.miri]\nfinds = false\n[say.tools.loom]\ncannot = \"it has threads of `std`\"\n");
  await appendFile(join(folder, "src/part/talk.md"), "\n{{#tools talk}}\n\n{{#program lost/go}}\n\nA {{#term word}}.\n\n{{#glossary}}\n");
  page = `${await serve()}/part/talk.html`;
});

after(async () => {
  server.kill();
  await rm(folder, { recursive: true });
});

/** Serves the copy. @returns {Promise<string>} where */
async function serve() {
  const program = process.env.BOOK_PROGRAM;
  if (!program) throw new Error("set BOOK_PROGRAM to the executable of the book");
  server = spawn(program, ["serve", "--port", "0"], { cwd: folder, env: { ...process.env, CARGO_MANIFEST_DIR: folder }, stdio: ["ignore", "pipe", "ignore"] });
  if (!server.stdout) throw new Error("it is piped");
  for await (const line of createInterface(server.stdout)) {
    const address = /^The book is at (\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("the server tells its address");
}

describe("what has changed in a listing", () => {
  test("is seen by signs and heard in words, with scripts off", () => book.withPage({ javaScriptEnabled: false }, async (reader) => {
    await reader.goto(page);
    const added = reader.locator(`${DIFFERENCE} ins`).first();
    const removed = reader.locator(`${DIFFERENCE} del`).first();
    assert.equal(await added.textContent(), "+ added: mod word;\n");
    assert.match(await removed.textContent() ?? "", /^- removed: /);
    assert.equal(await added.locator(".sign").isVisible(), true);
    const heard = await added.locator(".heard").boundingBox();
    assert.ok(heard && heard.width <= 1 && heard.height <= 1, "it is not seen");
    const program = reader.locator(`${DIFFERENCE} .listing-program`);
    assert.equal(await program.locator("pre").isVisible(), false);
    await program.locator("summary").click();
    assert.equal(await program.locator("pre").isVisible(), true);
  }));

  test("can be run and edited as a program of all files", () => book.withPage({}, async (reader) => {
    await reader.goto(page);
    const figure = reader.locator(DIFFERENCE);
    await figure.getByRole("button", { name: /^Run Listing/ }).click();
    await figure.locator(".playground-result").getByText("hello!", { exact: true }).waitFor();
    await figure.getByRole("button", { name: /^Edit Listing/ }).click();
    await figure.locator(".cm-content").getByText("mod word {").waitFor();
  }));

  test("is printed, without the whole program", () => book.withPage({}, async (reader) => {
    await reader.goto(page);
    await reader.emulateMedia({ media: "print" });
    assert.equal(await reader.locator(`${DIFFERENCE} ins`).first().isVisible(), true);
    assert.equal(await reader.locator(`${DIFFERENCE} .listing-program`).isVisible(), false);
  }));
});

test("a file of several is shown, and its program stands once, under the last figure", () => book.withPage({}, async (reader) => {
  await reader.goto(page);
  await reader.locator(DIFFERENCE).getByRole("button", { name: /^Run Listing/ }).waitFor();
  const figure = reader.locator("#talk-pass_on-word-rs-louder");
  assert.match(await figure.locator("pre").first().textContent() ?? "", /fn louder/);
  assert.equal(await figure.getByRole("button", { name: /^Run Listing/ }).count(), 0);
}));

for (const theme of ["light", "coal"]) {
  test(`all of it is accessible and fits a phone, in ${theme}`, () => book.withPage({ viewport: PHONE }, async (reader) => {
    await reader.addInitScript((name) => localStorage.setItem("mdbook-theme", name), theme);
    await reader.goto(page);
    await reader.locator(DIFFERENCE).getByRole("button", { name: /^Run Listing/ }).waitFor();
    assert.equal(await reader.locator("table.tools td.missed").count(), 1);
    assert.equal(await reader.locator(".program code.language-go").count(), 1);
    assert.equal(await reader.locator(".glossary a").count(), 1);
    assert.ok(await fitsAcross(reader));
    assert.deepEqual(await violations(reader), []);
  }));
}
