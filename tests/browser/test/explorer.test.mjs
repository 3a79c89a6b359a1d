// The reader as the scheduler: choosing threads, going back, jumping to outcomes.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chapterWith, listen } from "../support/book.mjs";
import { chapter, DEADLOCK, openExplored } from "../support/explored.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.className);

/** Whether none of it has been scrolled out of sight. @param {import("playwright-core").Locator} part */
const isInItsBox = (part) => part.evaluate((element) => {
  const box = element.closest(".xp-scroll")?.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return box !== undefined && top >= box.top && bottom <= box.bottom;
});

describe("before anybody explores", () => {
  test("neither the graph nor the script is fetched", () => book.withPage({}, async (page) => {
    const heard = listen(page);
    /** @type {string[]} */
    const scripts = [];
    page.on("request", (request) => { if (request.url().includes("explorer.js")) scripts.push(request.url()); });
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.opener.waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(explorer.requests(), 0);
    assert.deepEqual(scripts, []);
    await explorer.open();
    assert.equal(explorer.requests(), 1);
    assert.equal(scripts.length, 1);
    assert.deepEqual(heard, { errors: [], foreign: [] });
  }));

  test("with scripts off there is the summary alone", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    assert.ok(await explorer.claims.isVisible());
    assert.equal(await explorer.place.locator(":visible").count(), 1);
  }));

  test("on paper there is the summary alone", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await page.emulateMedia({ media: "print" });
    assert.equal(await explorer.place.locator("> :visible").count(), 1);
    assert.ok(await explorer.claims.isVisible());
  }));

  test("a graph that can't be had is said in a sentence, and can be asked for again", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await page.route("**/graphs/explored.json", (route) => route.fulfill({ status: 500 }), { times: 1 });
    await explorer.opener.click();
    await explorer.place.getByText("The explorer can't be loaded.").waitFor();
    await explorer.open();
  }));
});

describe("choosing", () => {
  test("the deadlock is reached by keyboard, said, and explained", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks", data: DEADLOCK });
    const url = page.url();
    await explorer.opener.focus();
    await page.keyboard.press("Enter");
    await explorer.root.waitFor();
    await page.waitForFunction(() => document.activeElement?.matches(".xp-way"));
    assert.equal(await focused(page), "main: start t1, line 9");

    await explorer.press("0", "0", "1");
    await explorer.tells("Step 3: t1 locks bar, line 10.");
    await explorer.button("t2: lock door, line 16").waitFor();
    await explorer.press("2");
    await explorer.tells("Deadlock: no thread can ever move again.");
    await explorer.tells("t1 waits for door, which t2 holds.");
    await explorer.tells("t2 waits for bar, which t1 holds.");
    assert.match(await explorer.spoken.textContent() ?? "", /^Step 4: t2 locks door, line 16\. Deadlock/);
    const t1 = explorer.button("t1: waits: lock door — held by t2, line 11");
    assert.equal(await t1.getAttribute("aria-disabled"), "true");

    await explorer.press("ArrowLeft", "ArrowLeft");
    await explorer.tells("Step 2: main starts t2");
    await explorer.press("ArrowRight");
    await explorer.tells("Step 3:");
    await explorer.press("End");
    await explorer.tells("Deadlock");
    await explorer.press("Home");
    await explorer.tells("Let a thread move");
    assert.equal(new URL(page.url()).pathname, new URL(url).pathname, "mdBook has not turned the page");
  }));

  test("a thread that can't move says why, and nothing happens", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.press("0", "0", "1", "2", "1");
    assert.equal(await explorer.spoken.textContent(), "t1: waits: lock door — held by t2, line 11");
    assert.equal(await explorer.steps.count(), 4);
    await explorer.button(/^t1: waits/).click({ force: true });
    assert.equal(await explorer.steps.count(), 4);
  }));

  test("the focus stays on the button that was pressed", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.press("Enter", "Enter");
    assert.match(await focused(page) ?? "", /^main: waits/);
    await explorer.button("Step back").focus();
    await explorer.press("Enter", "Space");
    assert.equal(await focused(page), "Step back");
  }));

  test("the code shows where each thread is, and what each lock is worth", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.press("0", "0", "1");
    const rows = explorer.root.locator(".xp-here");
    assert.deepEqual(await rows.locator(".xp-chips").allTextContents(), ["main", "t1", "t2"]);
    assert.match(await rows.nth(1).textContent() ?? "", /let mut to = door\.lock/);
    await explorer.root.locator(".xp-text .hljs-keyword").first().waitFor();
    const bar = explorer.root.locator(".xp-objects > li").first();
    assert.match(await bar.textContent() ?? "", /^bar Mutexchangedvalue 80held by t1$/);
  }));

  test("several ways of one thread are told apart", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "store_buffering", data: { model: "weak" } });
    await explorer.open();
    await explorer.press("0", "0", "1", "2");
    await explorer.button("t1: load right, reads true (newest), line 10").waitFor();
    await explorer.press("1", "1");
    assert.equal(await focused(page), "t1: load right, reads false (old), line 10");
    await explorer.press("Enter");
    await explorer.tells("t1 loads false from right, an old value");
  }));

  test("the slider goes along the schedule", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.press("0", "0", "1", "2");
    await explorer.root.getByLabel("Steps done").fill("1");
    await explorer.tells("Step 1:");
    await explorer.press("ArrowRight");
    await explorer.tells("Step 2:");
  }));

  test("mdBook's keys work outside", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    const turned = page.waitForURL((url) => url.pathname !== chapter);
    await page.keyboard.press("ArrowRight");
    await turned;
  }));
});

