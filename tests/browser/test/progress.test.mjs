// What a reader has read, solved and answered: kept, marked, and shown on a page of its own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { DESKTOP, fitsAcross, listen, PHONE } from "../support/book.mjs";
import { chaptersOf, choose, dispatch, kept, NOTHING, openAs, PAGE, stateOf } from "../support/progress.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

const THREADS = "part-1/threads";
const DAY = "2026-11-30";

/** @param {Page} page */
const marked = (page) => page.locator("#mdbook-sidebar .chapter-item a:has(.progress-mark)");

/** The first exercise of the book. @param {Page} page */
async function firstExercise(page) {
  await page.goto(PAGE);
  const [first] = (await chaptersOf(page)).flatMap(({ exercises }) => exercises);
  return first;
}

describe("a chapter is read", () => {
  test("after a minute, once its last section has come into view", () => book.withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(`/${THREADS}.html`);
    await page.clock.runFor(90_000);
    assert.equal(await kept(page), null, "the end was not seen");
    await page.locator("main h2").last().scrollIntoViewIfNeeded();
    await marked(page).waitFor();
    assert.match(await marked(page).textContent() ?? "", /^2\. ?Threads \(read\)$/);
    assert.deepEqual(Object.keys((await kept(page)).chapters), [THREADS]);
  }));

  test("and no sooner", () => book.withPage({}, async (page) => {
    await page.clock.install();
    await page.goto(`/${THREADS}.html`);
    await page.locator("main h2").last().scrollIntoViewIfNeeded();
    await page.clock.runFor(50_000);
    assert.equal(await marked(page).count(), 0);
    await page.clock.runFor(20_000);
    await marked(page).waitFor();
  }));

  test("until it is marked as unread", () => book.withPage({}, async (page) => {
    await openAs(page, PAGE, { chapters: { [THREADS]: DAY } });
    await stateOf(page, "2. Threads").getByText("read on 30 November 2026").waitFor();
    assert.match(await page.locator(".progress-summary").textContent() ?? "", /^1 of 14 chapters read/);
    await page.getByRole("button", { name: "Mark as unread: Threads" }).click();
    await stateOf(page, "2. Threads").getByText("not read").waitFor();
    assert.equal(await marked(page).count(), 0);
    assert.deepEqual((await kept(page)).chapters, {});
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "2. Threads", "the focus is not lost");
  }));
});

describe("exercises and quizzes", () => {
  test("what scripts say is kept, and shown", () => book.withPage({}, async (page) => {
    const { name, content, label } = await firstExercise(page);
    await dispatch(page, "exercise", { name, content, solved: false });
    await stateOf(page, label).getByText("tried once").waitFor();
    await dispatch(page, "exercise", { name, content, solved: true });
    await stateOf(page, label).getByText(/^solved on \d+ \w+ \d{4}$/).waitFor();
    await dispatch(page, "exercise", { name, content, solved: false });
    const known = (await kept(page)).exercises[name];
    assert.deepEqual({ ...known, solved: typeof known.solved }, { content, tried: 3, solved: "string" });

    const [quiz] = (await chaptersOf(page)).flatMap(({ quizzes }) => quizzes);
    await dispatch(page, "quiz", { name: quiz.name, content: quiz.content, right: 4, of: 6 });
    const state = page.locator(".progress-tasks li", { has: page.getByRole("link", { name: quiz.label }) }).first();
    await state.getByText(/^4 of 6 right, on /).waitFor();
    assert.equal((await kept(page)).quizzes[quiz.name].right, 4);
  }));

  test("one that has changed is changed, and not solved", () => book.withPage({}, async (page) => {
    const { name, content, label } = await firstExercise(page);
    await openAs(page, PAGE, { exercises: { [name]: { content: "old", solved: DAY, tried: 1 } } });
    await stateOf(page, label).getByText("changed since you solved it").waitFor();
    assert.match(await page.locator(".progress-summary").textContent() ?? "", /, 0 of \d+ exercises solved/);
    await page.getByRole("link", { name: label }).click();
    const exercise = page.locator(`[data-exercise="${name}"]`);
    await exercise.locator(".exercise-changed").waitFor();
    assert.equal(await exercise.locator(".exercise-solved").count(), 0);
    await dispatch(page, "exercise", { name, content, solved: true });
    await exercise.locator(".exercise-solved").waitFor();
    assert.equal(await exercise.locator(".exercise-changed").count(), 0);
  }));

  test("what is solved is marked at the exercise, also after a reload", () => book.withPage({}, async (page) => {
    const { name, content, label } = await firstExercise(page);
    await openAs(page, PAGE, { exercises: { [name]: { content, solved: DAY, tried: 1 } } });
    await page.getByRole("link", { name: label }).click();
    await page.locator(`[data-exercise="${name}"] .exercise-title`).getByText("solved", { exact: true }).waitFor();
  }));
});

