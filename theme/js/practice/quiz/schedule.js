// @ts-check
// "Show me": the explorer on the recorded schedules of a question's program, at one that ends as the answer says.

import { make } from "../../playground/dom.js";
import { load, root } from "../../playground/script.js";

/** @typedef {import("../../explorer/main.js").Settings} Settings */
/** @typedef {import("../../explorer/main.js").Widget} Widget */
/** @typedef {{ ScheduleExplorer?: { open(settings: Settings): Promise<Widget> } }} WithExplorer */

/**
 * A button for each schedule, and below them the explorer.
 *
 * @param {string} graph relative to the root of the pages
 * @param {{ label: string, way: string }[]} shows
 * @param {HTMLElement} code the program
 */
export function makeSchedules(graph, shows, code) {
    const place = make("div", "quiz-explorer explorer");
    const status = make("p", "explorer-status");
    status.setAttribute("role", "status");
    const buttons = shows.map(({ label, way }) => {
        const button = make("button", "quiz-show", label);
        button.type = "button";
        button.addEventListener("click", () => show(button, way));
        return button;
    });
    place.hidden = true;

    /**
     * @param {HTMLButtonElement} button
     * @param {string} way
     */
    async function show(button, way) {
        status.textContent = "";
        place.replaceChildren();
        place.hidden = false;
        try {
            await load("explorer.js");
            const { ScheduleExplorer } = /** @type {WithExplorer} */ (globalThis);
            const widget = await ScheduleExplorer?.open(settings(button, way));
            widget?.focus();
        } catch {
            place.hidden = true;
            status.textContent = "The explorer can't be loaded.";
        }
    }

    /**
     * @param {HTMLButtonElement} button
     * @param {string} way
     * @returns {Settings}
     */
    function settings(button, way) {
        const original = code.textContent ?? "";
        return {
            parent: place,
            name: "this program",
            listing: "",
            anchor: "",
            graph: root() + graph,
            question: { text: "", goal: "", decoys: "" },
            original,
            aside: new Set(),
            text: () => original,
            colour,
            explore: null,
            schedule: way,
            closed: () => {
                place.hidden = true;
                button.focus();
            },
        };
    }

    return { root: make("div", "quiz-schedules", make("p", "quiz-shows", ...buttons), status, place) };
}

/** @param {HTMLElement} code */
function colour(code) {
    const { hljs } = /** @type {{ hljs?: { highlightBlock(code: Element): void } }} */ (globalThis);
    hljs?.highlightBlock(code);
}
