// @ts-check
// A question in the page, with two answers.

import { make } from "../../../playground/dom.js";

/**
 * Asks below `tools`, in the place of any other question.
 *
 * @param {HTMLElement} tools
 * @param {{ title: string, body: Node[], yes: string, no: string, back: HTMLElement }} question `back` has the focus afterwards
 * @param {() => void} then done after a yes
 */
export function askIn(tools, { title, body, yes, no, back }, then) {
    tools.parentElement?.querySelector(".progress-question")?.remove();
    const heading = make("p", "progress-question-title", title);
    heading.id = "progress-question-title";
    heading.tabIndex = -1;
    const buttons = make("div", "progress-answers", answer(yes, then), " ", answer(no, () => {}));
    const box = make("div", "progress-question", heading, ...body, buttons);
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", heading.id);
    box.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
    tools.after(box);
    heading.focus();

    /** @param {string} words @param {() => void} then */
    function answer(words, then) {
        const button = make("button", "progress-button", words);
        button.type = "button";
        button.addEventListener("click", () => {
            close();
            then();
        });
        return button;
    }

    function close() {
        box.remove();
        back.focus();
    }
}
