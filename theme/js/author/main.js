// @ts-check
// What an author sees of listings that have changed while the book is served: a strip under each, which says whether what is
// recorded of it still holds, and offers to record it anew. The server adds this to the pages of its own checkout only.
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

/** There before anything is said, so that screen readers say it. */
const announcer = document.createElement("div");
announcer.className = "author-announcer";
announcer.setAttribute("role", "status");
document.body.append(announcer);

/** The last figure of a listing on this page, where what came of it stands. @param {string} listing */
function figureOf(listing) {
    /** @type {NodeListOf<HTMLElement>} */
    const figures = document.querySelectorAll(`figure.listing[data-listing="${CSS.escape(listing)}"]`);
    return figures[figures.length - 1];
}

/** @param {Verdict} verdict */
function show(verdict) {
    const figure = figureOf(verdict.listing);
    if (!figure) return;
    let strip = strips.get(verdict.listing);
    if (!strip) {
        strip = makeStrip(figure, verdict.listing);
        strips.set(verdict.listing, strip);
    }
    const said = strip.show(verdict);
    if (verdict.state !== "checking" && verdict.state !== "recording") announcer.textContent = said;
}

document.addEventListener("live-verdict", (event) => show(/** @type {CustomEvent<Verdict>} */ (event).detail));
