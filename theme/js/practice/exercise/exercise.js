// @ts-check
// One exercise: the reader's answer, what is checked of it, and what came of that.

import { beingBuilt } from "../../playground/building.js";
import { make } from "../../playground/dom.js";
import { makeChecks } from "./checks.js";
import { inline } from "./inline.js";
import { judge } from "./judge.js";
import { guardSolution } from "./solution.js";
import { markSolved } from "./solved.js";
import { busy, endingOf } from "./words.js";

/** @typedef {import("./protocol.js").Diagnostic} Diagnostic */
/** @typedef {import("./protocol.js").End} End */

/**
 * What the page's listing does for it.
 *
 * @typedef {object} Settings
 * @property {HTMLElement} section
 * @property {string} edition
 * @property {string} original the starter
 * @property {() => string} text the reader's answer
 * @property {(checking: boolean) => void} setChecking
 * @property {(problems: Diagnostic[]) => void} mark
 * @property {import("./found.js").Reader["goTo"]} goTo
 * @property {import("./found.js").Reader["apply"]} apply
 * @property {import("./found.js").Reader["colour"]} colour
 * @property {import("./found.js").Reader["load"]} load
 * @property {(sentence: string) => void} announce
 * @property {() => void} focus on what is pressed to check
 */

/** @typedef {{ check: () => void, checkOrStop: () => void, showSolution: () => void, textChanged: () => void }} Exercise */

/** @param {Settings} settings @returns {Exercise} */
export function openExercise(settings) {
    const { section, text, announce, edition } = settings;
    const { exercise = "", content = "" } = section.dataset;
    const title = section.querySelector(".exercise-number")?.textContent ?? "This exercise";
    const list = /** @type {HTMLElement} */ (section.querySelector(".exercise-checks"));
    const hasMain = /\bfn\s+main\b/.test(settings.original);
    const checks = makeChecks(list, { ...settings, title });
    const guard = guardSolution(section.querySelector(".exercise-solution"));
    const summary = make("p", "exercise-summary");
    const told = make("p", "exercise-told");
    list.before(summary);
    list.after(told);

    /** @type {AbortController | undefined} */
    let running;
    /** What is being checked, or was last. @type {string | undefined} */
    let asked;

    /** @param {string} kind @param {string} sentence */
    function say(kind, sentence) {
        summary.dataset.kind = kind;
        summary.replaceChildren(...inline(sentence));
    }

    function begin() {
        // A part that has the focus goes.
        if (list.contains(document.activeElement)) settings.focus();
        checks.begin();
        told.replaceChildren();
        settings.mark([]);
        settings.setChecking(true);
        say("checking", "Checking…");
        announce(`${title} is being checked`);
    }

    async function check() {
        running?.abort();
        const mine = running = new AbortController();
        const code = asked = text();
        begin();
        for await (const event of judge({ exercise, code, edition, hasMain, data: dataOf(section) }, mine.signal)) {
            if (running !== mine) return;
            switch (event.event) {
                case "waiting": say("checking", busy(event.seconds)); announce(busy(event.seconds)); break;
                case "building": say("checking", beingBuilt(event.crates)); announce(beingBuilt(event.crates)); break;
                case "checking": say("checking", "Checking…"); checks.checking(event.check); break;
                case "checked":
                    announce(checks.checked(event));
                    if (event.diagnostics && code === text()) settings.mark(event.diagnostics);
                    break;
                case "told": told.replaceChildren(...inline(event.sentence)); break;
                case "end": end(event, code);
            }
        }
    }

    /** @param {End} event @param {string} code */
    function end(event, code) {
        running = undefined;
        settings.setChecking(false);
        const { kind, sentence } = endingOf(event, checks.finish());
        say(kind, sentence);
        announce([`${title}: ${sentence}`, told.textContent].filter(Boolean).join(" ").replaceAll("`", ""));
        if (code !== text()) outdate();
        if (event.reason !== "checked") return;
        const { solved } = event;
        if (solved) markSolved(section);
        if (solved || (kind === "failed" && code !== settings.original)) guard.release();
        document.dispatchEvent(new CustomEvent("practice:exercise", { detail: { name: exercise, content, solved } }));
    }

    function outdate() {
        checks.outdate();
        if (!summary.querySelector("b")) summary.prepend(make("b", "", "Before the change:"), " ");
    }

    return {
        check,
        checkOrStop: () => (running ? running.abort() : check()),
        showSolution: guard.show,
        textChanged: () => { if (asked !== undefined && !running) outdate(); },
    };
}

/** @param {HTMLElement} section @returns {import("./protocol.js").Data | undefined} */
function dataOf(section) {
    const text = section.querySelector("script.exercise-data")?.textContent;
    return text ? JSON.parse(text) : undefined;
}
