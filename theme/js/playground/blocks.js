// @ts-check
// The blocks of code of a page, and what each may be asked to do.

import { make } from "./dom.js";
import { namesOf } from "./names.js";

/**
 * @typedef {object} Block
 * @property {HTMLElement} pre
 * @property {HTMLElement} code
 * @property {HTMLElement} home the listing, or a frame made for a block that stands alone
 * @property {string} name how the controls call it: "Listing 2-4", or "code 3 under “Sending”"
 * @property {string} original the whole program as the book has it, hidden lines included
 * @property {import("./protocol.js").How} how
 * @property {boolean} runnable
 * @property {boolean} copyable
 * @property {boolean} compileOnly whether the author says that it is not to be run: it can be checked
 */

/**
 * The blocks a reader may want to take along: not recorded output, which nobody runs.
 *
 * @returns {Block[]}
 */
export function findBlocks() {
    for (const buttons of document.querySelectorAll("pre > .buttons")) buttons.remove(); // mdBook's own
    const codes = Array.from(document.querySelectorAll("main pre > code:not(.nohighlight)"));
    const names = namesOf(codes);
    return codes.flatMap((code) => {
        const pre = code.parentElement;
        if (!pre || !(code instanceof HTMLElement)) return [];
        takeFromAce(code);
        const runnable = isRunnable(code);
        return [{
            pre,
            code,
            home: listingOf(pre) ?? frame(pre, runnable),
            name: names.get(code) ?? "this code",
            original: code.textContent ?? "",
            how: { edition: editionOf(code), mode: code.classList.contains("optimised") ? "release" : "debug" },
            runnable,
            copyable: document.documentElement.dataset.copyable !== "false",
            // A listing that hangs is there to be seen hanging: the server ends it.
            compileOnly: code.classList.contains("no_run") && !code.closest(".listing"),
        }];
    });
}

/** Where an author insists on Run, as mdBook calls it, and as our server does, lest mdBook's script take the block. */
const INSISTS = ["mdbook-runnable", "playground-runnable"];

const NOT_TO_BE_RUN = ["ignore", "noplayground", "noplaypen"];

/** @param {HTMLElement} code */
function isRunnable({ classList }) {
    const has = (/** @type {string} */ name) => classList.contains(name);
    const isRust = has("language-rust") || has("language-rs");
    // A program that lacks a file which it should include is none.
    if (!isRust || has("playground-incomplete")) return false;
    if (INSISTS.some(has)) return true;
    return document.documentElement.dataset.runnable !== "false" && !NOT_TO_BE_RUN.some(has);
}

/** @param {HTMLElement} code */
function editionOf(code) {
    const own = /(?:^|\s)edition(20\d\d)(?:\s|$)/.exec(code.className)?.[1];
    return own ?? (document.documentElement.dataset.edition || "2015");
}

/**
 * @param {HTMLElement} pre
 * @param {boolean} runnable
 */
function frame(pre, runnable) {
    const frame = make("div", runnable ? "code-block runnable" : "code-block");
    pre.replaceWith(frame);
    frame.append(pre);
    return frame;
}

/**
 * The listing whose program stands in the block: right below its caption, or folded under what has changed in it.
 *
 * @param {HTMLElement} pre
 */
function listingOf(pre) {
    const parent = foldOf(pre)?.parentElement ?? pre.parentElement;
    return parent?.matches(".listing") ? parent : undefined;
}

/**
 * What a program is folded into, of which the page shows the changes.
 *
 * @param {HTMLElement} pre
 * @returns {HTMLDetailsElement | undefined}
 */
export function foldOf(pre) {
    const parent = pre.parentElement;
    return parent instanceof HTMLDetailsElement && parent.matches(".listing-program") ? parent : undefined;
}

/**
 * A book may ask mdBook for its own editor; its blocks are given back to the page.
 *
 * @param {HTMLElement} code
 */
function takeFromAce(code) {
    const ace = /** @type {{ ace?: { edit(element: Element): { getValue(): string, destroy(): void } } }} */ (window).ace;
    if (!ace || !code.classList.contains("editable")) return;
    const editor = ace.edit(code);
    const text = editor.getValue();
    editor.destroy();
    for (const name of Array.from(code.classList)) {
        if (name === "editable" || name.startsWith("ace")) code.classList.remove(name);
    }
    code.classList.add("language-rust"); // mdBook took it away
    code.removeAttribute("style");
    code.textContent = text;
    colour(code);
}

/**
 * The lines that an author hid, from 0.
 *
 * @param {HTMLElement} code
 * @returns {Set<number>}
 */
export function hiddenLines(code) {
    /** @type {Set<number>} */
    const hidden = new Set();
    let line = 0;
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const isHidden = node.parentElement?.closest(".boring");
        for (const [index, text] of (node.textContent ?? "").split("\n").entries()) {
            if (index > 0) line += 1;
            if (isHidden && text) hidden.add(line);
        }
    }
    return hidden;
}

/**
 * What a reader sees of a block: without the lines that are hidden, unless they are shown.
 *
 * @param {HTMLElement} code
 */
export function visibleText(code) {
    if (code.classList.contains("show-hidden")) return code.textContent ?? "";
    const shown = /** @type {HTMLElement} */ (code.cloneNode(true));
    for (const hidden of shown.querySelectorAll(".boring")) hidden.remove();
    return shown.textContent ?? "";
}

/**
 * Colours code anew, if the book colours code.
 *
 * @param {HTMLElement} code
 */
export function colour(code) {
    const { hljs } = /** @type {{ hljs?: { highlightBlock(code: Element): void } }} */ (globalThis);
    hljs?.highlightBlock(code);
}
