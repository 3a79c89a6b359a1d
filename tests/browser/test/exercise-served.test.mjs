// Exercises of the book, checked by the server that serves it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exerciseOn, openExercise, ownExercise } from "../support/exercised.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {ReturnType<typeof exerciseOn>} Exercise */

const book = await bookForTests();
const rebalance = await ownExercise("deadlock/rebalance");
const NO_DEADLOCK = 1;

/** @param {(exercise: Exercise, page: import("playwright-core").Page) => Promise<void>} use */
const withExercise = (use) => () => book.withPage({}, async (page) => {
  const exercise = await openExercise(page, { own: rebalance });
  await exercise.check.waitFor();
  await use(exercise, page);
  assert.deepEqual(exercise.heard, { errors: [], foreign: [] });
});

/** @param {Exercise} exercise @param {string} answer @param {RegExp} sentence */
async function answer(exercise, answer, sentence) {
  await exercise.listing.write(answer);
  await exercise.check.click();
  await exercise.ends(sentence);
}

describe("the server checks", { concurrency: 2 }, () => {
  test("the starter, whose deadlock can be stepped through", withExercise(async (exercise, page) => {
    await exercise.check.click();
    await exercise.ends(/^Not yet: /);
    await exercise.lines.nth(NO_DEADLOCK).getByRole("button", { name: /^Step through it/ }).click();
    await exercise.explorer.locator("[data-key=move-forward]:focus").waitFor();
    await page.keyboard.press("End");
    await exercise.explorer.locator(".xp-verdict", { hasText: "Deadlock: no thread can ever move again." }).waitFor();
    assert.equal(await exercise.told.textContent(), "", "nobody wrote that");
  }));

  test("the solution, which solves it", withExercise(async (exercise) => {
    await answer(exercise, await rebalance.read("solution.rs"), /^Solved: /);
    await exercise.solved.waitFor();
  }));

  /** @type {[string, RegExp][]} */
  const wrongs = [
    ["wrong-one_at_a_time.rs", /^You let the first list go/],
    ["wrong-copied_out.rs", /^You work on copies/],
    ["wrong-gave_up.rs", /^You try the second lock/],
  ];
  for (const [file, told] of wrongs) {
    test(file, withExercise(async (exercise) => {
      await answer(exercise, await rebalance.read(file), /^Not yet: /);
      assert.match(await exercise.told.innerText(), told);
    }));
  }

  test("output that nobody wants, along a schedule that prints it", withExercise(async (exercise, page) => {
    await answer(exercise, await rebalance.read("wrong-gave_up.rs"), /^Not yet: /);
    await exercise.lines.nth(NO_DEADLOCK).locator("p", { hasText: /^A schedule prints north 5, south 1\.$/ }).waitFor();
    await exercise.lines.nth(NO_DEADLOCK).getByRole("button", { name: /^Step through it/ }).click();
    await exercise.explorer.locator("[data-key=move-forward]:focus").waitFor();
    await exercise.explorer.getByText("What it prints is not wanted.").waitFor();
    await page.keyboard.press("End");
    await exercise.explorer.locator(".xp-verdict", { hasText: "The program has ended." }).waitFor();
    assert.ok(!(await exercise.explorer.locator(".xp-output").innerText()).includes("north 3, south 3"));
  }));
});

describe("a wrong answer of any kind has a sentence:", { concurrency: 2 }, () => {
  const body = (/** @type {string} */ text) => rebalance.starter.replace(/(fn rebalance\(.*\{\n)[^]*?\n\}/, (_, head) => `${head}${text}\n}`);
  const withoutMain = rebalance.starter.replace(/\nfn main\(\) \{[^]*?\n\}\n/, "");
  /** @type {[string, string, number, RegExp][]} */
  const answers = [
    ["an endless loop", body("let _ = (a, b); loop {}"), NO_DEADLOCK, /./],
    ["threads without end", body("let _ = (a, b); loop { thread::spawn(|| {}); }"), NO_DEADLOCK, /./],
    ["output without end", body('let _ = (a, b); loop { println!("y"); }'), NO_DEADLOCK, /./],
    ["no `main`", withoutMain, 0, /`?main`? function not found/],
    ["a function that was removed", "fn main() {}\n", NO_DEADLOCK, /The checks can’t use the program: .+ Keep the names and types/],
    ["another signature", "use std::sync::Mutex;\nstruct Server { jobs: Mutex<Vec<u32>> }\nfn rebalance(_: &Server) {}\nfn main() {}\n", NO_DEADLOCK, /The checks can’t use the program: .+ Keep the names and types/],
    ["no Rust", "this is not Rust", 0, /./],
    ["nothing", "", 0, /./],
    ["exit", body("let _ = (a, b); std::process::exit(0);"), NO_DEADLOCK, /./],
  ];
  for (const [name, text, check, sentence] of answers) {
    test(name, withExercise(async (exercise) => {
      await answer(exercise, text, /^Not yet: /);
      assert.equal((await exercise.verdicts())[check], "failed");
      const found = await exercise.lines.nth(check).locator(".exercise-found").innerText();
      assert.match(found, sentence);
      assert.match(found, /\w/);
    }));
  }
});
