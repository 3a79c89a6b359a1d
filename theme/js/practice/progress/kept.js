// @ts-check
// Where a reader's progress is kept: in the browser; where that refuses, as long as the page is open.

/**
 * A later version may have put more into each of these, which is kept.
 *
 * @typedef {object} Progress
 * @property {number} version
 * @property {Record<string, string>} chapters by the path of their page, `part-1/threads`: the day on which each was read
 * @property {Record<string, Tried>} exercises by name, `threads/join_lazily`
 * @property {Record<string, Answered>} quizzes by name
 */
/** @typedef {{ content: string, solved?: string, tried: number, hints?: number }} Tried */
/** @typedef {{ content: string, right: number, of: number, day: string }} Answered */

const KEY = "practice-progress";

/** What a browser that keeps nothing would keep. @type {string | null} */
let text = null;
let refused = false;

/** Whether it is forgotten with the page. */
export function isRefused() {
    read();
    return refused;
}

/** @returns {Progress} */
export function read() {
    try {
        if (!refused) text = localStorage.getItem(KEY);
    } catch {
        refused = true;
    }
    return parse(text);
}

/** @param {Progress} progress */
export function write(progress) {
    text = JSON.stringify(progress);
    try {
        localStorage.setItem(KEY, text);
    } catch {
        refused = true;
    }
}

/** Calls `then` when another page of this browser has written. @param {() => void} then */
export function whenWrittenElsewhere(then) {
    addEventListener("storage", ({ key }) => { if (key === KEY || key === null) then(); });
}

/** @param {string | null} text whatever is there */
function parse(text) {
    /** @type {Progress} */
    const none = { version: 1, chapters: {}, exercises: {}, quizzes: {} };
    try {
        const found = JSON.parse(text ?? "null");
        return found?.version >= 1 ? { ...none, ...found } : none;
    } catch {
        return none;
    }
}
