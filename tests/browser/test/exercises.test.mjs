// An exercise in a reader's hands: an answer is checked, what was found is told, hints and solution are given.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { PHONE } from "../support/book.mjs";
import { allChecked, checked, graph, HOLD, openChecker, openExercise, REFUSED, starter } from "../support/exercised.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../support/book.mjs").ReaderOptions} ReaderOptions */
/** @typedef {Awaited<ReturnType<typeof openExercise>>} Exercise */
/** @typedef {Awaited<ReturnType<typeof openChecker>>} Checker */

/**
 * Opens the exercise with a checker of its own.
 *
 * @param {(exercise: Exercise, checker: Checker, page: Page) => Promise<void>} use
 * @param {ReaderOptions} [options]
 */
const withExercise = (use, options = {}) => async () => {
  const checker = await openChecker();
  after(() => checker.close());
  await book.withPage(options, async (page) => {
    const exercise = await openExercise(page, { checker });
    await exercise.check.waitFor();
    await use(exercise, checker, page);
  });
};

/** Notes what is told to the page. @param {Page} page */
const listenForEvents = (page) => page.evaluate(() => {
  Object.assign(window, { heard: [] });
  document.addEventListener("practice:exercise", (event) => Reflect.get(window, "heard").push(/** @type {CustomEvent} */ (event).detail));
});
const eventsHeard = (/** @type {Page} */ page) => page.evaluate(() => Reflect.get(window, "heard"));

describe("checking", { concurrency: 2 }, () => {
  test("an answer that passes solves it", withExercise(async (exercise, checker, page) => {
    await listenForEvents(page);
    checker.say(allChecked());
    await exercise.listing.write("fn main() {}");
    await exercise.check.click();
    await exercise.ends("Solved: all 5 checks passed.");
    assert.deepEqual(await exercise.verdicts(), ["passed", "passed", "passed", "passed", "passed"]);
    assert.deepEqual(checker.asked, [{ exercise: "deadlock/swap_lazily", code: "fn main() {}" }]);
    assert.match(await exercise.root.locator(".exercise-title").innerText(), /^Exercise 2-1\s+Two locks, one order\s+solved$/);
    assert.deepEqual(await exercise.root.getByRole("button", { name: /^(Run|Check) / }).evaluateAll((all) => all.map((button) => button.getAttribute("aria-label"))), ["Run Exercise 2-1", "Check Exercise 2-1"]);
    assert.deepEqual(await eventsHeard(page), [{ name: "deadlock/swap_lazily", content: "5e1f0c2a9b7d4c83", solved: true }]);
    assert.deepEqual(exercise.heard, { errors: [], foreign: [] });
  }));

  test("each check is told as it comes", withExercise(async (exercise, checker) => {
    checker.say([...checked(0, "passed"), { event: "checking", check: 1 }, HOLD]);
    await exercise.check.click();
    await exercise.lines.nth(1).getByText("being looked at").waitFor();
    assert.deepEqual(await exercise.verdicts(), ["passed", "being looked at", "", "", ""]);
    assert.equal(await exercise.summary.innerText(), "Checking…");
    assert.equal(await exercise.spoken.innerText(), "It compiles: passed.");
  }));

  test("Ctrl+Shift+Enter checks, in the editor and beside it, and does not run", withExercise(async (exercise, checker, page) => {
    checker.say(allChecked(), allChecked());
    await exercise.listing.edit.focus();
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await exercise.ends(/^Solved/);
    await exercise.listing.write("fn main() { let _six = 6; }");
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await exercise.ends(/^Solved/);
    assert.deepEqual(checker.asked.map(({ code }) => code), [starter, "fn main() { let _six = 6; }"]);
    assert.equal(await exercise.listing.result.count(), 0);
  }));

  test("the answer is kept as every edit is", withExercise(async (exercise, checker, page) => {
    await exercise.listing.write("fn main() { let _kept = 1; }");
    await page.reload();
    checker.say(allChecked());
    await exercise.check.click();
    await exercise.ends(/^Solved/);
    assert.equal(checker.asked[0].code, "fn main() { let _kept = 1; }");
  }));

  test("all works without storage", withExercise(async (exercise, checker, page) => {
    await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } }));
    await page.reload();
    checker.say(allChecked());
    await exercise.check.click();
    await exercise.ends(/^Solved/);
  }));
});

