// How a check of an answer ends when it does not come to its end: stopped, busy, gone, refused.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { allChecked, checked, HOLD, openChecker, openExercise } from "../support/exercised.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {Awaited<ReturnType<typeof openExercise>>} Exercise */
/** @typedef {Awaited<ReturnType<typeof openChecker>>} Checker */

const book = await bookForTests();
const begun = [...checked(0, "passed"), { event: "checking", check: 1 }, HOLD];

/** @param {(exercise: Exercise, checker: Checker) => Promise<void>} use */
const withExercise = (use) => async () => {
  const checker = await openChecker();
  after(() => checker.close());
  await book.withPage({}, async (page) => {
    const exercise = await openExercise(page, { checker });
    await exercise.check.waitFor();
    await use(exercise, checker);
  });
};

/** @param {() => boolean} condition */
async function until(condition) {
  for (let waited = 0; !condition(); waited += 20) {
    assert.ok(waited < 5000, "it takes too long");
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

describe("a check", { concurrency: 2 }, () => {
  test("is stopped, and the server hears it", withExercise(async (exercise, checker) => {
    checker.say(begun);
    await exercise.check.click();
    await exercise.lines.nth(1).getByText("being looked at").waitFor();
    await exercise.stop.click();
    await exercise.ends("Stopped by you.");
    assert.deepEqual(await exercise.verdicts(), ["passed", "not looked at", "not looked at", "not looked at", "not looked at"]);
    await until(() => checker.left() > 0);
    assert.ok(await exercise.check.isEnabled());
  }));

  test("gives way to the next", withExercise(async (exercise, checker) => {
    checker.say(begun, allChecked());
    await exercise.check.click();
    await exercise.lines.nth(1).getByText("being looked at").waitFor();
    await exercise.check.or(exercise.stop).press("ControlOrMeta+Shift+Enter");
    await exercise.ends("Solved: all 5 checks passed.");
    await until(() => checker.left() > 0);
    assert.equal(checker.asked.length, 2);
    assert.equal(await exercise.stop.count(), 0);
  }));

  test("waits for a busy server, and says so", withExercise(async (exercise, checker) => {
    checker.say({ status: 503, error: "Too many programs wait.", retryAfter: 1 }, allChecked());
    await exercise.check.click();
    await exercise.ends("The server is busy with other programs; trying again in 1 second.");
    await exercise.ends("Solved: all 5 checks passed.");
  }));

  test("gives up when the server stays busy", withExercise(async (exercise, checker) => {
    checker.say(...Array.from({ length: 6 }, () => ({ status: 503, error: "Too many programs wait.", retryAfter: 0.01 })));
    await exercise.check.click();
    await exercise.ends("It was not checked. Too many programs wait.");
    assert.equal(checker.asked.length, 6);
  }));

  test("can be stopped while it waits", withExercise(async (exercise, checker) => {
    checker.say({ status: 503, error: "Too many programs wait.", retryAfter: 10 });
    await exercise.check.click();
    await exercise.ends(/^The server is busy/);
    await exercise.stop.click();
    await exercise.ends("Stopped by you.");
  }));

  test("tells of an answer that broke off", withExercise(async (exercise, checker) => {
    checker.say(checked(0, "passed"));
    await exercise.check.click();
    await exercise.ends(/^The connection to the server was lost\. Is it still running\? Start it again with .+, then press Check\.$/);
    assert.equal((await exercise.verdicts())[1], "not looked at");
  }));

  test("tells of a server that is not there", withExercise(async (exercise, checker) => {
    checker.say("gone");
    await exercise.check.click();
    await exercise.ends(/^The server can’t be reached\. Start it again with .+, then press Check\.$/);
  }));

  test("tells why it was denied", withExercise(async (exercise, checker) => {
    checker.say({ status: 404, error: "There is no exercise called deadlock/swap_lazily." });
    await exercise.check.click();
    await exercise.ends("It was not checked. There is no exercise called deadlock/swap_lazily.");
  }));

  test("tells why the server could not do it", withExercise(async (exercise, checker) => {
    checker.say([...checked(0, "passed"), { event: "end", solved: false, reason: "refused", sentence: "The disk is full." }]);
    await exercise.check.click();
    await exercise.ends("The disk is full.");
    assert.equal(await exercise.solved.count(), 0);
  }));
});
