// @ts-check
// What is checked, a line each: passed, failed or not looked at, by a sign and by words.

import { make } from "../../playground/dom.js";
import { foundOf } from "./found.js";
import { inline } from "./inline.js";

/** @typedef {import("./protocol.js").Checked} Checked */
/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {Verdict | "waiting" | "checking"} State */

const WORDS = /** @type {Record<State, string>} */ ({
    passed: "passed", failed: "failed", skipped: "not looked at", waiting: "", checking: "being looked at",
});

/**
 * @param {HTMLElement} list with an item a check
 * @param {import("./found.js").Reader} reader
 */
export function makeChecks(list, reader) {
    const lines = Array.from(list.children, (item) => lineOf(/** @type {HTMLElement} */ (item), reader));

    /** What was said of the check before. @type {string | undefined} */
    let told;

    return {
        /** All anew. */
        begin() {
            told = undefined;
            for (const line of lines) line.set("waiting");
        },

        /** @param {number} check */
        checking(check) {
            lines[check]?.set("checking");
        },

        /** @param {Checked} checked @returns {string} what is said of it */
        checked(checked) {
            const line = lines[checked.check];
            // One sentence about several checks in a row is said once.
            line?.set(checked.verdict, told === checked.sentence ? { ...checked, sentence: undefined } : checked);
            told = checked.sentence;
            return line ? `${line.name}: ${WORDS[checked.verdict]}.` : "";
        },

        /** What nobody has come to was not looked at. @returns {(Verdict | undefined)[]} */
        finish() {
            return lines.map((line) => line.finish());
        },

        /** The text is another one now: a suggestion would land beside its place. */
        outdate() {
            for (const button of list.querySelectorAll("button.playground-suggestion")) {
                /** @type {HTMLButtonElement} */ (button).disabled = true;
            }
        },
    };
}

/**
 * @param {HTMLElement} item
 * @param {import("./found.js").Reader} reader
 */
function lineOf(item, reader) {
    const name = item.textContent?.trim() ?? "";
    const verdict = make("span", "exercise-verdict");
    const found = make("div", "exercise-found");
    item.replaceChildren(make("span", "exercise-check", ...item.childNodes), " ", verdict, found);
    /** @type {State} */
    let state = "waiting";

    /** @param {State} next @param {Checked} [checked] */
    function set(next, checked) {
        state = next;
        item.dataset.verdict = next;
        verdict.textContent = WORDS[next];
        found.replaceChildren(...(checked?.sentence ? [make("p", "", ...inline(checked.sentence))] : []), ...(checked ? foundOf(checked, name, reader) : []));
    }

    /** @returns {Verdict | undefined} */
    function finish() {
        if (state !== "waiting" && state !== "checking") return state;
        set("skipped");
        return undefined;
    }

    return { name, set, finish };
}
