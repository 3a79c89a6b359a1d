// @ts-check
// What a program prints, as it prints it. Always text: neither HTML nor the colours of a terminal mean anything here.

import { make } from "./dom.js";
import { withPlaces } from "./diagnostic.js";

/** Characters a piece may have before the next begins: what is added costs the layout of one piece, not of all. */
const PIECE = 8192;

/** Pieces of output in which places become buttons: a panic names a few. */
const MOST_PLACES = 50;

/**
 * @param {string} label
 * @param {import("./diagnostic.js").GoTo} goTo
 */
export function makeOutput(label, goTo) {
    const code = make("code", "nohighlight");
    const pre = make("pre", "playground-output", code);
    pre.tabIndex = 0;
    pre.setAttribute("role", "group");
    pre.setAttribute("aria-label", label);

    let piece = make("span", "playground-piece");
    let length = 0;
    let pending = "";
    let frame = 0;

    /** @param {string} text */
    function add(text) {
        pending += text;
        frame ||= requestAnimationFrame(flush);
    }

    function flush() {
        cancelAnimationFrame(frame);
        frame = 0;
        const following = pre.scrollHeight - pre.scrollTop - pre.clientHeight < 8;
        for (const part of piecesOf(pending)) append(part);
        pending = "";
        if (following) pre.scrollTop = pre.scrollHeight;
    }

    /** @param {string} text */
    function append(text) {
        if (length === 0) code.append(piece);
        piece.append(text);
        length += text.length;
        if (length < PIECE || !text.endsWith("\n")) return;
        piece = make("span", "playground-piece");
        length = 0;
    }

    /** The program is over: what it said of places in the code may lead there. */
    function finish() {
        flush();
        const named = Array.from(code.children).filter((one) => one.textContent?.includes("src/main.rs:"));
        for (const one of named.slice(0, MOST_PLACES)) {
            one.replaceChildren(...withPlaces(one.textContent ?? "", goTo));
        }
    }

    return { pre, add, finish };
}

/**
 * @param {string} text
 * @returns {string[]} pieces that end with a line where that is possible
 */
function piecesOf(text) {
    /** @type {string[]} */
    const pieces = [];
    let start = 0;
    while (text.length - start > PIECE) {
        const newline = text.lastIndexOf("\n", start + PIECE);
        const end = newline > start ? newline + 1 : start + PIECE;
        pieces.push(text.slice(start, end));
        start = end;
    }
    pieces.push(text.slice(start));
    return pieces;
}
