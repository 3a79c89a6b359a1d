// Quizzes: questions of every kind, by mouse and by keyboard, on wide pages and narrow ones, with scripts and without.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { violations } from "../support/axe.mjs";
import { chapterWith, DESKTOP, fitsAcross, listen, PHONE } from "../support/book.mjs";
import { bookForTests, copyForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

const book = await bookForTests();
const copy = await copyForTests();
const chapter = await chapterWith(/<section class="quiz" [^>]*data-quiz="threads\/check"/);

/** What axe looks at in each state; the rest of the page is read by the tests of all pages. */
const QUIZ = "section.quiz";

/** Bytes of the script, as it comes over the wire. */
const WEIGHT = 6_000;

/**
 * Opens the page, and the quiz on it.
 *
 * @param {Page} page
 * @param {string} [address]
 */
async function openQuiz(page, address = chapter) {
  await page.goto(address);
  const quiz = page.locator("section.quiz").first();
  await quiz.scrollIntoViewIfNeeded();
  await page.locator('section.quiz[data-state="open"]').waitFor();
  /** What the page says of the answers: as it stands there for who reads without scripts. */
  const right = await page.locator(".quiz-answers").first().evaluate((answers) =>
    Array.from(answers.querySelectorAll("li[data-right]"), (item) =>
      (item.getAttribute("data-right") ?? "").split(" ").map((number) => Number(number) - 1)));
  const results = await page.evaluateHandle(() => {
    /** @type {unknown[]} */
    const results = [];
    document.addEventListener("practice:quiz", (event) => results.push(/** @type {CustomEvent} */ (event).detail));
    return results;
  });
  const question = quiz.locator(".quiz-question:visible");
  return {
    quiz,
    right,
    question,
    results: () => results.jsonValue(),
    choices: question.locator(".quiz-choices > li > label"),
    submit: question.locator(".quiz-submit"),
    verdict: question.locator(".quiz-verdict"),
    said: quiz.locator('[role="status"].playground-announcer'),
  };
}

/** @typedef {Awaited<ReturnType<typeof openQuiz>>} Quiz */

/**
 * @param {Quiz} open
 * @param {number[]} choose
 */
async function answer({ choices, submit }, choose) {
  for (const index of choose) await choices.nth(index).click({ position: { x: 5, y: 5 } });
  await submit.click();
}

describe("before anybody comes near", () => {
  test("the script is not fetched, and weighs little", () => book.withPage({}, async (page) => {
    /** @type {string[]} */
    const scripts = [];
    page.on("request", (request) => { if (/quiz[^/]*\.js/.test(request.url())) scripts.push(request.url()); });
    await page.goto(chapter);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(scripts, []);
    await page.locator("section.quiz").first().scrollIntoViewIfNeeded();
    await page.locator('section.quiz[data-state="open"]').waitFor();
    assert.equal(scripts.length, 1);
    const script = await readFile(new URL("../../../src/quiz.js", import.meta.url));
    const weight = gzipSync(script, { level: 9 }).length;
    assert.ok(weight <= WEIGHT, `${weight} bytes`);
  }));

  test("a script that can't be had leaves all questions and the answers", () => book.withPage({}, async (page) => {
    await page.route("**/quiz*.js", (route) => route.abort());
    await page.goto(chapter);
    const quiz = page.locator("section.quiz").first();
    await quiz.scrollIntoViewIfNeeded();
    await page.locator('section.quiz[data-state="plain"]').waitFor();
    assert.ok(await quiz.locator(".quiz-question:visible").count() > 1);
    assert.ok(await page.locator(".quiz-answers summary").first().isVisible());
  }));
});

for (const [name, viewport] of /** @type {const} */ ([["wide", DESKTOP], ["narrow", PHONE]])) {
  describe(`on a ${name} page`, () => {
    test("all is answered right by mouse, and nothing is amiss on the way", () => book.withPage({ viewport, hasTouch: false }, async (page) => {
      const heard = listen(page);
      const open = await openQuiz(page);
      const of = open.right.length;
      for (const choose of open.right) {
        assert.deepEqual(await violations(page, QUIZ), []);
        await answer(open, choose);
        assert.equal(await open.verdict.textContent(), "Right.");
        assert.deepEqual(await violations(page, QUIZ), []);
        assert.ok(await fitsAcross(page));
        await open.submit.click();
      }
      assert.equal(await open.quiz.locator(".quiz-total").textContent(), `You answered ${of} of ${of} right.`);
      assert.deepEqual(await violations(page, QUIZ), []);
      assert.ok(await fitsAcross(page));
      const content = await open.quiz.getAttribute("data-content");
      assert.deepEqual(await open.results(), [{ name: "threads/check", content, right: of, of }]);
      assert.deepEqual(heard, { errors: [], foreign: [] });
    }));
  });
}

test("in the dark every state can be read", () => book.withPage({ colorScheme: "dark" }, async (page) => {
  const open = await openQuiz(page);
  for (const right of open.right) {
    const wrong = (await open.choices.all()).findIndex((_, index) => !right.includes(index));
    await answer(open, [wrong]);
    assert.deepEqual(await violations(page, QUIZ), []);
    await open.submit.click();
  }
  assert.deepEqual(await violations(page, QUIZ), []);
}));

test("a wrong answer is told why, and counts as such, until the quiz is taken again", () => book.withPage({}, async (page) => {
  const open = await openQuiz(page);
  const of = open.right.length;
  for (const right of open.right) {
    const wrong = (await open.choices.all()).findIndex((_, index) => !right.includes(index));
    await answer(open, [wrong]);
    assert.match(await open.verdict.textContent() ?? "", /^Not right: [A-Z] is wrong; /);
    // A sentence of its own for each wrong answer, and what holds for all.
    assert.ok(await open.question.locator(".quiz-said p").count() >= 3);
    assert.equal(await open.question.locator('[data-mark="wrong"]').count(), 1);
    assert.equal(await open.question.locator('[data-mark="right"]').count(), right.length);
    await open.submit.click();
  }
  assert.equal(await open.quiz.locator(".quiz-total").textContent(), `You answered 0 of ${of} right.`);
  await open.quiz.getByRole("button", { name: "Question 2" }).click();
  assert.ok(await open.verdict.isVisible());
  for (let left = of - 1; left > 0; left -= 1) await open.submit.click();
  await open.quiz.getByRole("button", { name: "Again" }).click();
  assert.equal(await open.quiz.locator("[data-mark], :checked, :disabled").count(), 0);
  for (const choose of open.right) {
    await answer(open, choose);
    await open.submit.click();
  }
  const results = /** @type {{ right: number }[]} */ (await open.results());
  assert.deepEqual(results.map(({ right }) => right), [0, of]);
}));

test("some of the right answers are not all", () => book.withPage({}, async (page) => {
  const open = await openQuiz(page);
  const many = open.right.findIndex(({ length }) => length > 1);
  for (const choose of open.right.slice(0, many)) {
    await answer(open, choose);
    await open.submit.click();
  }
  await answer(open, open.right[many].slice(0, 1));
  assert.match(await open.verdict.textContent() ?? "", /^Not all: .* right, too\.$/);
}));

test("all of it works by keyboard, and is said", () => book.withPage({}, async (page) => {
  const open = await openQuiz(page);
  await open.submit.focus();
  await page.keyboard.press("Enter");
  assert.equal(await open.said.textContent(), "Choose an answer first.");
  for (const right of open.right) {
    const inputs = open.question.locator(".quiz-choices input");
    const many = await inputs.first().getAttribute("type") === "checkbox";
    await inputs.first().focus();
    for (let index = 0; index < await inputs.count(); index += 1) {
      if (right.includes(index)) await page.keyboard.press("Space");
      if (index < Math.max(...right)) await page.keyboard.press(many ? "Tab" : "ArrowDown");
    }
    await page.keyboard.press("Enter");
    assert.equal(await open.verdict.textContent(), "Right.");
    assert.match(await open.said.textContent() ?? "", /^Right\./);
    await open.submit.focus();
    await page.keyboard.press("Enter");
  }
  assert.ok(await open.quiz.locator(".quiz-result").evaluate((result) => result === document.activeElement));
  assert.equal(new URL(page.url()).pathname, chapter, "the arrows turn no page");
}));

test("a program can be run once its question is answered", () => book.withPage({}, async (page) => {
  const open = await openQuiz(page);
  const run = open.question.locator(".listing-controls").first();
  assert.ok(await run.isHidden());
  await answer(open, open.right[0]);
  assert.ok(await run.isVisible());
}));

for (const [name, at] of /** @type {const} */ ([["the served book", chapter], ["a published copy", copy.at(chapter)]])) {
  test(`on ${name} the explorer shows a schedule that ends so`, () => book.withPage({}, async (page) => {
    const open = await openQuiz(page, at);
    const shows = open.question.locator(".quiz-show");
    for (const choose of open.right) {
      await answer(open, choose);
      if (await shows.count() > 0) break;
      await open.submit.click();
    }
    await shows.first().click();
    const ending = open.question.locator(".xp-player .xp-verdict");
    await ending.waitFor();
    // At the end, where no thread can be chosen.
    assert.equal(await open.question.locator(".xp-thread button:not([aria-disabled])").count(), 0);
    assert.deepEqual(await violations(page, QUIZ), []);
    const before = page.url();
    await page.keyboard.press("Home");
    assert.equal(page.url(), before, "no address leads to a schedule of a quiz");
    await open.question.getByRole("button", { name: /^Close the explorer/ }).click();
    assert.ok(await shows.first().evaluate((button) => button === document.activeElement));
  }));
}

test("where nothing can be stored it works all the same", () => book.withPage({}, async (page) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  const open = await openQuiz(page);
  await answer(open, open.right[0]);
  assert.equal(await open.verdict.textContent(), "Right.");
}));

describe("without scripts, and on paper", () => {
  test("questions, choices and answers can be read", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(chapter);
    const questions = page.locator("section.quiz .quiz-question:visible");
    const items = page.locator(".quiz-answers > ol > li");
    assert.ok(await questions.count() > 1);
    assert.equal(await questions.count(), await items.count());
    assert.ok(await items.first().isHidden());
    await page.locator(".quiz-answers summary").first().click();
    assert.ok(await items.first().isVisible());
  }));

  test("all questions are printed, and the answers at the end", () => book.withPage({}, async (page) => {
    const open = await openQuiz(page);
    const of = open.right.length;
    await answer(open, open.right[0]);
    await page.emulateMedia({ media: "print" });
    assert.equal(await open.quiz.locator(".quiz-question:visible").count(), of);
    assert.equal(await page.locator(".quiz-answers > ol > li:visible").count(), of);
    assert.equal(await open.quiz.locator("input:visible, button:visible, .quiz-feedback:visible").count(), 0);
  }));

  test("the page of the whole book has them, too", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto("/print.html");
    assert.ok(await page.locator('section.quiz[data-quiz="threads/check"] .quiz-question').count() > 1);
    assert.equal(await page.locator("#quiz-threads-check-answers").count(), 1);
  }));
});
