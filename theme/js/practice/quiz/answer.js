// @ts-check
// What the page says of the answers, read from where a reader without scripts finds it.

/**
 * @typedef {object} Answer
 * @property {Set<number>} right the choices that are, from 0
 * @property {Map<number, Node[]>} told of wrong choices: why they are
 * @property {Node[]} explanation
 * @property {Node[]} evidence
 * @property {string} graph of the schedules, relative to the root of the pages; empty: none
 * @property {string[]} ways a schedule for each right choice, or one of what goes wrong
 */

/**
 * @param {HTMLElement} item of the list at the end of the chapter
 * @returns {Answer}
 */
export function readAnswer(item) {
    const { right = "", graph = "", ways = "" } = item.dataset;
    const list = item.querySelector(":scope > ol");
    /** @type {Map<number, Node[]>} */
    const told = new Map();
    for (const one of list?.children ?? []) {
        if (one instanceof HTMLLIElement) told.set(one.value - 1, copies(one.childNodes));
    }
    const explanation = item.querySelector(":scope > p");
    // The letters before it are those of the right choices, which are marked where they stand.
    const said = explanation ? copies(explanation.childNodes).slice(1) : [];
    const others = Array.from(item.children).filter((element) => element !== list && element !== explanation);
    return {
        right: new Set(numbers(right)),
        told,
        explanation: said,
        evidence: copies(others),
        graph,
        ways: graph ? ways.split(" ") : [],
    };
}

/** @param {string} text */
function numbers(text) {
    return text.split(" ").map((number) => Number(number) - 1);
}

/** @param {Iterable<Node>} nodes */
function copies(nodes) {
    return Array.from(nodes, (node) => node.cloneNode(true));
}
