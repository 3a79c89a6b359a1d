// An exercise on a published copy: what compiling and running can say is asked of a Rust playground, for the rest it says how.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openExercise, starter } from "../support/exercised.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {Awaited<ReturnType<typeof openExercise>>} Exercise */
/** @typedef {Partial<{ success: boolean, exitDetail: string, stdout: string, stderr: string }>} Executed */

const book = await bookForTests();

const TAIL = "\nmod checks { use super::*;\n#[test] fn both_keep() {}\n}\n";
const HOME = "cargo run -- exercise deadlock/swap_lazily";
const DATA = {
  checks: [
    { kind: "compiles" },
    { kind: "test", test: "both_keep", fails: "A coupon is lost." },
    { kind: "prints", expected: "both transfers done\n", order: "exact", fails: "The last line is another one." },
    { kind: "explored", fails: "A schedule hangs." },
    { kind: "avoids", fails: "Leave `unsafe` out." },
  ],
  tail: TAIL,
  home: HOME,
};
const ALL_BUT_HOME = { ...DATA, checks: DATA.checks.slice(0, 3) };

const RAN = { stdout: "both transfers done\n", stderr: "    Finished `dev` profile\n     Running `target/debug/playground`\n" };
const TESTED = "    Finished `test` profile\n     Running unittests src/main.rs (target/debug/deps/playground-1)\n";
const PASSES = { stdout: "\nrunning 1 test\ntest checks::both_keep ... ok\n\ntest result: ok. 1 passed\n", stderr: TESTED };
const FAILS = {
  success: false,
  exitDetail: "Exited with status 101",
  stdout: "\nrunning 1 test\ntest checks::both_keep ... FAILED\n\nfailures:\n\n---- checks::both_keep stdout ----\n\nthread 'checks::both_keep' (9) panicked at src/main.rs:27:5:\none is lost\nit was here\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n\nfailures:\n    checks::both_keep\n",
  stderr: `${TESTED}error: test failed, to rerun pass \`--bin playground\`\n`,
};
/** @param {string} error @param {number} line */
const refusedAt = (error, line) => ({
  success: false,
  exitDetail: "Exited with status 101",
  stderr: `   Compiling playground v0.0.1 (/playground)\n${error}\n --> src/main.rs:${line}:5\n  |\n${line} |     nothing\n  |     ^^^^^^^\n\nerror: could not compile \`playground\` (bin "playground") due to 1 previous error\n`,
});
const REFUSED = refusedAt("error[E0425]: cannot find value `nothing` in this scope", 2);

/**
 * @param {{ main?: Executed, tests?: Executed, data?: object }} answers of the playground
 * @param {(exercise: Exercise, asked: any[]) => Promise<void>} use
 */
const withCopy = ({ main = RAN, tests = PASSES, data = DATA }, use) => () => book.withPage({}, async (page) => {
  /** @type {any[]} */
  const asked = [];
  await page.route(/^https:\/\/play\.rust-lang\.org\/(execute|compile)$/, (route) => {
    const body = route.request().postDataJSON();
    asked.push(body);
    const answer = { success: true, exitDetail: "Exited with status 0", stdout: "", stderr: "", ...(body.tests ? tests : main) };
    return route.fulfill({ json: answer, headers: { "Access-Control-Allow-Origin": "*" } });
  });
  const exercise = await openExercise(page, { data });
  await exercise.check.waitFor();
  assert.deepEqual(asked, [], "nobody is asked before");
  await use(exercise, asked);
});

/** @param {Exercise} exercise @param {number} check */
const found = async (exercise, check) => (await exercise.lines.nth(check).locator(".exercise-found").innerText()).replace(/\n+/g, "\n");

