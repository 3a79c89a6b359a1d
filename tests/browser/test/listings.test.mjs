// What a reader does with a listing: copy it, look at its hidden lines, reach all of it by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../support/axe.mjs";
import { chapters, chapterWith, PHONE } from "../support/book.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

test("Copy copies a program that is wholly shown", async () => {
  const path = await chapterWith(/class="listing"/);
  const program = await book.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(path);
    return page.locator(".listing > pre > code").first().textContent();
  });

  await book.withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.goto(path);
    const listing = page.locator(".listing").first();
    await listing.getByRole("button", { name: /^Copy Listing/ }).click();
    await listing.getByText("Copied", { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), program);
  });
});

test("the parts of a listing are told apart", async () => {
  const path = await chapterWith(/data-listing="([^"]+)"[^]*data-listing="\1"/);
  await book.withPage({}, async (page) => {
    await page.goto(path);
    const runs = page.getByRole("button", { name: /^Run / });
    await runs.first().waitFor();
    const names = await runs.evaluateAll((all) => all.map((one) => one.ariaLabel ?? ""));
    assert.ok(names.some((name) => /^Run Listing \d+-\d+, part 2$/.test(name)), String(names));
    assert.equal(new Set(names).size, names.length, String(names));
  });
});

test("hidden lines come and go by keyboard", async () => {
  const path = await chapterWith(/class="boring"/);
  await book.withPage({}, async (page) => {
    await page.goto(path);
    const block = page.locator(":is(.listing, .code-block):has(.boring)").first();
    const hidden = block.locator(".boring").first();
    const button = block.locator(".hidden-lines-button");
    assert.equal(await hidden.isVisible(), false);

    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await hidden.isVisible(), true);
    assert.match(await button.innerText(), /^Hide/);

    await page.keyboard.press("Space");
    assert.equal(await hidden.isVisible(), false);
  });
});

test("whatever has the focus shows it", () => book.withPage({}, async (page) => {
  await page.goto(await chapterWith(/data-kind="refused"/));
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const { name, outline } = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const style = getComputedStyle(element);
      return {
        name: `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 30)}`,
        outline: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
      };
    });
    assert.ok(outline >= 2, `${name} has an outline`);
  }
}));

test("the sidebar opens by keyboard on a phone, and stays in order", () => book.withPage({ viewport: PHONE }, async (page) => {
  await page.goto("/title.html");
  const button = page.getByRole("button", { name: "Table of contents" });
  assert.equal(await button.getAttribute("aria-expanded"), "false");

  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator("#mdbook-sidebar .active").waitFor({ state: "visible" });
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await violations(page), []);
}));

test("search, themes and help are in order when open", () => book.withPage({}, async (page) => {
  await page.goto("/title.html");
  await page.getByRole("button", { name: "Toggle Searchbar" }).click();
  const field = page.getByRole("searchbox", { name: "Search this book" });
  await field.pressSequentially("thread");
  await page.locator("#mdbook-searchresults li").first().waitFor();
  assert.deepEqual(await violations(page), [], "with search results");

  await page.getByRole("button", { name: "Change theme" }).click();
  assert.deepEqual(await page.getByRole("menuitem").allInnerTexts(), ["Auto", "Light", "Dark"]);
  assert.deepEqual(await violations(page), [], "with the themes");

  await page.getByRole("menuitem", { name: "Dark" }).click();
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");

  await page.locator("h1#fearless").click();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  assert.deepEqual(await violations(page), [], "with the help");
}));

test("with scripts off, every listing is complete", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
  for (const path of await chapters()) {
    await page.goto(path);
    await page.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
    await assertAllVisible(page, ".listing > pre > code, .listing .boring, .listing-output pre", path);
  }
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`on paper, every listing is complete and dark on white (${colorScheme})`, () => book.withPage({ colorScheme }, async (page) => {
    for (const path of await chapters()) {
      await page.goto(path);
      await page.emulateMedia({ media: "print" });
      await assertAllVisible(page, ".listing > pre > code, .listing-output pre", path);
      assert.equal(await page.locator(".listing-controls:visible").count(), 0, "no buttons");
      const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
      assert.equal(scheme, "light");
      await page.emulateMedia({ media: null });
    }
  }));
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 * @param {string} path
 */
async function assertAllVisible(page, selector, path) {
  const unseen = await page.locator(selector).evaluateAll((elements) => elements
    .filter((element) => element.getClientRects().length === 0 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .map((element) => element.textContent));
  assert.deepEqual(unseen, [], `everything of ${path} is shown`);
}
