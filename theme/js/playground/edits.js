// @ts-check
// Readers' own versions of listings, kept in the browser.
//
// A version belongs to the text it was made from: when the book changes a listing, the old version
// is not brought back. Storage may be blocked or full; then edits last as long as the page.

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {{ text: string, time: number }} Kept */

const PREFIX = "playground-edit:";
const MOST = 100;

/** How often a text without an id was seen on this page. @type {Map<string, number>} */
const seen = new Map();

/**
 * Where the edits of a block are kept. Blocks of equal text are told apart by id, or else by page and order.
 *
 * @param {Block} block
 */
export function keyOf({ home, original }) {
    if (home.id) return PREFIX + hash(`${home.id}\n${original}`);
    const count = seen.get(original) ?? 0;
    seen.set(original, count + 1);
    return PREFIX + hash(`${location.pathname} ${count}\n${original}`);
}

/** @param {string} key */
export function recall(key) {
    return attempt(() => read(key)?.text);
}

/**
 * @param {string} key
 * @param {string} text
 */
export function keep(key, text) {
    const value = JSON.stringify({ text, time: Date.now() });
    attempt(() => dropOldest(key, MOST - 1));
    const kept = attempt(() => (localStorage.setItem(key, value), true));
    if (kept) return;
    attempt(() => dropOldest(key, MOST / 2));
    attempt(() => localStorage.setItem(key, value));
}

/** @param {string} key */
export function forget(key) {
    attempt(() => localStorage.removeItem(key));
}

/**
 * @param {string} except
 * @param {number} most how many others may stay
 */
function dropOldest(except, most) {
    const others = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== except);
    if (others.length <= most) return;
    const byAge = others
        .map((key) => ({ key, time: attempt(() => read(key)?.time) ?? 0 }))
        .sort((a, b) => a.time - b.time);
    for (const { key } of byAge.slice(0, others.length - most)) localStorage.removeItem(key);
}

/**
 * @param {string} key
 * @returns {Kept | undefined}
 */
function read(key) {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof kept?.text === "string" ? kept : undefined;
}

/**
 * @template T
 * @param {() => T} action
 * @returns {T | undefined}
 */
function attempt(action) {
    try {
        return action();
    } catch {
        return undefined;
    }
}

/**
 * Two runs of FNV-1a with different starts: 64 bits are enough to tell the listings of a book apart.
 *
 * @param {string} text
 */
function hash(text) {
    let a = 0x811c9dc5;
    let b = 0x01234567;
    for (let i = 0; i < text.length; i++) {
        a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
        b = Math.imul(b ^ text.charCodeAt(i), 0x01000193) + i | 0;
    }
    return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