describe("on a published copy", { concurrency: 2 }, () => {
  test("what can be said there is, and the rest is for home", withCopy({}, async (exercise, asked) => {
    await exercise.check.click();
    await exercise.ends("What can be checked here holds: 3 of 5 checks.");
    assert.deepEqual(await exercise.verdicts(), ["passed", "passed", "passed", "not looked at", "not looked at"]);
    assert.equal(await found(exercise, 3), `It can’t be looked at here: ${HOME} in a clone of the book’s repository does it.`);
    assert.equal(await found(exercise, 4), "", "once is enough");
    assert.deepEqual(asked.map(({ code, tests, edition }) => ({ code, tests, edition })), [
      { code: starter, tests: false, edition: "2024" },
      { code: starter + TAIL, tests: true, edition: "2024" },
    ]);
    assert.equal(await exercise.solved.count(), 0);
  }));

  test("it is solved where all can be said", withCopy({ data: ALL_BUT_HOME }, async (exercise) => {
    await exercise.root.evaluate((section) => { for (const item of Array.from(section.querySelectorAll(".exercise-checks > li")).slice(3)) item.remove(); });
    await exercise.check.click();
    await exercise.ends("Solved: all 3 checks passed.");
    await exercise.solved.waitFor();
  }));

  test("a test that failed", withCopy({ tests: FAILS }, async (exercise) => {
    await exercise.check.click();
    await exercise.ends("Not yet: 2 of 5 checks passed; 2 were not looked at.");
    assert.equal(await found(exercise, 1), "A coupon is lost.\nIt panicked:\none is lost\nit was here");
  }));

  test("a test that did not end", withCopy({ tests: { success: false, exitDetail: "Exited with signal 9 (SIGKILL)", stdout: "\nrunning 1 test\n", stderr: TESTED } }, async (exercise) => {
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    assert.match(await found(exercise, 1), /^A coupon is lost\.\nStopped after .+: it did not end\.$/);
  }));

  test("output that differs", withCopy({ main: { ...RAN, stdout: "one transfer done\n" } }, async (exercise) => {
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    assert.equal(await found(exercise, 2), "The last line is another one.\nIt printed:\none transfer done\nWanted is:\nboth transfers done");
  }));

  test("the right output of a program that panicked", withCopy({ main: { ...RAN, success: false, exitDetail: "Exited with status 101", stderr: `${RAN.stderr}thread 'main' panicked at src/main.rs:3:1:\nhere\n` } }, async (exercise) => {
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    assert.match(await found(exercise, 2), /^The last line is another one\.\nPanicked \(exit code 101\)\.\nIt printed:\nboth transfers done\n/);
  }));

  test("a program that does not compile", withCopy({ main: REFUSED }, async (exercise, asked) => {
    await exercise.check.click();
    await exercise.ends("Not yet: 0 of 5 checks passed; 4 were not looked at.");
    assert.match(await found(exercise, 0), /^cannot find value nothing in this scope\nerror\[E0425\]/);
    assert.equal(asked.length, 1);
  }));

  test("checks that do not find what they use", withCopy({ tests: refusedAt("error[E0425]: cannot find function `give` in this scope", 40) }, async (exercise) => {
    await exercise.check.click();
    await exercise.ends(/^Not yet/);
    assert.equal(await found(exercise, 1), "A coupon is lost.\nThe checks can’t use the program: cannot find function give in this scope. Keep the names and types that the task speaks of.");
  }));

  const wanted = (/** @type {string} */ code) => ({ data: { checks: [{ kind: "refused", code, fails: "It is refused for another reason." }], tail: "", home: HOME } });
  test("a program that is to be refused", withCopy({ ...wanted("E0425"), main: REFUSED }, async (exercise) => {
    await exercise.check.click();
    await exercise.lines.first().getByText("passed").waitFor();
  }));
  test("a program that is refused for another reason", withCopy({ ...wanted("E0382"), main: REFUSED }, async (exercise) => {
    await exercise.check.click();
    await exercise.lines.first().getByText("failed").waitFor();
    assert.match(await found(exercise, 0), /^It is refused for another reason\./);
  }));

  test("nobody there", () => book.withPage({}, async (page) => {
    await page.route(/^https:\/\/play\.rust-lang\.org\//, (route) => route.abort());
    const exercise = await openExercise(page, { data: DATA });
    await exercise.check.click();
    await exercise.ends("play.rust-lang.org can’t be reached. To check the answer on your own machine, get the book’s repository and start cargo run in it.");
  }));

  test("Stop gives up waiting", () => book.withPage({}, async (page) => {
    await page.route(/^https:\/\/play\.rust-lang\.org\//, async () => {});
    const exercise = await openExercise(page, { data: DATA });
    await exercise.check.click();
    await exercise.stop.click();
    await exercise.ends("Stopped by you.");
  }));
});
