// What an author sees of a listing that has changed: the strip under its figure. What the server tells is made up here; that
// it does is tried in `crates/book/tests/serve`.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { chapterWith, DESKTOP, fitsAcross, listen, PHONE } from "../support/book.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../../theme/js/author/main.js").Verdict} Verdict */

const book = await bookForTests();

const running = await chapterWith(/data-kind="runs"/);

/** @type {Verdict["findings"]} */
const FINDINGS = [
  {
    sentence: "standard output is not what the page shows",
    words: "",
    lines: [[" ", "first"], ["-", "thank you"], ["+", `thanks a ${"long ".repeat(60)}lot`], ["…", "and 2 more lines"]],
  },
  { sentence: "does not compile", words: "error[E0425]: cannot find `it`\n<b>", lines: [] },
];

/**
 * Opens a chapter and tells it of its first listing that runs.
 *
 * @param {Page} page
 */
async function open(page) {
  const heard = listen(page);
  /** @type {import("playwright-core").WebSocketRoute | undefined} */
  let server;
  await page.routeWebSocket("**/__live", (socket) => { server = socket; });
  await page.goto(running);
  const figure = page.locator('.listing[data-kind="runs"]').first();
  const listing = await figure.getAttribute("data-listing") ?? "";
  const name = await figure.locator(".listing-number").textContent() ?? "";
  const last = page.locator(`.listing[data-listing="${listing}"]`).last();
  const strip = last.locator(".author-strip");
  return {
    heard, listing, name, strip,
    record: strip.getByRole("button", { name: `Record ${name} anew` }),
    announced: page.locator(".author-announcer"),
    /** As the server tells it. @param {Verdict["state"]} state @param {Verdict["findings"]} [findings] */
    async tell(state, findings = []) {
      server?.send(JSON.stringify({ listing, state, findings }));
      await strip.and(page.locator(`[data-state="${state}"]`)).waitFor();
    },
  };
}

describe("the strip under a listing", () => {
  test("says what came of it, in its place and to those who listen", () => book.withPage({}, async (page) => {
    const { heard, name, strip, record, announced, tell } = await open(page);
    assert.equal(await strip.count(), 0, "nothing has changed");
    await tell("checking");
    assert.equal(await strip.locator(".author-summary").textContent(), "Being checked …");
    await tell("holds");
    await announced.filter({ hasText: `${name}: What is recorded of it holds.` }).waitFor({ state: "attached" });
    assert.equal(await record.count(), 0, "there is nothing to record");
    await tell("differs", FINDINGS);
    const said = `${name}: What is recorded of it does not hold. Standard output is not what the page shows. Does not compile.`;
    await announced.filter({ hasText: said }).waitFor({ state: "attached" });
    assert.equal(await strip.count(), 1);
    assert.deepEqual(heard, { errors: [], foreign: [] });
  }));

  test("tells what is recorded from what is now by more than colour", () => book.withPage({}, async (page) => {
    const { strip, tell } = await open(page);
    await tell("differs", FINDINGS);
    assert.equal(await strip.locator("del").textContent(), "− thank you\n");
    assert.match(await strip.locator("ins").textContent() ?? "", /^\+ thanks a long /);
    assert.equal(await strip.locator(".author-legend").textContent(), "− recorded, + now");
    assert.equal(await strip.locator("pre").last().textContent(), FINDINGS[1].words);
  }));

  for (const [size, viewport] of Object.entries({ DESKTOP, PHONE })) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      test(`is accessible and fits, ${size.toLowerCase()}, ${colorScheme}`, () => book.withPage({ viewport, colorScheme }, async (page) => {
        const { strip, tell } = await open(page);
        await tell("differs", FINDINGS);
        await strip.scrollIntoViewIfNeeded();
        assert.deepEqual(await violations(page), []);
        assert.ok(await fitsAcross(page));
        await tell("recorded", FINDINGS.slice(0, 1));
        assert.deepEqual(await violations(page), []);
      }));
    }
  }
});

describe("Record", () => {
  test("asks with the token of this server, for this listing", () => book.withPage({}, async (page) => {
    const { listing, strip, record, tell } = await open(page);
    await page.route("**/author/record", (route) => route.fulfill({ json: { changes: [] } }));
    await tell("differs", FINDINGS);
    const asked = page.waitForRequest("**/author/record");
    await record.click();
    const request = await asked;
    assert.deepEqual(request.postDataJSON(), { listing });
    assert.match(await request.headerValue("x-playground-token") ?? "", /^[0-9a-f]{32}$/);
    assert.equal(await strip.locator(".author-refusal").count(), 0);
  }));

  test("says why nothing is recorded", () => book.withPage({}, async (page) => {
    const { strip, record, tell } = await open(page);
    const error = "does not compile";
    await page.route("**/author/record", (route) => route.fulfill({ status: 409, json: { error } }));
    await tell("differs", FINDINGS);
    await record.click();
    const refusal = strip.getByRole("alert");
    await refusal.waitFor();
    assert.equal(await refusal.textContent(), "Not recorded: Does not compile.");
    assert.ok(await record.isEnabled(), "it can be asked again");
  }));

  test("keeps the place of the focus", () => book.withPage({}, async (page) => {
    const { strip, record, tell } = await open(page);
    await page.route("**/author/record", (route) => route.fulfill({ json: { changes: [] } }));
    await tell("differs", FINDINGS);
    await record.focus();
    await tell("recorded", FINDINGS.slice(0, 1));
    assert.ok(await strip.locator(".author-summary").evaluate((it) => it === document.activeElement));
  }));
});
