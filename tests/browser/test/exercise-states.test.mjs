// An exercise, whatever state it is in: accessible, and in its place; without scripts, and on paper.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { DESKTOP, fitsAcross, PHONE } from "../support/book.mjs";
import { allChecked, checked, graph, HOLD, openChecker, openExercise, REFUSED, starter } from "../support/exercised.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

const FAILED = allChecked({
  1: { verdict: "failed", sentence: "A coupon is lost in `give`.", detail: `It panicked:\n${"a_long_name_without_any_space".repeat(8)}\n  left: 2\n right: 3` },
  3: { verdict: "failed", sentence: "Two tills can wait for each other for ever.", detail: "a deadlock: t1 waits for door, which t2 holds", graph, program: starter, node: graph.faults[0].node },
}, [{ event: "told", sentence: "Each takes `bar` and `door` in another order." }]);

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const touch = device === "phone";
    test(`in order in every state (${colorScheme}, ${device})`, () => book.withPage({ viewport, colorScheme, hasTouch: touch, isMobile: touch }, async (page) => {
      const checker = await openChecker();
      after(() => checker.close());
      const exercise = await openExercise(page, { checker });
      /** @param {string} state */
      const inOrder = async (state) => {
        assert.deepEqual(await violations(page), [], state);
        assert.ok(await fitsAcross(page), `${state}: the page does not scroll sideways`);
        assert.deepEqual(await crowded(page), [], `${state}: the bar has room for all`);
        if (touch) assert.deepEqual(await smallTargets(page), [], state);
      };
      await exercise.check.waitFor();
      await inOrder("untouched");

      checker.say([...checked(0, "passed"), { event: "checking", check: 1 }, HOLD]);
      await exercise.check.click();
      await exercise.lines.nth(1).getByText("being looked at").waitFor();
      await inOrder("checking");
      await exercise.stop.click();
      await exercise.ends("Stopped by you.");

      for (const hint of ["Hint 1", "Hint 2", "Hint 3"]) await exercise.details(hint).locator("summary").click();
      await exercise.solution.locator("summary").click();
      await exercise.question.waitFor();
      await inOrder("hints open, and asked about the solution");

      checker.say(FAILED);
      await exercise.check.click();
      await exercise.ends(/^Not yet/);
      await exercise.button(/^Step through it/).click();
      await exercise.explorer.waitFor();
      await page.keyboard.press("ArrowRight");
      await inOrder("failed, with the explorer open");

      checker.say(REFUSED);
      await exercise.listing.write("fn main() {\n    nothing\n}");
      await exercise.check.click();
      await exercise.ends(/^Not yet/);
      await inOrder("refused, while it is edited");

      await exercise.solution.locator("summary").click();
      checker.say(allChecked());
      await exercise.check.click();
      await exercise.ends(/^Solved/);
      await inOrder("solved, and the solution open");
      assert.deepEqual(exercise.heard.errors, []);
    }));
  }
}

/** What stands over something else in the bar, or out of it. @param {Page} page */
function crowded(page) {
  return page.locator(".exercise .code-block > .listing-controls").first().evaluate((bar) => {
    const frame = bar.getBoundingClientRect();
    const parts = Array.from(bar.querySelectorAll(":scope > :is(button, a)")).filter((part) => part.checkVisibility());
    const boxes = parts.map((part) => ({ name: part.className, ...part.getBoundingClientRect().toJSON() }));
    return boxes.flatMap((box, index) => [
      ...(box.left < frame.left || box.right > frame.right ? [`${box.name} is out of the bar`] : []),
      ...boxes.slice(index + 1).filter((other) => other.left < box.right - 0.5 && other.right > box.left + 0.5 && other.top < box.bottom && other.bottom > box.top).map(({ name }) => `${box.name} over ${name}`),
    ]);
  });
}

/** @param {Page} page */
function smallTargets(page) {
  return page.locator(".exercise :is(button:not(.playground-place), summary):visible").evaluateAll((all) => all
    .map((element) => ({ name: element.getAttribute("aria-label") ?? element.textContent, ...element.getBoundingClientRect().toJSON() }))
    .filter(({ width, height }) => Math.min(width, height) < 33)
    .map(({ name, width, height }) => `${name}: ${width} × ${height}`));
}

test("without scripts all can be read", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
  const exercise = await openExercise(page);
  assert.ok(await exercise.root.getByText("Two tills move coupons").isVisible());
  assert.match(await exercise.root.locator("pre").first().innerText(), /fn main/);
  assert.equal(await exercise.lines.count(), 5);
  for (const title of ["Hint 1", "Hint 2", "Hint 3", "Solution"]) {
    await exercise.details(title).locator("summary").click();
    assert.ok(await exercise.details(title).locator("p").first().isVisible(), title);
  }
}));

test("on paper there are task and starter, no hints, and a solution that was opened", () => book.withPage({}, async (page) => {
  const exercise = await openExercise(page);
  await exercise.check.waitFor();
  await page.emulateMedia({ media: "print" });
  const seen = async () => ({
    task: await exercise.root.getByText("Two tills move coupons").isVisible(),
    starter: await exercise.listing.code.isVisible(),
    bar: await exercise.check.isVisible(),
    hint: await exercise.details("Hint 1").isVisible(),
    folded: await exercise.solution.locator("summary").isVisible(),
    solution: await exercise.solution.locator("p").first().isVisible(),
  });
  assert.deepEqual(await seen(), { task: true, starter: true, bar: false, hint: false, folded: false, solution: false });
  await exercise.solution.evaluate((details) => { /** @type {HTMLDetailsElement} */ (details).open = true; });
  assert.ok((await seen()).solution);
}));

test("nothing moves when the bar arrives", () => book.withPage({ viewport: PHONE }, async (page) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      Object.assign(window, { heightBefore: document.querySelector(".exercise")?.getBoundingClientRect().height });
    });
  });
  const exercise = await openExercise(page);
  await exercise.check.waitFor();
  const now = await exercise.root.evaluate((section) => section.getBoundingClientRect().height);
  const before = await page.evaluate(() => Reflect.get(window, "heightBefore"));
  assert.ok(Math.abs(now - before) < 3, `${before} before, ${now} after`);
}));
