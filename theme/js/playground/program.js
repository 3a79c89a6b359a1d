// @ts-check
// The program a block stands for: what has no `fn main` gets one, as rustdoc does it.

/** @typedef {import("./protocol.js").Diagnostic} Diagnostic */

/**
 * @typedef {object} Program
 * @property {string} code
 * @property {(line: number) => number} lineOf the block's line for one of the program
 */

/** Not after the beginning of a comment. */
const HAS_MAIN = /^(?:[^/\n]|\/(?!\/))*?\bfn\s+main\s*[(<]/m;

/**
 * @param {string} text
 * @returns {Program}
 */
export function programOf(text) {
    if (HAS_MAIN.test(text)) return { code: text, lineOf: (line) => line };
    const lines = text.replace(/\n$/, "").split("\n");
    const head = headLength(lines);
    const code = [
        "#![allow(unused)]", ...lines.slice(0, head), "fn main() {", ...lines.slice(head), "}", "",
    ].join("\n");
    const last = Math.max(lines.length, 1);
    return { code, lineOf: (line) => Math.min(Math.max(line <= head + 1 ? line - 1 : line - 2, 1), last) };
}

/**
 * How many lines at the top must stay outside of `main`: up to the last inner attribute or `extern crate`
 * before any other code.
 *
 * @param {string[]} lines
 */
function headLength(lines) {
    let head = 0;
    for (const [index, line] of lines.entries()) {
        if (/^\s*(#!\[|extern\s+crate\b)/.test(line)) head = index + 1;
        else if (!/^\s*(\/\/.*)?$/.test(line)) break;
    }
    return head;
}

/**
 * The diagnostic as if the block had been compiled as it stands.
 *
 * @param {Diagnostic} diagnostic
 * @param {Program} program
 * @returns {Diagnostic}
 */
export function inBlock(diagnostic, { lineOf }) {
    if (lineOf(2) === 2) return diagnostic;
    /** @type {<T extends { line_start: number, line_end: number }>(place: T) => T} */
    const moved = (place) => ({ ...place, line_start: lineOf(place.line_start), line_end: lineOf(place.line_end) });
    return {
        ...diagnostic,
        rendered: renumber(diagnostic.rendered, lineOf),
        spans: diagnostic.spans.map(moved),
        suggestions: diagnostic.suggestions.map((one) => ({ ...one, edits: one.edits.map(moved) })),
    };
}

/**
 * @param {string} rendered
 * @param {(line: number) => number} lineOf
 */
function renumber(rendered, lineOf) {
    const gutters = rendered.replace(/^( *)(\d+)(?= +[|+~-])/gm,
        (all, _, line) => String(lineOf(Number(line))).padStart(all.length));
    return renumberPlaces(gutters, lineOf);
}

/**
 * @param {string} text that may name places, such as `src/main.rs:6:5`
 * @param {(line: number) => number} lineOf
 */
export function renumberPlaces(text, lineOf) {
    return text.replace(/\bsrc\/main\.rs:(\d+)/g, (_, line) => `src/main.rs:${lineOf(Number(line))}`);
}
