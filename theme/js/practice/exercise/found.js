// @ts-check
// What was found where a check failed: the compiler's words, what a test said, a schedule to step through.

import { withPlaces } from "../../playground/diagnostic.js";
import { make, makeButton } from "../../playground/dom.js";
import { problem } from "../../playground/result.js";
import { inline } from "./inline.js";

/** @typedef {import("./protocol.js").Checked} Checked */
/** @typedef {{ ScheduleExplorer?: { openGiven(given: import("../../explorer/given.js").Given): import("../../explorer/given.js").Opened } }} WithExplorer */

/**
 * What is asked of the reader's page.
 *
 * @typedef {object} Reader
 * @property {string} title how the exercise is called: "Exercise 2-1"
 * @property {() => string} text the reader's
 * @property {import("../../playground/diagnostic.js").GoTo} goTo
 * @property {(suggestion: import("../../playground/protocol.js").Suggestion) => void} apply
 * @property {(code: HTMLElement) => void} colour
 * @property {(script: string) => Promise<void>} load
 */

/**
 * @param {Checked} checked
 * @param {string} check its name
 * @param {Reader} reader
 * @returns {HTMLElement[]}
 */
export function foundOf({ detail, diagnostics = [], graph, program, node }, check, reader) {
    const errors = diagnostics.filter(({ level }) => level.startsWith("error") || level === "help");
    /** @type {HTMLElement[]} */
    const words = errors.map((one) => problem(one, reader));
    // Of schedules there is a sentence a line; what a program or a test has said is shown as it is.
    const sentences = detail && words.length === 0 && (graph || !detail.includes("\n")) ? detail.split("\n") : [];
    if (words.length === 0 && detail && sentences.length === 0) words.push(detailOf(detail, check, reader));
    const said = words.length > 0
        ? [make("div", "playground-result exercise-words", ...words)]
        : sentences.map((line) => make("p", "", ...inline(sentence(line))));
    return graph && program !== undefined ? [...said, stepThrough({ graph, program, node }, check, reader)] : said;
}

/** @param {string} line */
function sentence(line) {
    return `${line[0].toUpperCase()}${line.slice(1)}${/[.!?]$/.test(line) ? "" : "."}`;
}

/**
 * @param {string} detail
 * @param {string} check
 * @param {Reader} reader
 */
function detailOf(detail, check, { goTo }) {
    const pre = make("pre", "playground-output", make("code", "nohighlight", ...withPlaces(detail, goTo)));
    pre.tabIndex = 0;
    pre.setAttribute("role", "group");
    pre.setAttribute("aria-label", `What was found: ${check}`);
    return pre;
}

/**
 * @param {{ graph: unknown, program: string, node: number | undefined }} explored
 * @param {string} check
 * @param {Reader} reader
 */
function stepThrough({ graph, program, node }, check, { title, text, colour, load }) {
    const button = makeButton("exercise-action", `Step through it: ${check}`, "Step through it");
    const status = make("p", "exercise-status");
    status.setAttribute("role", "status");
    const place = make("div", "exercise-schedules", button, status);
    // What was checked, whatever is written meanwhile.
    const lines = text().trimEnd().split("\n").length;
    button.addEventListener("click", async () => {
        button.disabled = true;
        status.textContent = "";
        try {
            await load("explorer.js");
            const { ScheduleExplorer } = /** @type {WithExplorer} */ (globalThis);
            const closed = () => { button.hidden = false; button.focus(); };
            const opened = ScheduleExplorer?.openGiven({ parent: place, name: title, graph, program, lines, node, colour, closed });
            button.hidden = true;
            opened?.focus();
        } catch {
            status.textContent = "The explorer can't be loaded.";
        } finally {
            button.disabled = false;
        }
    });
    return place;
}
