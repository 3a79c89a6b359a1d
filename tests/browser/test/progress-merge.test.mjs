// Two records become one, whichever of them comes first: as the server does it, which has the same cases among its tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { merge } from "../../../theme/js/practice/progress/merge.js";
import { NOTHING } from "../support/progress.mjs";

const [EARLY, LATE] = ["2026-11-30", "2026-12-01"];

/**
 * @param {any} one
 * @param {any} other
 * @returns {any}
 */
function merged(one, other) {
  const result = merge({ ...NOTHING, ...one }, { ...NOTHING, ...other }, () => "new");
  assert.deepEqual(merge({ ...NOTHING, ...other }, { ...NOTHING, ...one }, () => "new"), result);
  return result;
}

/** @param {object} one @param {object} other */
const ofExercise = (one, other) => merged({ exercises: { "a/b": one } }, { exercises: { "a/b": other } }).exercises["a/b"];

test("solved wins, then the later day, then the larger count", () => {
  const tried = (/** @type {number} */ tried) => ({ content: "x", tried });
  const solved = (/** @type {string} */ solved, tried = 1) => ({ content: "x", solved, tried });
  assert.deepEqual(ofExercise(solved(EARLY), tried(3)), solved(EARLY, 3));
  assert.deepEqual(ofExercise(solved(EARLY), solved(LATE)), solved(LATE));
  assert.deepEqual(ofExercise(tried(2), tried(3)), tried(3));
  assert.deepEqual(ofExercise({ ...tried(2), hints: 1 }, tried(3)), { ...tried(3), hints: 1 });
});

test("of two versions one stays whole", () => {
  const old = { content: "old", solved: EARLY, tried: 1 };
  assert.deepEqual(ofExercise(old, { content: "new", tried: 1 }), old);
  for (const solved of [EARLY, LATE]) {
    const now = { content: "new", solved, tried: 1 };
    assert.deepEqual(ofExercise(old, now), now);
  }
  const now = { content: "new", tried: 1 };
  assert.deepEqual(ofExercise({ content: "old", tried: 1 }, now), now);
});

test("chapters and quizzes keep what is later and larger", () => {
  const of = (/** @type {string} */ day, /** @type {number} */ right) => ({
    chapters: { a: day },
    quizzes: { "a/b": { content: "x", right, of: 6, day } },
  });
  assert.deepEqual(merged(of(EARLY, 5), of(LATE, 4)), { ...NOTHING, ...of(LATE, 5) });
});

test("what a later version knows is kept", () => {
  const later = { version: 2, streak: 3, exercises: { "a/b": { content: "x", tried: 1, seconds: 90 } } };
  const result = merged(later, { exercises: { "a/b": { content: "x", tried: 2 } } });
  assert.deepEqual(result, { ...NOTHING, ...later, exercises: { "a/b": { content: "x", tried: 2, seconds: 90 } } });
});

test("names that mean something to scripts are names", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    const chapters = JSON.parse(`{${JSON.stringify(name)}: "${EARLY}"}`);
    assert.deepEqual(Object.entries(merged({ chapters }, {}).chapters), [[name, EARLY]]);
    assert.deepEqual(Object.entries(merged({ chapters }, { chapters }).chapters), [[name, EARLY]]);
  }
});
