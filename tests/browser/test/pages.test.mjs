// Every page, in both themes, on a desk and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { allPages, DESKTOP, openBook, origin, PHONE } from "../support/book.mjs";

/** @type {import("../support/book.mjs").Book} */
let book;
before(async () => { book = await openBook(); });
after(async () => { await book.close(); });

const pages = await allPages();

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    describe(`${colorScheme}, ${name}`, () => {
      for (const path of pages) {
        test(path, () => book.withPage({ viewport, colorScheme }, (page) => readPage(page, path)));
      }
    });
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} path
 */
async function readPage(page, path) {
  const heard = listen(page);
  await page.goto(path);

  assert.deepEqual(await violations(page), [], "axe finds nothing");
  assert.ok(await fitsAcross(page), "the page does not scroll sideways");
  assert.deepEqual(heard.foreign, [], "no request leaves for another host");
  assert.deepEqual(heard.errors, [], "nothing goes wrong in the console");
}

/**
 * Notes what a page says and whom it calls, from now on.
 *
 * @param {import("playwright-core").Page} page
 */
function listen(page) {
  const heard = { errors: /** @type {string[]} */ ([]), foreign: /** @type {string[]} */ ([]) };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.errors.push(message.text());
  });
  page.on("pageerror", (error) => heard.errors.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (new URL(url).origin !== origin() && !url.startsWith("data:")) heard.foreign.push(url);
  });
  return heard;
}

/** @param {import("playwright-core").Page} page */
function fitsAcross(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}
