// @ts-check
// The program, with each thread at the line it does next.

import { make } from "../../playground/dom.js";
import { chip, panel, reveal, scrolling } from "../dom.js";
import { accessText } from "../words.js";

/** @typedef {import("../player.js").Moment} Moment */

/**
 * @param {import("../words.js").Words} words
 * @param {HTMLElement} code coloured
 * @param {Set<number>} aside lines, from 0, that are shown dimmed
 */
export function codeView(words, code, aside) {
    const rows = linesOf(code).map((line, number) => {
        const chips = make("span", "xp-chips");
        const text = make("code", "xp-text", line);
        return { root: make("li", aside.has(number) ? "xp-row xp-aside" : "xp-row", chips, text), chips, text };
    });
    // Colours may come later than the text.
    new MutationObserver(() => {
        for (const [index, line] of linesOf(code).entries()) rows[index]?.text.replaceChildren(line);
    }).observe(code, { childList: true });
    const list = make("ol", "xp-code", ...rows.map(({ root }) => root));
    const box = scrolling(make("div", "xp-scroll", list), "Code");
    const root = panel("xp-code-panel", "Code", box);
    list.style.setProperty("--digits", String(String(rows.length).length));

    /** @param {Moment} moment */
    function draw({ state, schedule: { last } }) {
        for (const { root, chips } of rows) {
            chips.replaceChildren();
            root.classList.remove("xp-last", "xp-here", "xp-clash");
        }
        for (const [thread, doing] of state.threads.entries()) {
            const row = "line" in doing ? rows[doing.line - 1] : undefined;
            // Where two accesses meet, only their lines count.
            if (!row || !("line" in doing) || state.end?.conflict) continue;
            const sign = chip(thread, words.thread(thread));
            sign.title = `${words.thread(thread)} ${doing.status === "blocked" ? "waits" : "is"} here`;
            sign.classList.toggle("xp-waits", doing.status === "blocked");
            row.chips.append(sign);
            row.root.classList.add("xp-here");
        }
        for (const access of state.end?.conflict?.accesses ?? []) {
            const row = rows[access.line - 1];
            row?.chips.append(chip(access.thread, words.thread(access.thread)), make("span", "xp-access", accessText(access)));
            row?.root.classList.add("xp-clash");
            reveal(box, row?.root);
        }
        const ran = rows[(last?.line ?? 0) - 1];
        ran?.root.classList.add("xp-last");
        if (!last) box.scrollTop = 0;
        if (ran) reveal(box, ran.root);
        const next = nextRow(state, last?.thread ?? 0);
        if (next) reveal(box, next.root);
    }

    /**
     * Where the thread that moved goes on, or else another that can.
     *
     * @param {import("../graph.js").State} state
     * @param {number} mover
     */
    function nextRow({ threads }, mover) {
        const ready = [threads[mover], ...threads].find((doing) => doing.status === "ready");
        return ready && "line" in ready ? rows[ready.line - 1] : undefined;
    }

    return { root, draw };
}

/**
 * The lines of coloured code: what spans several lines is cut, and keeps its colour.
 *
 * @param {HTMLElement} code
 * @returns {DocumentFragment[]}
 */
function linesOf(code) {
    const lines = [document.createDocumentFragment()];
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const [index, text] of (node.textContent ?? "").split("\n").entries()) {
            if (index > 0) lines.push(document.createDocumentFragment());
            if (text) lines[lines.length - 1].append(wrapped(text, node.parentElement, code));
        }
    }
    if (!lines[lines.length - 1].hasChildNodes()) lines.pop();
    return lines;
}

/**
 * @param {string} text
 * @param {Element | null} parent
 * @param {Element} root
 * @returns {Node}
 */
function wrapped(text, parent, root) {
    /** @type {Node} */
    let node = document.createTextNode(text);
    for (let at = parent; at && at !== root; at = at.parentElement) {
        const copy = at.cloneNode(false);
        copy.appendChild(node);
        node = copy;
    }
    return node;
}
