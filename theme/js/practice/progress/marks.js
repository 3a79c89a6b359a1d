// @ts-check
// Small marks: in the contents at chapters that were read, on the page at exercises that were solved.

import { chapterLinks, nameOf } from "./names.js";

/** @param {import("./kept.js").Progress} progress */
export function showMarks({ chapters, exercises }) {
    for (const link of chapterLinks()) {
        const mark = link.querySelector(".progress-mark");
        if (!chapters[nameOf(link.href)]) mark?.remove();
        else if (!mark) link.append(marked("progress-mark", " (read)"));
    }
    /** @type {NodeListOf<HTMLElement>} */
    const sections = document.querySelectorAll(".exercise[data-exercise]");
    for (const section of sections) {
        const known = exercises[section.dataset.exercise ?? ""];
        const isCurrent = known?.content === section.dataset.content;
        set(section, "exercise-solved", "badge-runs", known?.solved && isCurrent ? "solved" : "");
        set(section, "exercise-changed", "badge-varies", known?.solved && !isCurrent ? "changed since you solved it" : "");
    }
}

/**
 * A badge at the title of an exercise, or none.
 *
 * @param {HTMLElement} section
 * @param {string} name
 * @param {string} look
 * @param {string} words
 */
function set(section, name, look, words) {
    const badge = section.querySelector(`.${name}`);
    if (!words) badge?.remove();
    else if (!badge) section.querySelector(".exercise-title")?.append(" ", marked(`badge ${look} ${name}`, words));
}

/**
 * @param {string} className
 * @param {string} words
 */
function marked(className, words) {
    const mark = document.createElement("span");
    mark.className = className;
    mark.textContent = words;
    return mark;
}
