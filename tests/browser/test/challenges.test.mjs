// The reader as the scheduler: challenges, and versions of one's own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { DEADLOCK, openExplored, PREDICT } from "../support/explored.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

/** What somebody makes of a listing, and its graph. */
const EDITED = await readFile(new URL("../fixtures/graphs/lost_sale.rs", import.meta.url), "utf8");
const EXPLORED = JSON.parse(await readFile(new URL("../fixtures/graphs/lost_sale.json", import.meta.url), "utf8"));

describe("challenges", () => {
  test("a deadlock that is found solves it; another end does not", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks", data: DEADLOCK });
    await explorer.open();
    await explorer.press("0", "0", "1");
    await explorer.challenge.getByText("Not yet.").waitFor();
    await explorer.press("1");
    await explorer.challenge.getByText("From here, it can't happen any more.").waitFor();
    for (let step = 0; step < 9; step++) await explorer.press("1", "2", "0");
    await explorer.challenge.getByText("Not this time").waitFor();
    await explorer.press("Home", "0", "0", "2", "1");
    await explorer.challenge.getByText("Solved!").waitFor();
  }));

  test("being shown is not finding", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks", data: DEADLOCK });
    await explorer.open();
    await explorer.outcome("deadlock").getByRole("button").click();
    await explorer.challenge.getByText("This was shown to you.").waitFor();
    await explorer.press("Home", "0", "0", "1", "2");
    await explorer.challenge.getByText("Solved!").waitFor();
  }));

  test("an output can be asked for", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "lost_sale", data: { challenge: "Lose a sale.", goal: "output:sold: 1" } });
    await explorer.open();
    await explorer.press("0", "0", "1", "2", "1", "2", "0", "0");
    await explorer.challenge.getByText("Solved!").waitFor();
  }));

  test("a prediction is judged, and not given away before", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "lost_sale", data: PREDICT });
    await explorer.open();
    const box = (/** @type {string} */ name) => explorer.challenge.getByRole("checkbox", { name });
    assert.equal(await explorer.challenge.getByRole("checkbox").count(), 4);
    assert.equal(await explorer.outcome("sold: 1").isVisible(), false);
    await box("sold: 2").check();
    await box("sold: 3").check();
    await explorer.button("Check my answer").click();
    await explorer.challenge.getByText("Not yet: 1 output you chose can't happen and 1 that can is missing.").waitFor();
    await box("sold: 3").uncheck();
    await box("sold: 1").check();
    await explorer.button("Check my answer").click();
    await explorer.challenge.getByText("Solved!").waitFor();
    assert.ok(await explorer.outcome("sold: 1").isVisible());
  }));
});

describe("a version of one's own", () => {
  /**
   * Edits a listing whose explorer is open, while `events` are all that the server tells.
   *
   * @param {Page} page
   * @param {object[]} events
   * @param {Record<string, string>} [data]
   */
  async function edit(page, events, data) {
    const explorer = await openExplored(page, { graph: "two_locks", data });
    await page.route("**/playground/check", (route) => route.abort());
    await page.route("**/playground/explore", (route) => route.fulfill({
      contentType: "application/x-ndjson", body: events.map((event) => `${JSON.stringify(event)}\n`).join(""),
    }));
    await explorer.open();
    assert.equal(await explorer.mine.isVisible(), false);
    await explorer.listing.write(EDITED);
    await explorer.mine.getByText("You have changed this listing").waitFor();
    return explorer;
  }

  test("is explored by the server, in place of the book's", () => book.withPage({}, async (page) => {
    const explorer = await edit(page, [
      { event: "compiled", cached: false, ms: 400 }, { event: "graph", graph: EXPLORED }, { event: "end", phase: "run", reason: "exit", code: 0 },
    ], { model: "weak", eager: "spawn unlock", spurious: "", ...DEADLOCK });
    const sent = page.waitForRequest("**/playground/explore");
    await explorer.button("Explore my version").click();
    const request = await sent;
    assert.deepEqual(request.postDataJSON(), { code: EDITED, edition: "2024", model: "weak", eager: ["spawn", "unlock"], spurious: true });
    assert.ok(request.headers()["x-playground-token"]);
    await explorer.mine.getByText("This is your version.").waitFor();
    await explorer.root.getByText("in your version: 10 schedules, 2 outcomes").waitFor();
    await explorer.challenge.getByText("In this version, no schedule does that.").waitFor();
    await explorer.root.locator(".xp-row", { hasText: "sold.load(SeqCst)" }).waitFor();
    const url = page.url();
    await explorer.button(/^main: start t1/).press("0");
    await explorer.tells("Step 1: main starts t1");
    assert.equal(page.url(), url, "an edit has no address");

    await explorer.button("Back to the book's version").click();
    await explorer.root.locator(".xp-row", { hasText: "let bar = Mutex" }).waitFor();
  }));

  test("that the compiler refuses is told in its words", () => book.withPage({}, async (page) => {
    const explorer = await edit(page, [
      { event: "diagnostic", level: "error", message: "mismatched types", rendered: "error[E0308]: mismatched types\n", spans: [], suggestions: [] },
      { event: "end", phase: "compile", reason: "exit", code: 1 },
    ]);
    await explorer.button("Explore my version").click();
    await explorer.mine.getByText("Refused by the compiler: 1 error.").waitFor();
    await explorer.mine.getByText("error[E0308]: mismatched types").waitFor();
    await explorer.button("Explore my version").waitFor();
  }));

  test("that can't be explored is told why", () => book.withPage({}, async (page) => {
    const sentence = "line 3 has a `static mut`: what threads do to it is no step that the explorer sees";
    const explorer = await edit(page, [{ event: "unexplorable", sentence }, { event: "end", phase: "run", reason: "exit", code: 1 }]);
    await explorer.button("Explore my version").click();
    await explorer.mine.getByText("Your version can't be explored: line 3 has a static mut").waitFor();
    await explorer.mine.getByText("Below is the book's version.").waitFor();
  }));

  test("what was found before it was stopped is told", () => book.withPage({}, async (page) => {
    const explorer = await edit(page, [
      { event: "found", sentence: "a deadlock: main waits for `till`, which it holds itself" }, { event: "end", phase: "run", reason: "timeout" },
    ]);
    await explorer.button("Explore my version").click();
    await explorer.mine.getByText("Exploring took too long, and was stopped: there may be too many schedules. "
      + "Found so far: a deadlock: main waits for till, which it holds itself. Below is the book's version.").waitFor();
  }));

  test("a server that does not answer is told of", () => book.withPage({}, async (page) => {
    const explorer = await edit(page, []);
    await page.route("**/playground/explore", (route) => route.abort());
    await explorer.button("Explore my version").click();
    await explorer.mine.getByText("The server can't be reached.").waitFor();
  }));

  test("on a published copy, one sentence says how to do it at home", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks", copy: true });
    await explorer.open();
    await explorer.listing.write(EDITED);
    await explorer.mine.getByText("start cargo run in it, and open this page there").waitFor();
    assert.equal(await explorer.button("Explore my version").count(), 0);
  }));
});
