// @ts-check
// One question: its choices become a form.

import { make } from "../../playground/dom.js";
import { makeFeedback } from "./feedback.js";

/**
 * @typedef {object} Question
 * @property {HTMLElement} root
 * @property {() => void} focus
 * @property {() => boolean | undefined} solved nothing, as long as it is not answered
 * @property {() => void} reset
 */

/**
 * @param {HTMLElement} root its item in the list
 * @param {import("./answer.js").Answer} answer
 * @param {string} name different for each question of the page
 * @param {{ last: boolean, answered: () => void, next: () => void, say: (text: string) => void }} quiz
 * @returns {Question}
 */
export function makeQuestion(root, answer, name, quiz) {
    const many = "many" in root.dataset;
    const text = root.querySelector("p") ?? root;
    const code = /** @type {HTMLElement | null} */ (root.querySelector("pre > code.language-rust")) ?? undefined;
    const list = /** @type {HTMLElement} */ (root.querySelector(".quiz-choices"));
    const choices = /** @type {HTMLElement[]} */ (Array.from(list.children));
    const inputs = choices.map((choice) => addInput(choice, many, name));
    const group = make("div", "");
    const submit = make("button", "quiz-submit", "Answer");
    const feedback = make("div", "quiz-place");
    const form = make("form", "quiz-form");
    /** @type {boolean | undefined} */
    let solved;

    text.id = `${name}-text`;
    text.tabIndex = -1;
    group.setAttribute("role", many ? "group" : "radiogroup");
    group.setAttribute("aria-labelledby", text.id);
    list.replaceWith(form);
    group.append(list);
    form.append(group, feedback, submit);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (solved !== undefined) quiz.next();
        else check();
    });
    // mdBook turns the page on arrow keys, which choose here.
    form.addEventListener("keydown", (event) => { if (event.key.startsWith("Arrow")) event.stopPropagation(); });

    function check() {
        const chosen = new Set(inputs.flatMap(({ checked }, index) => (checked ? [index] : [])));
        if (chosen.size === 0) return quiz.say("Choose an answer first.");
        const made = makeFeedback(answer, chosen, choices, code);
        solved = made.solved;
        for (const [index, choice] of choices.entries()) mark(choice, answer.right.has(index), chosen.has(index));
        for (const input of inputs) input.disabled = true;
        feedback.replaceChildren(made.root);
        submit.textContent = quiz.last ? "See the result" : "Next question";
        root.classList.add("is-answered");
        quiz.answered();
        quiz.say(made.spoken);
    }

    function reset() {
        solved = undefined;
        feedback.replaceChildren();
        submit.textContent = "Answer";
        root.classList.remove("is-answered");
        for (const choice of choices) unmark(choice);
        for (const input of inputs) {
            input.disabled = false;
            input.checked = false;
        }
    }

    return { root, reset, solved: () => solved, focus: () => text.focus() };
}

/**
 * @param {HTMLElement} choice
 * @param {boolean} many
 * @param {string} name
 */
function addInput(choice, many, name) {
    const input = make("input", "");
    input.type = many ? "checkbox" : "radio";
    input.name = name;
    const label = make("label", "", input, make("span", "quiz-choice", ...choice.childNodes));
    choice.append(label);
    return input;
}

/**
 * By a word and a shape as well as a colour.
 *
 * @param {HTMLElement} choice
 * @param {boolean} right
 * @param {boolean} chosen
 */
function mark(choice, right, chosen) {
    if (!right && !chosen) return;
    choice.dataset.mark = right ? "right" : "wrong";
    const words = right ? (chosen ? "right" : "right, and not chosen") : "wrong";
    choice.querySelector("label")?.append(make("span", "quiz-mark", words));
}

/** @param {HTMLElement} choice */
function unmark(choice) {
    delete choice.dataset.mark;
    choice.querySelector(".quiz-mark")?.remove();
}
