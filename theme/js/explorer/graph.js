// @ts-check
// All schedules of a program, as the explorer writes them: states, and the steps that lead from one to the next.
//
// A schedule is a path from node 0 to a node that has an end. Nodes merge where different schedules lead to the same
// state, so the graph has no circles, and far fewer nodes than there are schedules.

/**
 * What a thread does next.
 *
 * @typedef {object} Doing
 * @property {"ready" | "blocked"} status
 * @property {number} line
 * @property {string} operation
 * @property {number} object -1: none
 * @property {string} detail what it is done with
 * @property {number[]} on the threads it waits for
 */

/** @typedef {{ status: "absent" | "ended" | "panicked" } | Doing} ThreadState */

/**
 * The fields depend on the object's kind.
 *
 * @typedef {object} ObjectState
 * @property {string} [value]
 * @property {number | null} [owner]
 * @property {boolean} [poisoned]
 * @property {number | null} [writer]
 * @property {number[]} [readers]
 * @property {number[]} [waiting]
 * @property {number[]} [woken]
 * @property {number} [size]
 * @property {number[]} [arrived]
 * @property {string[]} [queue]
 * @property {number | null} [bound]
 * @property {number} [senders]
 * @property {boolean} [receiver]
 * @property {string[]} [history]
 * @property {(number | null)[]} [seen]
 * @property {string} [phase]
 * @property {number | null} [by]
 */

/** @typedef {{ thread: number, operation: string, object: number, value: string, line: number, alternative: number, edges: string[] }} Step */
/** @typedef {{ step: number, to: number }} Edge */
/** @typedef {{ thread: number, operation: string, object: number, line: number, on: number[] }} Wait */
/** @typedef {{ thread: number, line: number, write: boolean, what: string }} Access */
/** Two accesses that must not meet: nothing is defined beyond. @typedef {{ accesses: Access[], words: string }} Conflict */
/** @typedef {{ name: string, waits: Wait[], conflict?: Conflict }} End */
/** What goes wrong; `node` is where the nearest schedule has come to it, or -1. @typedef {{ kind: string, node: number, words: string }} Fault */
/** @typedef {{ words: string, incomplete: boolean }} Note */
/** @typedef {{ output: string, end: string }} Outcome */
/** @typedef {{ threads: ThreadState[], objects: (ObjectState | null)[], output: string, edges: Edge[], end?: End }} State */

/** @typedef {string | [name: string, more: [number, string, number, number, number[]][] | Conflict]} RawEnd */

/**
 * The JSON: what a node has is numbers of rows of `table`, and `step, to` by turns.
 *
 * @typedef {object} Raw
 * @property {number} version
 * @property {"sc" | "weak"} model
 * @property {string[]} eager
 * @property {boolean} capped
 * @property {string} [why]
 * @property {Fault[]} faults
 * @property {Note[]} notes
 * @property {string} schedules
 * @property {[name: string, line: number, parent: number][]} threads
 * @property {[name: string, kind: string, line: number][]} objects
 * @property {Outcome[]} outcomes
 * @property {any[]} table
 * @property {[number, string, number, string, number, number][]} steps
 * @property {string[][]} happens_before
 * @property {[threads: number[], objects: number[], output: number, edges: number[], end?: RawEnd][]} nodes
 */

/**
 * @typedef {object} Graph
 * @property {"sc" | "weak"} model
 * @property {string[]} eager operations that are no choice, as they are done at once
 * @property {string | undefined} capped why not everything was explored
 * @property {string[]} limits beyond which nothing is known, wherever one is
 * @property {string[]} notes on what is approximated
 * @property {Fault[]} stuck threads that wait for ever while others go on
 * @property {bigint} schedules
 * @property {{ name: string, line: number }[]} threads
 * @property {{ name: string, kind: string }[]} objects
 * @property {Outcome[]} outcomes
 * @property {Step[]} steps
 * @property {number} size how many nodes there are
 * @property {(node: number) => Edge[]} edges
 * @property {(node: number) => State} state
 * @property {(node: number) => number} outcome of a node with an end; -1: it has none
 */

/** What stands for "beyond this nobody has looked". */
export const UNEXPLORED = "unexplored";

/**
 * @param {Raw} json
 * @returns {Graph}
 */
export function readGraph(json) {
    if (json?.version !== 2) throw new Error("this is not a graph of this version");
    const { table, nodes } = json;
    const edges = nodes.map((node) => pairs(node[3]));
    const threads = json.threads.map(([name, line]) => ({ name, line }));
    const objects = json.objects.map(([name, kind]) => ({ name, kind }));
    const steps = json.steps.map(([thread, operation, object, value, line, alternative], index) => (
        { thread, operation, object, value, line, alternative, edges: json.happens_before[index] }));
    const limits = json.notes.filter(({ incomplete }) => incomplete).map(({ words }) => words);
    /** @type {Outcome[]} */
    const outcomes = json.outcomes.map(({ output, end }) => ({ output, end }));
    const ends = nodes.map((node) => outcomeOf(outcomes, table[node[2]], node[4]));

    /** @param {number} number @returns {State} */
    function state(number) {
        const [threadStates, objectStates, output, , end] = nodes[number];
        return {
            threads: threads.map((_, index) => readThread(table[threadStates[index]])),
            objects: objects.map((_, index) => table[objectStates[index]] ?? null),
            output: table[output],
            edges: edges[number],
            end: end === undefined ? undefined : readEnd(end),
        };
    }

    return {
        model: json.model,
        eager: json.eager,
        capped: json.capped ? json.why || "a bound was reached" : limits[0],
        limits,
        notes: json.notes.filter(({ incomplete }) => !incomplete).map(({ words }) => words),
        stuck: json.faults.filter(({ kind, node }) => kind === "stuck" && node >= 0),
        schedules: BigInt(json.schedules),
        threads, objects, outcomes, steps, state,
        size: nodes.length,
        edges: (node) => edges[node],
        outcome: (node) => ends[node],
    };
}

/**
 * @param {number[]} flat
 * @returns {Edge[]}
 */
function pairs(flat) {
    return Array.from({ length: flat.length / 2 }, (_, index) => ({ step: flat[2 * index], to: flat[2 * index + 1] }));
}

/** @param {any} raw @returns {ThreadState} */
function readThread(raw) {
    if (!raw) return { status: "absent" };
    const [status, line, operation, object, detail, on] = raw;
    return status === "ready" || status === "blocked" ? { status, line, operation, object, detail, on } : { status };
}

/** @param {RawEnd} raw @returns {End} */
function readEnd(raw) {
    if (typeof raw === "string") return { name: raw, waits: [] };
    const [name, more] = raw;
    if (!Array.isArray(more)) return { name, waits: [], conflict: more };
    return { name, waits: more.map(([thread, operation, object, line, on]) => ({ thread, operation, object, line, on })) };
}

/**
 * The outcome a node stands for; one that the list does not have is added to it.
 *
 * @param {Outcome[]} outcomes
 * @param {string} output
 * @param {RawEnd | undefined} end
 */
function outcomeOf(outcomes, output, end) {
    if (end === undefined) return -1;
    const name = readEnd(end).name;
    const printed = name === UNEXPLORED ? "" : output;
    const known = outcomes.findIndex((one) => one.end === name && one.output === printed);
    return known >= 0 ? known : outcomes.push({ output: printed, end: name }) - 1;
}