describe("what was found", { concurrency: 2 }, () => {
  test("a refusal is shown in the compiler's words and marked, once for all that is not looked at", withExercise(async (exercise, checker, page) => {
    checker.say(REFUSED);
    await exercise.listing.write("fn main() {\n    nothing\n}");
    await exercise.check.click();
    await exercise.ends("Not yet: 0 of 5 checks passed; 4 were not looked at.");
    assert.deepEqual(await exercise.verdicts(), ["failed", "not looked at", "not looked at", "not looked at", "not looked at"]);
    await exercise.listing.squiggle.waitFor();
    assert.equal(await exercise.root.getByText("Not looked at, as the program does not compile.").count(), 1);
    await exercise.button(/^src\/main\.rs:2:5/).click();
    assert.equal(await exercise.root.locator(".cm-activeLine").textContent(), "    nothing");

    await exercise.button("Apply: use something").click();
    await exercise.summary.getByText("Before the change:").waitFor();
    assert.match(await exercise.listing.content.innerText(), /^\s*something$/m);
    assert.ok(await exercise.button("Apply: use something").isDisabled());
    assert.deepEqual(exercise.heard, { errors: [], foreign: [] });
    await page.keyboard.press("Escape");
  }));

  test("a test that failed says what it said, as text", withExercise(async (exercise, checker) => {
    checker.say(allChecked({ 1: { verdict: "failed", sentence: "A coupon is **lost** in `give`, *for ever*: 2 * 3.", detail: "It panicked:\n<b id=bold>lost</b>\n  left: 2\n right: 3" } }));
    await exercise.check.click();
    await exercise.ends("Not yet: 4 of 5 checks passed.");
    const line = exercise.lines.nth(1);
    assert.equal(await line.locator(".exercise-found > p").innerHTML(), 'A coupon is <strong class="">lost</strong> in <code class="">give</code>, <em class="">for ever</em>: 2 * 3.');
    assert.equal(await line.locator("pre").innerText(), "It panicked:\n<b id=bold>lost</b>\n  left: 2\n right: 3");
  }));

  /** Wrong answers of every kind: one clear sentence each. @type {[string, number, string, string][]} */
  const kinds = [
    ["output that differs", 2, "The total is another one.", "It printed:\nnothing\nWanted is:\n6"],
    ["an endless loop", 1, "A coupon is lost.", "The test was still computing after 10 s."],
    ["threads without end", 1, "A coupon is lost.", "The test started more threads than it may."],
    ["a function that was removed", 1, "A coupon is lost.", "The checks can't use the program: cannot find function `give` in this scope. Keep the names and types that the task speaks of."],
    ["no `main`", 3, "A schedule hangs.", "The schedules can't be followed: there is no `main`."],
    ["a word that is avoided", 4, "Leave `unsafe` out.", "The program names `unsafe`."],
  ];
  for (const [name, check, sentence, detail] of kinds) {
    test(name, withExercise(async (exercise, checker) => {
      checker.say(allChecked({ [check]: { verdict: "failed", sentence, detail } }));
      await exercise.check.click();
      await exercise.ends("Not yet: 4 of 5 checks passed.");
      const found = await exercise.lines.nth(check).locator(".exercise-found").innerText();
      assert.equal(found.replace(/\n+/g, "\n"), `${sentence}\n${detail}`.replaceAll("`", "").replaceAll("'", "’"), "with apostrophes as in chapters");
    }));
  }

  test("a schedule that fails is stepped through", withExercise(async (exercise, checker, page) => {
    const program = `${starter}\nmod checks {}\n`;
    checker.say(allChecked({ 3: { verdict: "failed", sentence: "Two tills wait for each other.", detail: "A deadlock.", graph, program, node: graph.faults[0].node } }), allChecked());
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    const step = exercise.button("Step through it: No schedule hangs");
    await step.focus();
    await page.keyboard.press("Enter");
    await exercise.explorer.waitFor();
    await exercise.explorer.getByText("The shortest schedule that fails is laid out, 4 steps long").waitFor();
    for (let steps = 0; steps < 4; steps++) await page.keyboard.press("ArrowRight");
    await exercise.explorer.locator(".xp-verdict", { hasText: "Deadlock" }).waitFor();
    assert.equal(await exercise.explorer.locator(".xp-aside").count(), 2, "what is not the reader's is dimmed");
    assert.ok(!page.url().includes("schedule="), "the address is not that of a listing's schedule");

    await exercise.explorer.getByRole("button", { name: /^Close the explorer/ }).click();
    assert.ok(await step.evaluate((button) => button === document.activeElement));
    await step.click();
    await page.keyboard.press("ControlOrMeta+Shift+Enter");
    await exercise.ends(/^Solved/);
    assert.equal(await exercise.explorer.count(), 0);
    assert.ok(await exercise.check.evaluate((button) => button === document.activeElement), "the focus is not lost with it");
    assert.deepEqual(exercise.heard, { errors: [], foreign: [] });
  }));

  test("it leads to where the server says it goes wrong", withExercise(async (exercise, checker, page) => {
    const last = graph.nodes.findIndex((/** @type {any[]} */ node) => node[4] === "ok");
    checker.say(allChecked({ 3: { verdict: "failed", sentence: "It prints another total.", graph, program: starter, node: last } }));
    await exercise.check.click();
    await exercise.button(/^Step through it/).click();
    await exercise.explorer.locator("[data-key=move-forward]:focus").waitFor();
    await page.keyboard.press("End");
    await exercise.explorer.locator(".xp-verdict", { hasText: "The program has ended." }).waitFor();
  }));

  test("what wrong answers like it are told stands below, and is spoken", withExercise(async (exercise, checker) => {
    const told = [{ event: "told", sentence: "Each takes `bar` and `door` in another order." }];
    checker.say(allChecked({ 3: { verdict: "failed", sentence: "It hangs." } }, told), allChecked());
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    assert.equal(await exercise.told.innerText(), "Each takes bar and door in another order.");
    assert.equal(await exercise.spoken.innerText(), "Exercise 2-1: Not yet: 4 of 5 checks passed. Each takes bar and door in another order.");
    await exercise.check.click();
    await exercise.ends(/^Solved/);
    assert.equal(await exercise.told.textContent(), "");
  }));

  test("what was found before a change says so", withExercise(async (exercise, checker) => {
    checker.say(allChecked({ 1: { verdict: "failed", sentence: "A coupon is lost." } }));
    await exercise.listing.write("fn main() {}");
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    await exercise.listing.reset.click();
    await exercise.ends("Before the change: Not yet: 4 of 5 checks passed.");
  }));
});

