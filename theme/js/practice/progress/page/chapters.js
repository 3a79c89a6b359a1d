// @ts-check
// A chapter each, with its exercises and quizzes.

import { make, withCode } from "../../../playground/dom.js";
import { ofChapter, ofExercise, ofQuiz, own } from "./states.js";

/** @typedef {import("../kept.js").Progress} Progress */
/** @typedef {import("./main.js").Chapter} Chapter */
/** @typedef {import("./main.js").Task} Task */
/** @typedef {import("./states.js").State} State */

/**
 * How much of all there is was done.
 *
 * @param {Chapter[]} chapters
 * @param {Progress} progress
 */
export function summaryOf(chapters, progress) {
    const numbered = chapters.filter(({ number }) => number);
    const read = numbered.filter(({ name }) => own(progress.chapters, name));
    const exercises = chapters.flatMap((chapter) => chapter.exercises);
    const quizzes = chapters.flatMap((chapter) => chapter.quizzes);
    const solved = exercises.filter((task) => ofExercise(task, progress).kind === "done");
    const answered = quizzes.filter((task) => ["done", "begun"].includes(ofQuiz(task, progress).kind));
    const counts = [`${read.length} of ${numbered.length} chapters read`];
    if (exercises.length > 0) counts.push(`${solved.length} of ${exercises.length} exercises solved`);
    if (quizzes.length > 0) counts.push(`${answered.length} of ${quizzes.length} quizzes answered`);
    return `${counts.join(", ")}.`;
}

/**
 * @param {Chapter[]} chapters
 * @param {Progress} progress
 * @param {(chapter: Chapter) => void} unread
 */
export function chaptersOf(chapters, progress, unread) {
    const items = chapters.map((chapter) => {
        const item = make("li", "");
        item.dataset.chapter = chapter.name;
        item.append(head(chapter, progress, unread));
        const tasks = [
            ...chapter.exercises.map((task) => row(chapter, task, ofExercise(task, progress))),
            ...chapter.quizzes.map((task) => row(chapter, task, ofQuiz(task, progress))),
        ];
        if (tasks.length > 0) item.append(make("ul", "progress-tasks", ...tasks));
        return item;
    });
    return make("ul", "progress-chapters", ...items);
}

/**
 * @param {Chapter} chapter
 * @param {Progress} progress
 * @param {(chapter: Chapter) => void} unread
 */
function head(chapter, progress, unread) {
    const { name: path, number, title, address, exercises } = chapter;
    const day = own(progress.chapters, path);
    const name = make("a", "", ...withCode(number ? `${number}. ${title}` : title));
    name.href = address;
    const line = make("div", "progress-chapter", name);
    if (number) line.append(" ", stateOf(ofChapter(day)));
    if (exercises.length > 0) {
        const solved = exercises.filter((task) => ofExercise(task, progress).kind === "done").length;
        line.append(" ", make("span", "progress-count", `${solved} of ${exercises.length} solved`));
    }
    if (day) {
        const button = make("button", "progress-button", "Mark as unread");
        button.type = "button";
        button.setAttribute("aria-label", `Mark as unread: ${title}`);
        button.addEventListener("click", () => unread(chapter));
        line.append(" ", button);
    }
    return line;
}

/**
 * @param {Chapter} chapter
 * @param {Task} task
 * @param {State} state
 */
function row({ address }, { id, label }, state) {
    const link = make("a", "", ...withCode(label));
    link.href = `${address}#${id}`;
    return make("li", "", link, " ", stateOf(state));
}

/** @param {State} state */
function stateOf({ kind, words }) {
    const element = make("span", "progress-state", words);
    element.dataset.kind = kind;
    return element;
}
