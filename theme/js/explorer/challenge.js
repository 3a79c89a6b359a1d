// @ts-check
// A challenge, judged by the graph: nothing here knows the answer but the states and their ends.

import { remaining } from "./counts.js";
import { UNEXPLORED } from "./graph.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./schedule.js").Schedule} Schedule */

/**
 * @typedef {{ kind: "reach", wanted: (outcome: number) => boolean } | { kind: "predict", decoys: string[] }} Goal
 */

/**
 * What a page asks for: `deadlock`, `race`, `output:…`, `outcome:2` or `outputs`.
 *
 * @param {Graph} graph
 * @param {string} goal
 * @param {string} decoys JSON: outputs that the program can't have
 * @returns {Goal}
 */
export function goalOf(graph, goal, decoys) {
    const [kind, ...rest] = goal.split(":");
    const text = rest.join(":");
    switch (kind) {
        case "outputs": return { kind: "predict", decoys: JSON.parse(decoys || "[]") };
        case "output": return { kind: "reach", wanted: (outcome) => graph.outcomes[outcome]?.output.trim() === text.trim() };
        case "outcome": return { kind: "reach", wanted: (outcome) => outcome === Number(text) };
        default: return { kind: "reach", wanted: (outcome) => graph.outcomes[outcome]?.end === (kind || "deadlock") };
    }
}

/** @typedef {Extract<Goal, { kind: "reach" }>} Reach */

/**
 * How far the reader is: `lost` is where no way leads to the goal any more, `missed` is an end that is another one,
 * `shown` one that the reader was led to.
 *
 * @param {Reach} goal
 * @param {Schedule} schedule
 * @returns {"open" | "lost" | "missed" | "shown" | "solved"}
 */
export function judge(goal, { graph, node, helped }) {
    const outcome = graph.outcome(node);
    if (outcome < 0) return canBeReached(goal, graph, node) ? "open" : "lost";
    if (!goal.wanted(outcome)) return "missed";
    return helped ? "shown" : "solved";
}

/**
 * Of what was not explored, nothing is ruled out.
 *
 * @param {Reach} goal
 * @param {Graph} graph
 * @param {number} from
 */
export function canBeReached({ wanted }, graph, from) {
    return graph.limits.length > 0 || remaining(graph, from).some((ways, outcome) =>
        ways > 0n && (wanted(outcome) || graph.outcomes[outcome].end === UNEXPLORED));
}

/**
 * What there is to choose from: the program's outputs and the decoys, in an order that says nothing.
 *
 * @param {Graph} graph
 * @param {string[]} decoys
 */
export function options(graph, decoys) {
    const true_ = new Set(graph.outcomes.map(({ output }) => output.trimEnd()));
    const all = new Set([...true_, ...decoys.map((one) => one.trimEnd())]);
    return Array.from(all).sort().map((output) => ({ output, possible: true_.has(output) }));
}

/**
 * @param {{ possible: boolean }[]} options
 * @param {boolean[]} chosen
 */
export function mark(options, chosen) {
    const missing = options.filter(({ possible }, index) => possible && !chosen[index]).length;
    const wrong = options.filter(({ possible }, index) => !possible && chosen[index]).length;
    return { missing, wrong, right: missing + wrong === 0 };
}
