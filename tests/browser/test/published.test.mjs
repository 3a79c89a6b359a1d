// A published copy of the book: the same buttons, and a Rust playground that is asked only when a reader says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chapterWith } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";
import { bookForTests, copyForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Route} Route */

const book = await bookForTests();
const copy = await copyForTests();

const EXECUTE = "https://play.rust-lang.org/execute";
const running = await chapterWith(/data-kind="runs"/);
const optimised = await chapterWith(/edition2024 optimised/);

/**
 * Opens a chapter of the copy; `answer` plays the playground. Notes who is asked for more than the book's own files.
 *
 * @param {Page} page
 * @param {(route: Route) => Promise<void>} answer
 * @param {string} path
 * @param {(body: string) => string} change what else is different on that copy
 */
async function openChapter(page, answer, path = running, change = (/** @type {string} */ body) => body) {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(copy.home) || url.includes("/playground/")) asked.push(url);
  });
  await page.route(EXECUTE, answer);
  await page.route(copy.at(path), async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  await copy.open(page, path);
  return asked;
}

/** @param {Partial<{ success: boolean, exitDetail: string, stdout: string, stderr: string }>} result */
function says(result) {
  const answer = { success: true, exitDetail: "Exited with status 0", stdout: "", stderr: "", ...result };
  return (/** @type {Route} */ route) => route.fulfill({ json: answer, headers: { "Access-Control-Allow-Origin": "*" } });
}

test("nobody is asked before Run is pressed; then the playground is, and nobody else", () => book.withPage({}, async (page) => {
  const asked = await openChapter(page, says({
    stdout: "six times seven: 42\n",
    stderr: "   Compiling playground v0.0.1 (/playground)\n    Finished `dev` profile\n     Running `target/debug/playground`\n",
  }));
  assert.deepEqual(asked, []);
  assert.equal(await page.locator(".playground-footer").count(), 0);

  const listing = listingOn(page, '.listing[data-kind="runs"]');
  const sent = page.waitForRequest(EXECUTE);
  await listing.run.click();
  await listing.ends(/^Ended normally/);
  assert.equal(await listing.output.textContent(), "six times seven: 42\n");
  assert.deepEqual(asked, [EXECUTE]);
  assert.deepEqual((await sent).postDataJSON(), {
    channel: "stable", mode: "debug", edition: "2024", crateType: "bin", tests: false, backtrace: false,
    code: await listing.code.textContent(),
  });
}));

test("tests and features are asked for there, and what is not to be run is only compiled", () => book.withPage({}, async (page) => {
  await openChapter(page, says({ stderr: "    Finished `test` profile\n     Running unittests src/main.rs (target/debug/deps/playground-1)\n", stdout: "\nrunning 1 test\ntest a ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n" }));
  const listing = listingOn(page, '.listing[data-kind="runs"]');
  await listing.write("#![feature(never_type)]\n#[test]\nfn a() {}");
  const sent = page.waitForRequest(EXECUTE);
  await listing.run.click();
  await listing.ends(/^The test passed/);
  const { channel, tests } = (await sent).postDataJSON();
  assert.deepEqual({ channel, tests }, { channel: "nightly", tests: true });
}));

test("what is not to be run is compiled there", () => book.withPage({}, async (page) => {
  await page.route("https://play.rust-lang.org/compile", says({ stderr: "    Finished `dev` profile\n" }));
  await openChapter(page, says({}), running, (body) => body.replace("</main>", '<pre><code class="language-rust no_run">fn main() { loop {} }\n</code></pre></main>'));
  const listing = listingOn(page, ".code-block:has(.no_run)");
  const sent = page.waitForRequest("https://play.rust-lang.org/compile");
  await listing.root.getByRole("button", { name: /^Check / }).click();
  await listing.ends(/^Compiles, and is not run/);
  assert.equal((await sent).postDataJSON().target, "mir");
}));

test("the playground is asked to optimise what was recorded optimised", () => book.withPage({}, async (page) => {
  await openChapter(page, says({}), optimised);
  const sent = page.waitForRequest(EXECUTE);
  await listingOn(page, ".listing:has(.optimised)").run.click();
  assert.equal((await sent).postDataJSON().mode, "release");
}));

test("what the compiler says there is read out of its text", () => book.withPage({}, async (page) => {
  const stderr = `   Compiling playground v0.0.1 (/playground)
error[E0382]: borrow of moved value: \`name\`
 --> src/main.rs:3:16
  |
3 |     println!("{name}");
  |                ^^^^ value borrowed here after move

For more information about this error, try \`rustc --explain E0382\`.
error: could not compile \`playground\` (bin "playground") due to 1 previous error
`;
  await openChapter(page, says({ success: false, exitDetail: "Exited with status 101", stderr }));
  const listing = listingOn(page, '.listing[data-kind="runs"]');
  await listing.run.click();
  await listing.ends(/^Refused by the compiler: 1 error\.$/);
  assert.equal(await listing.result.locator(".playground-words").count(), 1);
  assert.equal(await listing.result.locator(".playground-place").innerText(), "src/main.rs:3:16");
}));

test("a panic there is told from a refusal", () => book.withPage({}, async (page) => {
  const stderr = "     Running `target/debug/playground`\n\nthread 'main' (1) panicked at src/main.rs:2:5:\nhere\n";
  await openChapter(page, says({ success: false, exitDetail: "Exited with status 101", stderr }));
  const listing = listingOn(page, '.listing[data-kind="runs"]');
  await listing.run.click();
  await listing.ends(/^Panicked/);
  assert.match(await listing.output.textContent() ?? "", /panicked at src\/main\.rs:2:5/);
}));

test("when it can't be reached, one sentence says how to run the book at home", () => book.withPage({}, async (page) => {
  await openChapter(page, (route) => route.abort());
  const listing = listingOn(page, '.listing[data-kind="runs"]');
  await listing.run.click();
  await listing.ends(/^play\.rust-lang\.org can't be reached/);
  await listing.result.getByText(/start cargo run in it/).waitFor();
}));

test("Stop gives up waiting", () => book.withPage({}, async (page) => {
  await openChapter(page, async () => {});
  const listing = listingOn(page, '.listing[data-kind="runs"]');
  await listing.run.click();
  await listing.stop.click();
  await listing.ends(/^Stopped by you/);
}));

test("editing works, and asks nobody while somebody types", () => book.withPage({}, async (page) => {
  const asked = await openChapter(page, says({}));
  const listing = listingOn(page, '.listing[data-kind="runs"]');
  await listing.write("fn main() { nothing }");
  await page.waitForTimeout(1000);
  assert.deepEqual(asked, []);
}));
