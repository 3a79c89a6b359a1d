// @ts-check
// The program a block stands for. What has no `main` is put into one, as rustdoc does it; what has tests in place of a
// `main` is a program that runs them.
//
// The text keeps its columns, and each of its lines is one line of the program: what belongs to the crate as a whole is
// copied to the top, and blank where it was.

import { shapeOf } from "./shape.js";

/** @typedef {import("./shape.js").Shape} Shape */
/** @typedef {import("./shape.js").Stretch} Stretch */

/**
 * @typedef {object} Program
 * @property {string} code
 * @property {boolean} tests whether its tests are to be run in place of its `main`
 * @property {boolean} nightly whether only a nightly compiler takes it
 * @property {(number | null)[]} lines the block's line for each of the program; null for one that was added
 * @property {number} first the block's first line behind its inner attributes, where more of the crate may be put
 * @property {string} [remark] what a reader should know of how it is run
 */

/** @param {string} text @returns {Program} */
export function programOf(text) {
    const shape = shapeOf(text);
    const nightly = shape.attributes.includes("feature");
    const tests = shape.tests && shape.main !== "some" && shape.statements === "none";
    const known = { tests, nightly, first: firstLine(text, shape) };
    if (isComplete(shape) || (tests && shape.main === "empty")) return { ...known, ...asItIs(text) };
    if (tests) return { ...known, ...under([[ALLOW, null]], text) };
    const remark = shape.main === "none" ? {} : { remark: "this block's `main` is not run: there are statements beside it, and they are what is run" };
    return { ...known, ...remark, ...inMain(text, shape) };
}

const ALLOW = "#![allow(unused)]";

/** @param {Shape} shape */
function isComplete({ whole, main, statements, attributes }) {
    // What does not even come to its end is told best as it is; without the standard library there is no `main` of ours.
    return !whole || attributes.includes("no_std") || attributes.includes("no_main") || (main !== "none" && statements !== "certain");
}

/** @param {string} text */
function asItIs(text) {
    return { code: text, lines: text.split("\n").map((_, index) => index + 1) };
}

/**
 * @param {[string, number | null][]} head lines, each with the block's line that it is
 * @param {string} text
 * @param {string[]} tail
 */
function under(head, text, tail = []) {
    const body = text.replace(/\n$/, "").split("\n");
    return {
        code: [...head.map(([line]) => line), ...body, ...tail, ""].join("\n"),
        lines: [...head.map(([, line]) => line), ...body.map((_, index) => index + 1), ...tail.map(() => null)],
    };
}

/**
 * @param {string} text
 * @param {Shape} shape
 */
function inMain(text, { ofCrate }) {
    const fails = text.trimEnd().endsWith("(())");
    const [open, close] = fails
        ? ["fn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {", "} _inner().unwrap() }"]
        : ["fn main() {", "}"];
    const rest = ofCrate.reduce(blank, text).replace(/^ +$/gm, "");
    return under([[ALLOW, null], ...ofCrate.flatMap((stretch) => linesOf(text, stretch)), [open, null]], rest, [close]);
}

/**
 * The lines of a stretch, in their columns.
 *
 * @param {string} text
 * @param {Stretch} stretch
 * @returns {[string, number][]}
 */
function linesOf(text, { start, end }) {
    const first = text.lastIndexOf("\n", start - 1) + 1;
    const line = lineAt(text, start);
    const padded = " ".repeat(start - first) + text.slice(start, end);
    return padded.split("\n").map((part, index) => [part, line + index]);
}

/**
 * @param {string} text
 * @param {Stretch} stretch
 */
function blank(text, { start, end }) {
    return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + text.slice(end);
}

/**
 * @param {string} text
 * @param {Shape} shape
 */
function firstLine(text, { ofCrate }) {
    const inner = ofCrate.filter(({ start }) => text.startsWith("#!", start) || /^#\s*!/.test(text.slice(start, start + 20)));
    const last = inner.at(-1);
    return last ? lineAt(text, last.end) + 1 : 1;
}

/** @param {string} text @param {number} offset */
function lineAt(text, offset) {
    return text.slice(0, offset).split("\n").length;
}
