// @ts-check
// "Explore schedules": the button of a listing whose schedules the book has a graph of. What it opens comes from a script
// of its own, as does the graph.

import { colour, hiddenLines } from "./blocks.js";
import { make } from "./dom.js";
import { programOf } from "./program.js";
import { perform } from "./run.js";
import { load, root } from "./script.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("../explorer/main.js").Settings} Settings */
/** @typedef {import("../explorer/main.js").Widget} Widget */
/** @typedef {{ ScheduleExplorer?: { open(settings: Settings): Promise<Widget> } }} WithExplorer */

/**
 * Adds the button, if the page has a graph of this listing.
 *
 * @param {Block} block
 * @param {{ text: () => string, backend: import("./protocol.js").Backend }} listing
 */
export function addExplorer(block, { text, backend }) {
    const nothing = { textChanged: () => {} };
    const found = placeOf(block);
    if (!found?.dataset.graph) return nothing;
    const place = found;
    const listing = place.dataset.explore ?? "";
    /** @type {Widget | undefined} */
    let widget;

    const open = make("button", "explore-button", "Explore schedules");
    open.type = "button";
    open.setAttribute("aria-label", `Explore schedules of ${block.name}`);
    const status = make("p", "explorer-status");
    status.setAttribute("role", "status");
    open.addEventListener("click", show);
    place.hidden = false;
    place.append(open, status);
    if (new URLSearchParams(location.search).get("schedule")?.startsWith(`${listing}:`)) show();

    /** @param {Event} [event] none: the page's address asked for it */
    async function show(event) {
        open.disabled = true;
        status.textContent = "";
        try {
            await load("explorer.js");
            const { ScheduleExplorer } = /** @type {WithExplorer} */ (globalThis);
            widget = await ScheduleExplorer?.open(settings());
            open.hidden = true;
            if (event) widget?.focus();
            else if (location.hash === `#${block.home.id}`) place.scrollIntoView();
        } catch {
            status.textContent = "The explorer can't be loaded.";
        } finally {
            open.disabled = false;
        }
    }

    /** @returns {Settings} */
    function settings() {
        const { challenge = "", goal = "", decoys = "", graph = "" } = place.dataset;
        return {
            parent: place,
            name: block.name,
            listing,
            anchor: block.home.id,
            graph: root() + graph,
            question: { text: challenge, goal, decoys },
            original: block.original,
            aside: hiddenLines(block.code),
            text,
            colour,
            explore: exploring(),
            closed: () => {
                widget = undefined;
                open.hidden = false;
                open.focus();
            },
        };
    }

    /** @returns {Settings["explore"]} */
    function exploring() {
        const { explore } = backend;
        if (!explore) return null;
        const { model, eager, spurious } = place.dataset;
        const options = {
            ...(model ? { model } : {}),
            ...(eager ? { eager: eager.split(" ") } : {}),
            ...(spurious === undefined ? {} : { spurious: true }),
        };
        return (text, signal) => ({
            code: programOf(text).code,
            events: perform((request, signal) => explore({ ...request, ...options }, signal), text, { edition: block.how.edition }, signal),
        });
    }

    return { textChanged: () => widget?.textChanged() };
}

/**
 * Where the page has the explorer of a listing. A listing that is shown twice on a page has it the first time.
 *
 * @param {Block} block
 * @returns {HTMLElement | undefined}
 */
function placeOf({ home }) {
    const { listing } = home.dataset;
    const place = listing && document.querySelector(`.explorer[data-explore="${CSS.escape(listing)}"]:not(:has(.explore-button))`);
    return place instanceof HTMLElement ? place : undefined;
}
