// @ts-check
// What is said of an answer: right or not, why what was chosen is wrong, why the right one is right, and what shows it.

import { make } from "../../playground/dom.js";
import { makeSchedules } from "./schedule.js";

/** @typedef {import("./answer.js").Answer} Answer */

/**
 * @param {Answer} answer
 * @param {Set<number>} chosen
 * @param {HTMLElement[]} choices
 * @param {HTMLElement | undefined} code
 */
export function makeFeedback(answer, chosen, choices, code) {
    const wrong = Array.from(chosen).filter((choice) => !answer.right.has(choice));
    const missed = Array.from(answer.right).filter((choice) => !chosen.has(choice));
    const solved = wrong.length + missed.length === 0;
    const verdict = make("p", "quiz-verdict", solved ? "Right." : sentence(wrong, missed));
    verdict.dataset.solved = String(solved);
    const told = wrong.map((choice) => make("p", "", make("strong", "", `${letter(choice)}.`), " ", ...(answer.told.get(choice) ?? [])));
    const spoken = make("div", "quiz-said", verdict, ...told, make("p", "", ...answer.explanation));
    const root = make("div", "quiz-feedback", spoken, ...answer.evidence);
    if (answer.graph && code) root.append(makeSchedules(answer.graph, shows(answer, choices), code).root);
    return { root, solved, spoken: spoken.textContent ?? "" };
}

/**
 * @param {number[]} wrong
 * @param {number[]} missed
 */
function sentence(wrong, missed) {
    const parts = [
        ...(wrong.length > 0 ? [`${list(wrong)} ${wrong.length > 1 ? "are" : "is"} wrong`] : []),
        ...(missed.length > 0 ? [`${list(missed)} ${missed.length > 1 ? "are" : "is"} right${wrong.length > 0 ? "" : ", too"}`] : []),
    ];
    return `${wrong.length > 0 ? "Not right" : "Not all"}: ${parts.join("; ")}.`;
}

/** @param {number[]} choices */
function list(choices) {
    return choices.map(letter).join(choices.length === 2 ? " and " : ", ");
}

/** @param {number} choice */
function letter(choice) {
    return String.fromCharCode("A".charCodeAt(0) + choice);
}

/**
 * @param {Answer} answer
 * @param {HTMLElement[]} choices
 */
function shows({ right, ways }, choices) {
    const all = Array.from(right);
    const shown = ways.map((way, index) => ({ way, choice: all[index] }));
    // A fault that nothing comes to has no schedule; of changes, it is the program as it was.
    return shown.filter(({ way }) => way).map(({ way, choice }) => ({
        way,
        label: choices[choice]?.querySelector(".difference") ? "Show me how it goes wrong" : `Show me ${letter(choice)}`,
    }));
}
