// @ts-check
// The mark of an exercise that is solved.

import { make } from "../../playground/dom.js";

/** @param {HTMLElement} section */
export function markSolved(section) {
    if (section.querySelector(".exercise-solved")) return;
    section.dataset.solved = "";
    const mark = make("span", "badge badge-runs exercise-solved", "solved");
    section.querySelector("h2, h3, h4, h5, h6")?.append(" ", mark);
}
