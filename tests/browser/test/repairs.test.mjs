// What the compiler says to a reader of a served book, and what can be done about it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chapterWith } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";
import { open, PRINTS, refused, REFUSED, running, RUNS } from "../support/playground.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

const MOVED = `fn main() {
    let name = String::from("Ferris");
    drop(name);
    println!("{name}");
}
`;

describe("refusals and repairs", () => {
  test("a refused listing shows the compiler's words, and marks the place", () => book.withPage({}, async (page) => {
    await open(page, refused);
    const listing = listingOn(page, REFUSED);
    await listing.run.click();
    await listing.ends(/^Refused by the compiler: \d+ error/);
    const words = listing.result.locator(".playground-words").first();
    assert.match(await words.textContent() ?? "", /^error\[E0373\]: closure may outlive/);
    assert.equal(await words.locator(".dx-error a").getAttribute("href"), "https://doc.rust-lang.org/error_codes/E0373.html");
    assert.ok(await page.evaluate(() => (CSS.highlights.get("playground-error")?.size ?? 0) > 0));

    const place = words.locator(".playground-place").first();
    const line = Number(/:(\d+):/.exec(await place.innerText())?.[1]);
    await place.click();
    const shown = await page.evaluate(() => String([...CSS.highlights.get("playground-line") ?? []][0]));
    assert.equal(shown, (await listing.code.textContent())?.split("\n")[line - 1]);
  }));

  test("one click applies what the compiler suggests; then it runs", () => book.withPage({}, async (page) => {
    await open(page, refused);
    const listing = listingOn(page, REFUSED);
    await listing.run.click();
    await listing.ends(/^Refused/);
    await listing.result.locator(".playground-suggestion", { hasText: "move" }).first().click();
    await listing.content.filter({ hasText: "move ||" }).waitFor();
    await page.keyboard.press("ControlOrMeta+Enter");
    await listing.ends(/^Ended normally/);
  }));

  test("a block without main is told of in its own lines, and no change to what is around it is offered", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write('let n: i32 = "12".parse()?;\nprintln!("{n}");');
    await listing.run.click();
    await listing.ends(/^Refused by the compiler: 1 error/);
    assert.equal(await listing.result.locator(".playground-suggestion").count(), 0);
    assert.equal(await listing.result.locator(".playground-place").first().innerText(), "src/main.rs:1:26");
    const line = listing.root.locator(".cm-line", { has: page.locator(".cm-lintRange-error") });
    assert.equal(await line.textContent(), 'let n: i32 = "12".parse()?;');
  }));

  test("paths of the standard library are those of the record", () => book.withPage({}, async (page) => {
    await open(page, await chapterWith(/data-kind="refused"[^]*?std\/src\//));
    const listing = listingOn(page, '.listing[data-kind="refused"]:has-text("std/src/")');
    const recorded = await listing.root.locator(".listing-output, .listing-refusal").first().textContent();
    await listing.run.click();
    await listing.ends(/^Refused/);
    const places = (/** @type {string | null} */ text) => Array.from(text?.matchAll(/(?:-->|:::) (\S*)/g) ?? [], ([, place]) => place).sort();
    assert.deepEqual(places(await listing.result.textContent()), places(recorded));
  }));

  test("the editor marks a mistake while somebody types, and forgets it when it is gone", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(MOVED);
    await listing.squiggle.waitFor({ timeout: 30_000 });
    const line = listing.root.locator(".cm-line", { has: page.locator(".cm-lintRange-error") });
    assert.equal(await line.textContent(), '    println!("{name}");');
    assert.equal(await listing.root.locator(".cm-lint-marker-error").count(), 1);

    await listing.squiggle.hover();
    const message = page.locator(".cm-tooltip-lint");
    await message.filter({ hasText: "borrow of moved value" }).waitFor();

    await listing.content.focus();
    await page.keyboard.press("F8");
    await listing.root.getByText(/^Line 4: borrow of moved value/).waitFor();

    await listing.write(PRINTS);
    await listing.squiggle.waitFor({ state: "detached", timeout: 30_000 });
  }));
});
