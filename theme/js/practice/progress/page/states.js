// @ts-check
// What became of a chapter, an exercise or a quiz, in words.

/** @typedef {import("../kept.js").Progress} Progress */
/** @typedef {import("./main.js").Task} Task */
/** @typedef {{ kind: "done" | "begun" | "changed" | "new", words: string }} State */

/** @param {string | undefined} day @returns {State} */
export function ofChapter(day) {
    return day ? { kind: "done", words: `read on ${long(day)}` } : { kind: "new", words: "not read" };
}

/**
 * @param {Task} task
 * @param {Progress} progress
 * @returns {State}
 */
export function ofExercise({ name, content }, { exercises }) {
    const known = own(exercises, name);
    if (!known || (!known.solved && !known.tried)) return { kind: "new", words: "not tried" };
    const { solved, tried } = known;
    if (known.content !== content) return { kind: "changed", words: `changed since you ${solved ? "solved" : "tried"} it` };
    if (solved) return { kind: "done", words: `solved on ${long(solved)}` };
    return { kind: "begun", words: `tried ${times(tried)}` };
}

/**
 * @param {Task} task
 * @param {Progress} progress
 * @returns {State}
 */
export function ofQuiz({ name, content }, { quizzes }) {
    const known = own(quizzes, name);
    if (!known) return { kind: "new", words: "not answered" };
    if (known.content !== content) return { kind: "changed", words: "changed since you answered it" };
    const { right, of, day } = known;
    return { kind: right === of ? "done" : "begun", words: `${right} of ${of} right, on ${long(day)}` };
}

/**
 * @template T
 * @param {Record<string, T>} all
 * @param {string} name
 */
export function own(all, name) {
    return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** @param {number} count */
export function times(count) {
    return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

/** `30 November 2026`. @param {string} day */
export function long(day) {
    const date = new Date(`${day}T12:00`);
    return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
