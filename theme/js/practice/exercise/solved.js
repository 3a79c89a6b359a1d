// @ts-check
// The mark of an exercise that is solved.

import { make } from "../../playground/dom.js";

/** @param {HTMLElement} section */
export function markSolved(section) {
    if (section.querySelector(".exercise-solved")) return;
    section.dataset.solved = "";
    const mark = make("span", "badge badge-runs exercise-solved", "solved");
    section.querySelector(".exercise-title")?.append(" ", mark);
}
