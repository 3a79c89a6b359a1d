// What becomes of a reader's edits.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { listingOn } from "../support/listing.mjs";
import { open, PRINTS, running, RUNS } from "../support/playground.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

describe("editing", () => {
  test("an edit survives a reload; Reset takes it back, and can itself be undone", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    const original = await listing.code.textContent();
    await listing.write(PRINTS);
    await listing.done.click();
    assert.equal(await listing.code.textContent(), PRINTS);

    await page.reload();
    assert.equal(await listing.code.textContent(), PRINTS);
    await listing.root.getByText("edited", { exact: true }).waitFor();
    await listing.run.click();
    await listing.ends(/^Ended normally/);
    assert.equal(await listing.output.textContent(), "six times seven: 42\n");

    await listing.reset.click();
    assert.equal(await listing.code.textContent(), original);
    await listing.undoReset.click();
    assert.equal(await listing.code.textContent(), PRINTS);
    await listing.reset.click();

    await page.reload();
    assert.equal(await listing.code.textContent(), original);
    assert.equal(await listing.reset.count(), 0);
  }));

  test("when the book changes a listing, the reader sees the new text", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    await listing.done.click();
    await page.route(`**${running}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll("fn main() {\n", "fn main() {\n    // a new edition\n");
      await route.fulfill({ response, body });
    });
    await page.reload();
    assert.match(await listing.code.textContent() ?? "", /a new edition/);
  }));

  test("a hundred edits are kept, the oldest given up", () => book.withPage({}, async (page) => {
    await open(page, running);
    await page.evaluate(() => {
      for (let i = 0; i < 105; i++) localStorage.setItem(`playground-edit:${i}`, JSON.stringify({ text: "old", time: i }));
    });
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    await page.waitForFunction(() => Object.values(localStorage).some((value) => value.includes("six times seven")));
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("playground-edit:")));
    assert.equal(kept.length, 100);
    assert.ok(!kept.includes("playground-edit:5") && kept.includes("playground-edit:6"));
  }));

  test("with storage blocked, everything else works", () => book.withPage({}, async (page) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    });
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    await listing.run.click();
    await listing.ends(/^Ended normally/);
  }));

  test("the keys of the page do nothing in the editor", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.edit.click();
    await listing.content.waitFor();
    const url = page.url();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("s?/");
    assert.equal(page.url(), url);
    assert.equal(await page.locator("#mdbook-searchbar").isVisible(), false);
  }));

  test("the link to the Playground has the text as it stands", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    const link = listing.root.getByRole("link", { name: /in the Playground$/ });
    const { searchParams, origin } = new URL(await link.getAttribute("href") ?? "");
    assert.equal(origin, "https://play.rust-lang.org");
    assert.equal(searchParams.get("code"), PRINTS);
    assert.equal(searchParams.get("edition"), "2024");
    assert.equal(searchParams.get("version"), "stable");
    await listing.write(`#![feature(never_type)]\n${PRINTS}`);
    assert.equal(new URL(await link.getAttribute("href") ?? "").searchParams.get("version"), "nightly");
    assert.equal(await link.getAttribute("rel"), "noopener");
  }));
});

test("the whole journey by keyboard", () => book.withPage({}, async (page) => {
  await open(page, running);
  const listing = listingOn(page, RUNS);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.className);
  const { keyboard } = page;

  await listing.run.focus();
  await keyboard.press("Enter");
  await listing.ends(/^Ended normally/);
  assert.match(await focused() ?? "", /^Run /);

  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await listing.content.waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".cm-content"));
  await listing.write(PRINTS);
  await keyboard.press("ControlOrMeta+Enter");
  await listing.output.filter({ hasText: "six times seven: 42" }).waitFor({ timeout: 30_000 });
  assert.match(await focused() ?? "", /^Program of /, "running leaves the cursor where it is");

  await keyboard.press("Tab");
  assert.match(await focused() ?? "", /^Run /, "Tab goes on through the page");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Escape");
  assert.match(await focused() ?? "", /^Done editing /, "Esc leaves the editor");
  await keyboard.press("Enter");
  assert.match(await focused() ?? "", /^Edit /);
  await keyboard.press("Tab");
  assert.match(await focused() ?? "", /^Reset /);
  await keyboard.press("Enter");
  assert.match(await focused() ?? "", /^Undo reset /);
  await keyboard.press("ControlOrMeta+Enter");
  await listing.ends(/^Ended normally/);
}));
