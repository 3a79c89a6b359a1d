// @ts-check
// Two records become one, and nothing is lost: solved wins over tried, a later day over an earlier one, a larger count over a
// smaller one.

/** @typedef {import("./kept.js").Progress} Progress */
/** @typedef {import("./kept.js").Tried} Tried */
/** @typedef {import("./kept.js").Answered} Answered */

/**
 * @param {Progress} own
 * @param {Progress} other
 * @param {(name: string) => string | undefined} current the version that the book has of an exercise, where that is known
 * @returns {Progress}
 */
export function merge(own, other, current = () => undefined) {
    return {
        ...other,
        ...own,
        version: Math.max(own.version, other.version),
        chapters: each(own.chapters, other.chapters, larger),
        exercises: each(own.exercises, other.exercises, (a, b, name) => exercise(a, b, current(name))),
        quizzes: each(own.quizzes, other.quizzes, quiz),
    };
}

/**
 * @param {Tried} a
 * @param {Tried} b
 * @param {string | undefined} current
 * @returns {Tried}
 */
function exercise(a, b, current) {
    if (a.content !== b.content) {
        /** @param {Tried} it */
        const rank = (it) => [it.solved ?? "", Number(it.content === current), it.tried, it.content];
        return better(a, b, rank);
    }
    const solved = larger(a.solved ?? "", b.solved ?? "");
    const hints = larger(a.hints ?? 0, b.hints ?? 0);
    return {
        ...b,
        ...a,
        tried: larger(a.tried, b.tried),
        ...(solved && { solved }),
        ...(hints && { hints }),
    };
}

/**
 * @param {Answered} a
 * @param {Answered} b
 * @returns {Answered}
 */
function quiz(a, b) {
    if (a.content !== b.content) return better(a, b, (it) => [it.day, it.right, it.content]);
    return { ...b, ...a, day: larger(a.day, b.day), right: larger(a.right, b.right), of: larger(a.of, b.of) };
}

/**
 * @template T
 * @param {Record<string, T>} own
 * @param {Record<string, T>} other
 * @param {(a: T, b: T, name: string) => T} both
 */
function each(own, other, both) {
    const all = { ...other, ...own };
    for (const name of Object.keys(own)) {
        if (Object.hasOwn(other, name)) all[name] = both(own[name], other[name], name);
    }
    return all;
}

/**
 * The one of two that stays whole.
 *
 * @template T
 * @param {T} a
 * @param {T} b
 * @param {(it: T) => (string | number)[]} rank
 */
function better(a, b, rank) {
    const ours = rank(a);
    const theirs = rank(b);
    const first = ours.findIndex((value, place) => value !== theirs[place]);
    return first < 0 || ours[first] > theirs[first] ? a : b;
}

/**
 * @template {string | number} T
 * @param {T} a
 * @param {T} b
 */
function larger(a, b) {
    return a > b ? a : b;
}