describe("outcomes", () => {
  test("bars count what remains, and say what is out of reach", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.outcome("deadlock").getByText("3 of 14 schedules from here").waitFor();
    await explorer.press("0", "0", "1");
    await explorer.outcome("deadlock").getByText("1 of 3 schedules from here").waitFor();
    await explorer.press("1");
    await explorer.outcome("deadlock").getByText("Can no longer be reached.").waitFor();
    assert.doesNotMatch(await explorer.root.textContent() ?? "", /%|probab/);
  }));

  test("show me leads there, and can be taken back", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.outcome("both transfers done").getByRole("button").click();
    await explorer.tells("The program has ended.");
    assert.equal(await explorer.output.textContent(), "both transfers done\n");
    await explorer.button("Restart").click();
    await explorer.outcome("deadlock").getByRole("button").click();
    await explorer.tells("Deadlock");
    await explorer.outcome("deadlock").getByText("You are there.").waitFor();
  }));

  test("what was not explored is not ruled out", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "capped", program: "lost_sale" });
    await explorer.open();
    await explorer.root.getByText("Not everything was explored: there are more than 12 states.").waitFor();
    await explorer.press("0", "0", "1", "2");
    await explorer.outcome("sold: 2").getByText("Not found from here.").waitFor();
  }));
});

describe("what happened before what", () => {
  test("a step that is clicked divides the others in three", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.press("0", "0", "1", "2");
    await explorer.steps.nth(2).click();
    assert.deepEqual(await explorer.root.locator("[data-relation]").evaluateAll((all) => all.map((one) => one.getAttribute("data-relation"))),
      ["before", "neither", "itself", "neither"]);
    await explorer.button("Step 1 main starts t1 before").waitFor();
    await explorer.root.getByText("1 step happened before it (▲), 0 after it (▼); 2 are concurrent").waitFor();
    await explorer.button("Clear the marks").click();
    assert.equal(await explorer.root.locator("[data-relation]").count(), 0);
  }));

  test("a long schedule is folded", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "kitchen" });
    await explorer.open();
    await explorer.outcome("ends").first().getByRole("button").click();
    const shown = await explorer.steps.count();
    await explorer.button(/^Show \d+ earlier steps$/).click();
    assert.ok(await explorer.steps.count() > shown);
  }));
});

describe("addresses", () => {
  test("what was chosen is in the address, and opens there again", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks" });
    await explorer.open();
    await explorer.press("0", "0", "1", "2", "ArrowLeft");
    await page.waitForURL((url) => url.search === `?schedule=${explorer.name}:001` && url.hash === `#${explorer.anchor}`);
    await page.reload();
    await explorer.tells("Step 3: t1 locks bar");
    await explorer.button(/^Close the explorer/).click();
    await page.waitForURL((url) => url.search === "");
    assert.match(await focused(page) ?? "", /^Explore schedules of /);
  }));

  test("one that is not possible goes as far as it can, and says so", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "two_locks", schedule: "00199" });
    await explorer.tells("Step 3: t1 locks bar");
    await explorer.root.getByText("The schedule of this address is not possible here").waitFor();
  }));

  test("old values read are part of it", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "store_buffering", schedule: "00121.1-2.1-" });
    await explorer.tells("Step 6: t2 loads false from left, an old value");
  }));
});

describe("the code", () => {
  test("shows from the start where the first thread is", () => book.withPage({}, async (page) => {
    const explorer = await openExplored(page, { graph: "kitchen" });
    await explorer.open();
    const chip = explorer.root.locator(".xp-chips > .xp-chip").first();
    assert.ok(await isInItsBox(chip));
  }));

  test("is dimmed where the page hides it", () => book.withPage({}, async (page) => {
    await page.goto(await chapterWith(/class="boring"[^]*data-explore/));
    const listing = await page.evaluate(() => Array.from(document.querySelectorAll("[data-explore]"), (one) => one.getAttribute("data-explore"))
      .find((name) => document.querySelector(`[data-listing="${name}"] .boring`)));
    assert.ok(listing);
    // It may be in a solution, which is folded.
    await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    const hidden = await page.locator(`[data-listing="${listing}"] .boring`).allTextContents();
    const place = page.locator(`[data-explore="${listing}"]`);
    await place.getByRole("button", { name: /^Explore/ }).click();
    await place.locator(".xp-row").first().waitFor();
    const dimmed = await place.locator(".xp-aside .xp-text").allTextContents();
    const lines = (/** @type {string[]} */ texts) => texts.join("\n").split("\n").filter(Boolean);
    assert.deepEqual(lines(dimmed), lines(hidden));
  }));
});
