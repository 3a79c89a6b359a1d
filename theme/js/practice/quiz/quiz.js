// @ts-check
// A quiz: one question at a time, and the result.

import { make } from "../../playground/dom.js";
import { readAnswer } from "./answer.js";
import { makeQuestion } from "./question.js";

/** @param {HTMLElement} section */
export function openQuiz(section) {
    const answers = document.getElementById(`${section.id}-answers`);
    /** @type {HTMLElement[]} */
    const items = Array.from(section.querySelectorAll(".quiz-question"));
    /** @type {HTMLElement[]} */
    const given = Array.from(answers?.querySelectorAll(":scope > ol > li") ?? []);
    if (!answers || given.length !== items.length) throw new Error("each question has an answer");
    const where = make("span", "quiz-where");
    const marks = make("span", "quiz-marks");
    marks.setAttribute("aria-hidden", "true");
    const spoken = make("p", "playground-announcer");
    spoken.setAttribute("role", "status");
    const result = make("div", "quiz-result");
    result.tabIndex = -1;
    const questions = items.map((item, index) => makeQuestion(item, readAnswer(given[index]), `${section.id}-${index + 1}`, {
        last: index === items.length - 1,
        answered: drawMarks,
        next: () => show(index + 1, true),
        say,
    }));
    let told = false;
    section.querySelector(".quiz-head")?.append(where, marks);
    section.append(result, spoken);
    section.dataset.state = "open";
    answers.classList.add("is-asked");
    show(0, false);

    /** @param {string} text */
    function say(text) {
        // The same words twice are two messages.
        spoken.textContent = spoken.textContent === text ? `${text}\u00a0` : text;
    }

    /**
     * @param {number} index one more than there are questions: the result
     * @param {boolean} moved whether the reader asked for it
     */
    function show(index, moved) {
        for (const [other, { root }] of questions.entries()) root.hidden = other !== index;
        result.hidden = index < questions.length;
        where.textContent = index < questions.length ? `${index + 1} of ${questions.length}` : "Result";
        drawMarks();
        if (!result.hidden) end();
        if (!moved) return;
        say("");
        const top = section.getBoundingClientRect().top;
        if (top < 0) section.scrollIntoView({ block: "start" });
        if (result.hidden) questions[index].focus();
        else result.focus({ preventScroll: true });
    }

    function drawMarks() {
        marks.replaceChildren(...questions.map(({ root, solved }) => {
            const mark = make("span", "");
            mark.dataset.solved = String(solved() ?? (root.hidden ? "" : "now"));
            return mark;
        }));
    }

    function end() {
        const right = questions.filter(({ solved }) => solved()).length;
        const again = button("Again", () => {
            told = false;
            for (const question of questions) question.reset();
            show(0, true);
        });
        const list = make("ol", "quiz-score", ...questions.map(({ solved }, index) => {
            const look = button(`Question ${index + 1}`, () => show(index, true));
            const word = make("span", "", solved() ? "right" : "not right");
            word.dataset.solved = String(solved());
            return make("li", "", look, word);
        }));
        result.replaceChildren(make("p", "quiz-total", `You answered ${right} of ${questions.length} right.`), list, make("p", "", again));
        // A reader who looks at a question again comes back here.
        if (told) return;
        told = true;
        const { quiz: name, content } = section.dataset;
        const detail = { name, content, right, of: questions.length };
        document.dispatchEvent(new CustomEvent("practice:quiz", { detail }));
    }
}

/**
 * @param {string} text
 * @param {() => void} press
 */
function button(text, press) {
    const root = make("button", "", text);
    root.type = "button";
    root.addEventListener("click", press);
    return root;
}
