// Every page, in both themes, on a desk and on a phone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { allPages, DESKTOP, fitsAcross, listen, PHONE } from "../support/book.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

const pages = await allPages();

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    describe(`${colorScheme}, ${name}`, { concurrency: 2 }, () => {
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