describe("help", { concurrency: 2 }, () => {
  test("the next hint is offered after the one before", withExercise(async (exercise, _, page) => {
    assert.ok(await exercise.details("Hint 1").isVisible());
    assert.ok(!await exercise.details("Hint 2").isVisible());
    await exercise.details("Hint 1").locator("summary").focus();
    await page.keyboard.press("Enter");
    assert.ok(await exercise.details("Hint 2").isVisible());
    assert.ok(!await exercise.details("Hint 3").isVisible());
    await page.keyboard.press("Enter");
    assert.ok(await exercise.details("Hint 2").isVisible(), "it stays when the first is closed");
    await exercise.details("Hint 2").locator("summary").click();
    assert.ok(await exercise.details("Hint 3").isVisible());
  }));

  test("who has not tried is asked before the solution is shown", withExercise(async (exercise, _, page) => {
    const summary = exercise.solution.locator("summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    await exercise.question.waitFor();
    assert.ok(!await exercise.solution.evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open));
    await page.keyboard.press("Escape");
    assert.equal(await exercise.question.count(), 0);
    assert.ok(await summary.evaluate((element) => element === document.activeElement));
    await page.keyboard.press("Enter");
    await exercise.button("Show it all the same").click();
    await exercise.solution.getByText("Both take a first.").waitFor();
    await summary.click();
    assert.ok(!await exercise.solution.getByText("Both take a first.").isVisible(), "it closes as well");
    await summary.click();
    await exercise.solution.getByText("Both take a first.").waitFor();
  }));

  test("an answer of one's own that failed frees the solution; the starter does not", withExercise(async (exercise, checker) => {
    const failed = allChecked({ 1: { verdict: "failed", sentence: "A coupon is lost." } });
    checker.say(failed, failed);
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    await exercise.solution.locator("summary").click();
    await exercise.button("Not yet").click();
    await exercise.listing.write("fn main() {}");
    await exercise.check.click();
    await exercise.ends("Not yet: 4 of 5 checks passed.");
    await exercise.solution.locator("summary").click();
    await exercise.solution.getByText("Both take a first.").waitFor();
  }, { viewport: PHONE, hasTouch: true, isMobile: true }));

  test("without its script the solution opens, and Check says what is missing", withExercise(async (exercise, _, page) => {
    await page.route("**/exercise.js", (route) => route.abort());
    await exercise.check.click();
    await exercise.root.getByText("The checks can't be loaded").waitFor();
    await exercise.solution.locator("summary").click();
    await exercise.solution.getByText("Both take a first.").waitFor();
  }));
});
