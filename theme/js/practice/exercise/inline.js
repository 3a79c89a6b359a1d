// @ts-check
// Inline Markdown, as the sentences of exercises have it: code, and what is stressed. Quotes and apostrophes outside code are
// those of chapters, whose Markdown the build sets so.

import { make } from "../../playground/dom.js";

const PARTS = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

/**
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function inline(text) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let end = 0;
    for (const { index, 0: all, 1: code, 2: strong, 3: stressed } of text.matchAll(PARTS)) {
        parts.push(set(text.slice(end, index), end === 0), code ? make("code", "", code) : strong ? make("strong", "", set(strong)) : make("em", "", set(stressed)));
        end = index + all.length;
    }
    return [...parts, set(text.slice(end), end === 0)];
}

/**
 * With typographic quotes.
 *
 * @param {string} text
 * @param {boolean} [isStart] whether a quote at its start opens; else it closes what stands before
 */
function set(text, isStart = true) {
    const opened = text.replace(isStart ? /(?<=^|[\s(])["']/g : /(?<=[\s(])["']/g, (quote) => quote === '"' ? "“" : "‘");
    return opened.replaceAll('"', "”").replaceAll("'", "’");
}
