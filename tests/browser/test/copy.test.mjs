// A published copy below any path: nothing it needs, and nothing it links to, is outside of that.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { allPages, chapterWith, listen } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";
import { bookForTests, copyForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();
const copy = await copyForTests();

const QUIET = { errors: [], foreign: [] };
const pages = ["/", ...await allPages()];
const chapter = await chapterWith(/data-kind="runs"/);
const explored = await chapterWith(/data-explore="/);

/**
 * Opens a page of the copy.
 *
 * @param {Page} page
 * @param {string} path as on the served book
 */
async function open(page, path) {
  const heard = listen(page, copy.home);
  await copy.open(page, path);
  return heard;
}

/** Where the links of a page lead that don't leave this host. @param {Page} page */
function linked(page) {
  return page.evaluate(() => {
    const links = Array.from(document.querySelectorAll("a"), (link) => new URL(link.href || location.href));
    return Array.from(new Set(links.filter((url) => url.origin === location.origin).map((url) => url.origin + url.pathname)));
  });
}

// Most of it is waiting until a page asks for nothing any more.
describe("every page has all it needs, and links that lead somewhere", { concurrency: 4 }, () => {
  /** @type {Set<string>} */
  const followed = new Set();
  for (const path of pages) {
    test(path, () => book.withPage({}, async (page) => {
      assert.deepEqual(await open(page, path), QUIET);
      const links = await linked(page);
      assert.deepEqual(links.filter((link) => !link.startsWith(copy.home)), []);
      for (const link of links.filter((link) => !followed.has(link))) {
        assert.equal((await fetch(link)).status, 200, link);
        followed.add(link);
      }
    }));
  }
});

test("the search finds, and leads to what it found", () => book.withPage({}, async (page) => {
  const heard = await open(page, chapter);
  await page.keyboard.press("s");
  await page.keyboard.type("mutex");
  const result = page.locator("#mdbook-searchresults a").first();
  await result.click();
  await page.waitForURL((url) => !url.href.startsWith(copy.at(chapter)) || url.search !== "");
  assert.ok(page.url().startsWith(copy.home), page.url());
  assert.match(await page.locator("main mark").first().innerText(), /mutex/i);
  assert.deepEqual(heard, QUIET);
}));

test("the editor loads", () => book.withPage({}, async (page) => {
  const heard = await open(page, chapter);
  const listing = listingOn(page);
  await listing.edit.click();
  await listing.content.waitFor();
  assert.deepEqual(heard, QUIET);
}));

test("the explorer loads, with its graph", () => book.withPage({}, async (page) => {
  const heard = await open(page, explored);
  const place = page.locator(".explorer").first();
  const graph = page.waitForResponse(/\/graphs\//);
  await place.getByRole("button", { name: /^Explore schedules of / }).click();
  await place.locator(".xp").waitFor();
  assert.ok((await graph).ok());
  assert.deepEqual(heard, QUIET);
}));

describe("a wrong address", () => {
  /** @param {Page} page */
  async function looksLikeTheBook(page) {
    const home = page.locator("#mdbook-sidebar").getByRole("link").first();
    await home.waitFor();
    assert.ok((await home.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href)).startsWith(copy.home));
    assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Bitter/);
  }

  test("beside the first page shows the page for it", () => book.withPage({}, async (page) => {
    const { foreign, errors } = await open(page, "/no-such-page.html");
    assert.deepEqual(foreign, []);
    assert.equal(errors.length, 1, "the browser tells that the page itself is missing, and nothing else");
    await looksLikeTheBook(page);
  }));

  for (const path of [chapter.replace(/[^/]+$/, "no-such-page.html"), "/no/such/folder/", "/no-such-folder/page?of=it#all"]) {
    test(`${path} leads to it`, () => book.withPage({}, async (page) => {
      const heard = listen(page, copy.home);
      await page.goto(copy.at(path));
      await page.waitForURL(`${copy.home}404.html`);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(heard.foreign, []);
      await looksLikeTheBook(page);
    }));
  }
});
