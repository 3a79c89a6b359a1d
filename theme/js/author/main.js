// @ts-check
// What an author sees of listings that have changed while the book is served: a strip under each, which says whether what is
// recorded of it still holds, and offers to record it anew. A page loads this when its server tells of a listing.
//
//   main ─ strip         what came of one listing
//        │ └ difference  lines that are recorded, and those of now
//        └ record        asks the server

import { makeStrip } from "./strip.js";

/**
 * @typedef {"checking" | "holds" | "differs" | "recording" | "recorded"} State
 * @typedef {[sign: "-" | "+" | " " | "…", line: string]} Line
 * @typedef {{ sentence: string, words: string, lines: Line[] }} Finding
 * @typedef {{ listing: string, state: State, findings: Finding[] }} Verdict
 */

/** @type {Map<string, ReturnType<typeof makeStrip>>} */
const strips = new Map();

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = "/__author/author.css";
document.head.append(style);

/** There for a while before anything is said, so that screen readers say it. */
const announcer = document.createElement("div");
announcer.className = "author-announcer playground-announcer";
announcer.setAttribute("role", "status");
document.body.append(announcer);
const A_WHILE_MS = 150;

/** The last figure of a listing on this page, where what came of it stands. @param {string} listing */
function figureOf(listing) {
    /** @type {NodeListOf<HTMLElement>} */
    const figures = document.querySelectorAll(`figure.listing[data-listing="${CSS.escape(listing)}"]`);
    return figures[figures.length - 1];
}

/** Shows what came of a listing, if this page has it. @param {Verdict} verdict */
export function show(verdict) {
    const figure = figureOf(verdict.listing);
    if (!figure) return;
    let strip = strips.get(verdict.listing);
    if (!strip) {
        strip = makeStrip(figure, verdict.listing);
        strips.set(verdict.listing, strip);
    }
    const said = strip.show(verdict);
    if (verdict.state === "checking" || verdict.state === "recording") return;
    setTimeout(() => { announcer.textContent = said; }, A_WHILE_MS);
}
