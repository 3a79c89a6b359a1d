// @ts-check
// The compiler's words as they stand on a page: the colours of crates/book/src/diagnostic.rs, and places that lead to lines.

import { make, makeButton } from "./dom.js";

/** @typedef {import("./protocol.js").Diagnostic} Diagnostic */
/** @typedef {(line: number, column: number) => void} GoTo */

/** A place in the reader's program. */
const PLACE = /\bsrc\/main\.rs:(\d+):(\d+)/;

/**
 * @param {string} rendered
 * @param {GoTo} goTo
 */
export function words(rendered, goTo) {
    const code = make("code", "nohighlight");
    for (const [index, line] of rendered.trimEnd().split("\n").entries()) {
        if (index > 0) code.append("\n");
        code.append(...wordsOfLine(line, goTo));
    }
    return code;
}

/**
 * @param {string} line
 * @param {GoTo} goTo
 * @returns {(Node | string)[]}
 */
function wordsOfLine(line, goTo) {
    const head = /^(error|warning|note|help)(?:\[(E\d{4})\])?(?=:)/.exec(line);
    if (head) {
        const [all, level, code] = head;
        const mark = make("span", `dx-${level}`, ...(code ? [`${level}[`, explanation(code), "]"] : [level]));
        return [mark, line.slice(all.length)];
    }
    const gutter = /^[ \d]+(?:-->|:::|[|=~])/.exec(line)?.[0] ?? "";
    const rest = line.slice(gutter.length);
    const start = gutter ? [make("span", "dx-gutter", gutter)] : [];
    return [...start, ...(/\d/.test(gutter) ? [rest] : /-->|:::/.test(gutter) ? withPlaces(rest, goTo) : marks(rest))];
}

/**
 * What points at code in a line without a number: the carets, dashes and pluses it begins with.
 *
 * @param {string} line
 */
function marks(line) {
    const pointing = /^[ |^+~-]*/.exec(line)?.[0] ?? "";
    const parts = pointing.split(/([-^+~]+)/).map((part, index) => (index % 2 ? make("span", "dx-mark", part) : part));
    return [...parts, line.slice(pointing.length)];
}

/**
 * The text with each place in the program a button that goes there.
 *
 * @param {string} text
 * @param {GoTo} goTo
 */
export function withPlaces(text, goTo) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let rest = text;
    for (let found = PLACE.exec(rest); found; found = PLACE.exec(rest)) {
        const [place, line, column] = found;
        const button = makeButton("playground-place", `${place}: go to line ${line}`, place);
        button.addEventListener("click", () => goTo(Number(line), Number(column)));
        parts.push(rest.slice(0, found.index), button);
        rest = rest.slice(found.index + place.length);
    }
    return [...parts, rest];
}

/**
 * A link to what the code of an error means.
 *
 * @param {string} code
 */
export function explanation(code) {
    const link = make("a", "", code);
    link.href = `https://doc.rust-lang.org/error_codes/${code}.html`;
    link.title = `What ${code} means`;
    link.target = "_blank";
    link.rel = "noopener";
    return link;
}
