// The first sight of a page: its fonts are asked for at once, and what stands in for a late one looks meant.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chapterWith } from "../support/book.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

const path = await chapterWith(/<h2 id=/);

/** What is set in the heading font, and the text. */
const SAMPLES = ["main h1", "main h2", "#mdbook-sidebar .chapter-item a", ".menu-title", "main > p"];

/**
 * How wide the words of each sample are, in pixels, and how high the page is.
 *
 * @param {Page} page
 */
function measures(page) {
  return page.evaluate((samples) => ({
    widths: samples.map((selector) => {
      const element = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
      const range = document.createRange();
      if (element) range.selectNodeContents(element);
      return range.getBoundingClientRect().width;
    }),
    height: document.documentElement.scrollHeight,
  }), SAMPLES);
}

test("the fonts of the first lines are asked for before any style is read", () => book.withPage({}, async (page) => {
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  const used = await page.evaluate((samples) => samples.map((selector) => {
    const element = document.querySelector(selector);
    const { fontFamily } = getComputedStyle(element ?? document.body);
    return fontFamily.split(",")[0].replaceAll('"', "").toLowerCase().replaceAll(" ", "-");
  }), SAMPLES);
  const preloaded = await page.locator('link[rel="preload"][as="font"]').evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const family of used) assert.ok(preloaded.some((file) => file.includes(family)), `${family} in ${preloaded}`);
}));

test("nothing moves when they come", async () => {
  const [real, standIn] = await Promise.all([false, true].map((blocked) => book.withPage({}, async (page) => {
    if (blocked) await page.route("**/*.woff2", (route) => route.abort());
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    return measures(page);
  })));
  for (const [index, selector] of SAMPLES.entries()) {
    const [ours, other] = [real.widths[index], standIn.widths[index]];
    assert.ok(ours > 20, selector);
    assert.ok(Math.abs(other / ours - 1) < 0.06, `${selector}: ${other} in place of ${ours}`);
  }
  assert.ok(Math.abs(standIn.height / real.height - 1) < 0.02, `${standIn.height} in place of ${real.height}`);
});
