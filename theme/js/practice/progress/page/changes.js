// @ts-check
// What would be otherwise if one record became another, a sentence each.

import { long, own, times } from "./states.js";

/** @typedef {import("../kept.js").Progress} Progress */
/** @typedef {import("./main.js").Chapter} Chapter */

/**
 * @param {Progress} before
 * @param {Progress} after
 * @param {Chapter[]} chapters
 * @returns {string[]}
 */
export function changesOf(before, after, chapters) {
    const named = names(chapters);
    /** @param {string} name */
    const called = (name) => named.get(name) ?? `\`${name}\`, which is not in this edition`;
    const order = Array.from(named.keys());
    /** @param {[string, unknown]} entry */
    const place = ([name]) => named.has(name) ? order.indexOf(name) : order.length;
    /**
     * As they come in the book.
     *
     * @template T
     * @param {Record<string, T>} before
     * @param {Record<string, T>} after
     */
    const changed = (before, after) => changedOf(before, after).sort((one, other) => place(one) - place(other));
    return [
        ...changed(before.chapters, after.chapters).map(([name, day]) => `${called(name)}: read on ${long(day)}`),
        ...changed(before.exercises, after.exercises).map(([name, { solved, tried }]) =>
            `${called(name)}: ${solved ? `solved on ${long(solved)}, tried` : "tried"} ${times(tried)}`),
        ...changed(before.quizzes, after.quizzes).map(([name, { right, of, day }]) =>
            `${called(name)}: ${right} of ${of} right, on ${long(day)}`),
    ];
}

/** @param {Chapter[]} chapters */
function names(chapters) {
    return new Map(chapters.flatMap(({ name, number, title, exercises, quizzes }) => [
        [name, number ? `${number}. ${title}` : title],
        ...[...exercises, ...quizzes].map((task) => /** @type {[string, string]} */ ([task.name, task.called])),
    ]));
}

/**
 * @template T
 * @param {Record<string, T>} before
 * @param {Record<string, T>} after
 */
function changedOf(before, after) {
    return Object.entries(after).filter(([name, value]) => JSON.stringify(own(before, name)) !== JSON.stringify(value));
}
