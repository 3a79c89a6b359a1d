// @ts-check
// Whether something is progress: a file may hold anything.

/** @typedef {import("../kept.js").Progress} Progress */

/**
 * The progress that a text holds, or a sentence that says why it holds none.
 *
 * @param {string} text
 * @returns {Progress | string}
 */
export function progressOf(text) {
    /** @type {any} */
    let found;
    try {
        found = JSON.parse(text);
    } catch {
        return "it is no JSON";
    }
    if (!isObject(found) || !isCount(found.version)) return "it does not say by `version` that it is progress";
    const { chapters = {}, exercises = {}, quizzes = {} } = found;
    for (const [what, part] of Object.entries({ chapters, exercises, quizzes })) {
        if (!isObject(part)) return `its \`${what}\` are no object`;
    }
    const wrong = firstWrong(chapters, isDay) ?? firstWrong(exercises, isTried) ?? firstWrong(quizzes, isAnswered);
    return wrong === undefined ? { ...found, chapters, exercises, quizzes } : `what it says of \`${wrong.slice(0, 80)}\` is not understood`;
}

/**
 * @param {Record<string, unknown>} part
 * @param {(value: any) => boolean} isRight
 */
function firstWrong(part, isRight) {
    return Object.entries(part).find(([, value]) => !isRight(value))?.[0];
}

/** @param {any} it */
function isTried(it) {
    return isObject(it) && isText(it.content) && isCount(it.tried) && (it.solved === undefined || isDay(it.solved))
        && (it.hints === undefined || isCount(it.hints));
}

/** @param {any} it */
function isAnswered(it) {
    return isObject(it) && isText(it.content) && isCount(it.right) && isCount(it.of) && isDay(it.day);
}

/** @param {unknown} it */
function isDay(it) {
    return isText(it) && /^\d{4}-\d\d-\d\d$/.test(it);
}

/** @param {unknown} it @returns {it is string} */
function isText(it) {
    return typeof it === "string";
}

/** @param {unknown} it */
function isCount(it) {
    return Number.isSafeInteger(it) && Number(it) >= 0;
}

/** @param {unknown} it */
function isObject(it) {
    return typeof it === "object" && it !== null && !Array.isArray(it);
}
