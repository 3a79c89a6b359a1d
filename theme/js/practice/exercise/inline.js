// @ts-check
// Inline Markdown, as the sentences of exercises have it: code, and what is stressed.

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
        parts.push(text.slice(end, index), code ? make("code", "", code) : strong ? make("strong", "", strong) : make("em", "", stressed));
        end = index + all.length;
    }
    return [...parts, text.slice(end)];
}
