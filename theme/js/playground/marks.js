// @ts-check
// Marks on code that is not being edited. They are the browser's own highlights, laid over the text without
// changing it; a browser that has none shows the messages only.

import { offsetOf } from "./text.js";

/** @typedef {import("./blocks.js").Block} Block */

/** @param {string} name */
function highlightNamed(name) {
    if (!("highlights" in CSS)) return undefined;
    const there = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, there);
    return there;
}

/** @param {Block} block */
export function makeMarks({ code }) {
    /** @type {[string, Range][]} */
    let marked = [];

    /**
     * @param {"playground-error" | "playground-warning"} name
     * @param {import("./protocol.js").Span} span
     */
    function mark(name, span) {
        const text = code.textContent ?? "";
        const from = offsetOf(text, span.line_start, span.column_start);
        const to = offsetOf(text, span.line_end, span.column_end);
        const range = rangeOf(code, from, Math.max(to, wordEnd(text, from)));
        highlightNamed(name)?.add(range);
        marked.push([name, range]);
    }

    function clear() {
        for (const [name, range] of marked) highlightNamed(name)?.delete(range);
        CSS.highlights?.delete("playground-line");
        marked = [];
    }

    return { mark, clear };
}

/**
 * Shows a line of code, and marks it until another is gone to.
 *
 * @param {HTMLElement} code
 * @param {number} line
 */
export function showLine(code, line) {
    const text = code.textContent ?? "";
    const start = offsetOf(text, line, 1);
    const range = rangeOf(code, start, offsetOf(text, line, Infinity));
    const highlight = highlightNamed("playground-line");
    highlight?.clear();
    highlight?.add(range);
    if (!highlight) getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 40) scrollBy({ top: top - innerHeight / 3 });
}

/**
 * @param {string} text
 * @param {number} from
 */
function wordEnd(text, from) {
    return from + (/^\w+|^[^\n]/.exec(text.slice(from, from + 80))?.[0].length ?? 0);
}

/**
 * @param {Node} root
 * @param {number} from
 * @param {number} to
 */
function rangeOf(root, from, to) {
    const range = document.createRange();
    range.selectNodeContents(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let started = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (!started && from < passed + length) {
            range.setStart(node, from - passed);
            started = true;
        }
        if (to <= passed + length) {
            range.setEnd(node, to - passed);
            break;
        }
        passed += length;
    }
    return range;
}
