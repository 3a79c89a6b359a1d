// @ts-check
// The widget of a listing: the book's graph of it, or one of the reader's own version.

import { make } from "../playground/dom.js";
import { scheduleIn, withSchedule } from "./address.js";
import { makeFrame } from "./frame.js";
import { readGraph } from "./graph.js";
import { makeMine } from "./mine.js";
import { makePlayer, summary } from "./player.js";

/**
 * @typedef {object} Settings
 * @property {HTMLElement} parent the listing's `.explorer`
 * @property {string} name how the listing is called: "Listing 2-4"
 * @property {string} listing its name in the book: `threads/two_tills`; empty: no address leads to its schedules
 * @property {string} anchor its id on the page
 * @property {string} graph where the graph of the book's text is
 * @property {import("./player.js").Question} question
 * @property {string} original the book's text
 * @property {Set<number>} aside its lines, from 0, that the page hides
 * @property {() => string} text the reader's
 * @property {(code: HTMLElement) => void} colour
 * @property {Explore | null} explore null: nobody here could do it
 * @property {string} [schedule] where to begin, if not where the page's address says
 * @property {() => void} closed
 */

/** @typedef {(text: string, signal: AbortSignal) => { code: string, events: AsyncGenerator<import("../playground/protocol.js").PlaygroundEvent> }} Explore */

/** @typedef {{ textChanged: () => void, focus: () => void }} Widget */

const ADDRESS_AFTER_MS = 200;

/**
 * @param {Settings} settings
 * @returns {Promise<Widget>}
 */
export async function openWidget(settings) {
    const { parent, name, listing, anchor } = settings;
    const book = readGraph(await fetched(settings.graph));
    const mine = makeMine({ ...settings, show: showMine, back: showBook });
    const { root, counts, stage, say } = makeFrame(name, { shut, onKey: (event) => player?.onKey(event) }, mine.root);

    /** @type {import("./player.js").Player | undefined} */
    let player;
    /** Where the reader was in the book's schedules. */
    let kept = settings.schedule ?? scheduleIn(location.search, listing) ?? "";
    let timer = 0;

    function showBook() {
        counts.textContent = book.capped ? summary(book) : "";
        player = makePlayer({ graph: book, code: coloured(settings.original), aside: settings.aside, question: settings.question, say, moved });
        stage.replaceChildren(player.root);
        if (!player.open(kept)) stage.prepend(make("p", "xp-note", "The schedule of this address is not possible here; this is as far as it goes."));
    }

    /** @param {any} json @param {string} text */
    function showMine(json, text) {
        const graph = readGraph(json);
        counts.textContent = `in your version: ${summary(graph)}`;
        // What the page knows of the outcomes holds for its own version only.
        const question = /^out(puts|come)/.test(settings.question.goal) ? { ...settings.question, text: "" } : settings.question;
        player = makePlayer({ graph, code: coloured(text), aside: new Set(), question, say, moved: () => {} });
        stage.replaceChildren(player.root);
        player.open("");
    }

    /** @param {string} text */
    function coloured(text) {
        const code = make("code", "language-rust", text);
        settings.colour(code);
        return code;
    }

    /** @param {string} schedule of the book's text: one of an edit would mean nothing to others */
    function moved(schedule) {
        kept = schedule;
        clearTimeout(timer);
        // A browser refuses when it is asked too often.
        timer = window.setTimeout(() => address(schedule), ADDRESS_AFTER_MS);
    }

    /** @param {string} schedule */
    function address(schedule) {
        clearTimeout(timer);
        if (!listing) return;
        history.replaceState(history.state, "", withSchedule(location.href, listing, schedule, anchor));
    }

    function shut() {
        mine.close();
        root.remove();
        address("");
        settings.closed();
    }

    function focus() {
        const first = root.querySelector(".xp-can button") ?? root;
        /** @type {HTMLElement} */ (first).focus();
    }

    // First, so that the code can be scrolled to where the threads are.
    parent.append(root);
    showBook();
    mine.textChanged();
    return { textChanged: mine.textChanged, focus };
}

/** @param {string} address */
async function fetched(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
}
