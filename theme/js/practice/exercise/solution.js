// @ts-check
// The solution is there for who has tried, and for who insists.

import { make } from "../../playground/dom.js";

/** @typedef {ReturnType<typeof guardSolution>} Guard */

/** For telling the questions of a page apart. */
let asked = 0;

/** @param {HTMLDetailsElement | null} details */
export function guardSolution(details) {
    /** @type {HTMLElement | undefined} */
    let question;
    let free = false;

    /** From now on it opens like any other part of the page. */
    function release() {
        free = true;
        question?.remove();
        question = undefined;
    }

    /** Opens it, or asks first. */
    function show() {
        if (!details) return;
        if (free || details.open) details.open = !details.open;
        else if (question) question.querySelector("button")?.focus();
        else ask(details);
    }

    /** @param {HTMLDetailsElement} details */
    function ask(details) {
        const summary = details.querySelector("summary");
        const text = make("p", "", "You have not checked an answer of your own yet. An answer that fails teaches more than one that is read.");
        text.id = `exercise-question-${asked++}`;
        const insist = answer("Show it all the same", () => { release(); details.open = true; summary?.focus(); });
        const wait = answer("Not yet", back);
        question = make("div", "exercise-question", text, make("p", "exercise-answers", insist, wait));
        question.setAttribute("role", "group");
        question.setAttribute("aria-labelledby", text.id);
        question.addEventListener("keydown", (event) => { if (event.key === "Escape") back(); });
        details.after(question);
        insist.focus();

        function back() {
            question?.remove();
            question = undefined;
            summary?.focus();
        }
    }

    return { release, show };
}

/** @param {string} text @param {() => void} press */
function answer(text, press) {
    const button = make("button", "exercise-action", text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
}