describe("a file", () => {
  test("has all of it, and is taken in elsewhere", () => book.withPage({}, async (page) => {
    const { name, content, called, label } = await firstExercise(page);
    await openAs(page, PAGE, { chapters: { [THREADS]: DAY }, exercises: { [name]: { content, solved: DAY, tried: 2 } }, later: [1] });
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click()]);
    assert.equal(download.suggestedFilename(), "fearless-progress.json");
    const text = await readFile(await download.path(), "utf8");
    assert.deepEqual(JSON.parse(text), await kept(page));

    await openAs(page, PAGE, { exercises: { [name]: { content, tried: 5 } } });
    await choose(page, "mine.json", text);
    const question = page.getByRole("group", { name: "mine.json would change these 2:" });
    await question.waitFor();
    assert.deepEqual(await question.getByRole("listitem").allTextContents(), [
      "2. Threads: read on 30 November 2026",
      `${called}: solved on 30 November 2026, tried 5 times`,
    ]);
    await question.getByRole("button", { name: "Leave it" }).click();
    assert.equal((await kept(page)).exercises[name].solved, undefined);

    await choose(page, "mine.json", text);
    await page.getByRole("button", { name: "Take it over" }).click();
    await page.getByRole("status").getByText("What is in mine.json is taken over.").waitFor();
    await stateOf(page, label).getByText("solved on 30 November 2026").waitFor();
    const { exercises, later } = await kept(page);
    assert.deepEqual([exercises[name], later], [{ content, solved: DAY, tried: 5 }, [1]]);

    await choose(page, "mine.json", text);
    await page.getByText("In mine.json is nothing that is not known here.").waitFor();
  }));

  test("that holds no progress is refused in a sentence, and changes nothing", () => book.withPage({}, async (page) => {
    await openAs(page, PAGE, { chapters: { [THREADS]: DAY } });
    const before = await kept(page);
    for (const [content, why] of /** @type {const} */ ([
      ["{", "it is no JSON"],
      ["[]", "it does not say by version that it is progress"],
      [{ chapters: {} }, "it does not say by version that it is progress"],
      [{ version: 1, chapters: [] }, "its chapters are no object"],
      [{ version: 1, chapters: { a: "yesterday" } }, "what it says of a is not understood"],
      [{ version: 1, exercises: { "a/b": { content: "x" } } }, "what it says of a/b is not understood"],
      [{ version: 1, quizzes: { "a/c": { content: "x", right: -1, of: 2, day: DAY } } }, "what it says of a/c is not understood"],
    ])) {
      await choose(page, "other.json", content);
      await page.getByRole("status").getByText(`other.json holds no progress: ${why}.`).waitFor();
      assert.equal(await page.locator(".progress-question").count(), 0);
    }
    assert.deepEqual(await kept(page), before);
  }));
});

test("all is forgotten after a question", () => book.withPage({}, async (page) => {
  await openAs(page, PAGE, { chapters: { [THREADS]: DAY } });
  const button = page.getByRole("button", { name: "Forget…" });
  const question = page.getByRole("group", { name: /^Forget everything .* here and in the terminal\?$/ });
  await button.press("Enter");
  await question.waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await question.count(), 0);
  assert.ok(await button.evaluate((it) => it === document.activeElement), "the focus is where it was");
  assert.deepEqual((await kept(page)).chapters, { [THREADS]: DAY });
  await button.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("All of it is forgotten.").waitFor();
  assert.deepEqual(await kept(page), NOTHING);
  assert.equal(await marked(page).count(), 0);
}));

test("where storage is refused, it lasts as long as the page", () => book.withPage({}, async (page) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  const { name, content, label } = await firstExercise(page);
  await page.getByText("Your browser does not let this page keep anything").waitFor();
  await dispatch(page, "exercise", { name, content, solved: true });
  await stateOf(page, label).getByText(/^solved on /).waitFor();
  await page.reload();
  await stateOf(page, label).getByText("not tried").waitFor();
}));

test("what is kept and is no progress does no harm", () => book.withPage({}, async (page) => {
  const heard = listen(page);
  for (const text of ["{", "null", "[]", "7", '{"version":"x"}']) {
    await page.goto(PAGE);
    await page.evaluate((text) => localStorage.setItem("practice-progress", text), text);
    await page.reload();
    await page.locator(".progress-summary").getByText(/^0 of 14 chapters read/).waitFor();
  }
  assert.deepEqual(heard.errors, []);
}));

describe("nobody's progress is shown", () => {
  test("on the page with the whole book", () => book.withPage({}, async (page) => {
    await openAs(page, PAGE, { chapters: { [THREADS]: DAY } });
    await page.locator(".progress-summary").waitFor();
    await page.goto("/print.html");
    assert.equal(await page.locator(".progress-page").isVisible(), false);
    assert.equal(await marked(page).count(), 0);
  }));

  test("on paper", () => book.withPage({}, async (page) => {
    await openAs(page, PAGE, { chapters: { [THREADS]: DAY } });
    await page.locator(".progress-summary").waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".progress-page").isVisible(), false);
  }));

  test("without scripts, but a sentence about it", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(PAGE);
    assert.equal(await page.locator(".progress-page").isVisible(), false);
    await page.getByText("This page shows it where scripts may run.").waitFor();
  }));
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [where, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`it can be read by all: ${colorScheme}, ${where}`, () => book.withPage({ viewport, colorScheme }, async (page) => {
      const { name, content } = await firstExercise(page);
      await openAs(page, PAGE, { chapters: { [THREADS]: DAY }, exercises: { [name]: { content, solved: DAY, tried: 1 } } });
      await choose(page, "mine.json", { version: 1, chapters: { "part-1/fearless": DAY, gone: DAY } });
      await page.getByRole("group", { name: "mine.json would change these 2:" }).waitFor();
      await page.getByText("gone, which is not in this edition: read on").waitFor();
      assert.deepEqual(await violations(page), []);
      assert.ok(await fitsAcross(page));
    }));
  }
}
