// @ts-check
// The explorer of an answer: a graph that is given with its program, along the schedule that goes wrong.

import { make } from "../playground/dom.js";
import { makeFrame } from "./frame.js";
import { readGraph } from "./graph.js";
import { makePlayer, summary } from "./player.js";
import { count } from "./words.js";

/**
 * @typedef {object} Given
 * @property {HTMLElement} parent
 * @property {string} name of whose answer it is: "Exercise 2-4"
 * @property {any} graph as the explorer writes it
 * @property {string} program the text that was explored
 * @property {number} lines of it that are the reader's, from the first
 * @property {number} [node] where it goes wrong, if a schedule does
 * @property {(code: HTMLElement) => void} colour
 * @property {() => void} closed
 */

/** @typedef {{ focus: () => void }} Opened */

/** @param {Given} given @returns {Opened} */
export function openGiven({ parent, name, graph: json, program, lines, node, colour, closed }) {
    const graph = readGraph(json);
    const frame = makeFrame(name, { shut, onKey: (event) => player.onKey(event) });
    const code = make("code", "language-rust", program);
    colour(code);
    const question = { text: "", goal: "", decoys: "" };
    const player = makePlayer({ graph, code, aside: linesBehind(lines, program), question, say: frame.say, moved: () => {} });
    frame.counts.textContent = `in your answer: ${summary(graph)}`;
    parent.append(frame.root);
    const steps = node === undefined ? 0 : player.lay(node);
    // There it says no more than that the program has ended.
    const ending = node !== undefined && graph.state(node).end?.name === "ok" ? " What it prints is not wanted." : "";
    const note = steps > 0 ? [make("p", "xp-note", `The shortest schedule that fails is laid out, ${count(steps, "step")} long: step forward through it.${ending}`)] : [];
    frame.stage.append(...note, player.root);

    function shut() {
        frame.root.remove();
        closed();
    }

    function focus() {
        /** @type {HTMLElement} */ (frame.root.querySelector('[data-key="move-forward"]') ?? frame.root).focus();
    }

    return { focus };
}

/**
 * The lines, from 0, that are not the reader's.
 *
 * @param {number} first
 * @param {string} program
 */
function linesBehind(first, program) {
    const all = program.split("\n").length;
    return new Set(Array.from({ length: Math.max(all - first, 0) }, (_, index) => first + index));
}
