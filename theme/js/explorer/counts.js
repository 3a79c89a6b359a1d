// @ts-check
// How many schedules remain, and the shortest way to one of them.

/** @typedef {import("./graph.js").Graph} Graph */

/**
 * How many ways lead from a node to each outcome: by outcome, 0 where none does.
 *
 * Ways are counted forwards, node by node in an order in which every step leads onwards. They are schedules, of which
 * nothing says that they are equally likely.
 *
 * @param {Graph} graph
 * @param {number} from
 * @returns {bigint[]}
 */
export function remaining(graph, from) {
    const counts = graph.outcomes.map(() => 0n);
    /** @type {Map<number, bigint>} */
    const ways = new Map([[from, 1n]]);
    for (const node of inOrder(graph, from)) {
        const here = ways.get(node) ?? 0n;
        const outcome = graph.outcome(node);
        if (outcome >= 0) counts[outcome] += here;
        for (const { to } of graph.edges(node)) ways.set(to, (ways.get(to) ?? 0n) + here);
    }
    return counts;
}

/**
 * Every node that can be reached, each before those that come after it.
 *
 * @param {Graph} graph
 * @param {number} from
 */
function inOrder(graph, from) {
    /** @type {number[]} */
    const done = [];
    const seen = new Set([from]);
    const open = [{ node: from, next: 0 }];
    while (open.length > 0) {
        const top = open[open.length - 1];
        const edge = graph.edges(top.node)[top.next++];
        if (!edge) done.push(/** @type {{ node: number }} */ (open.pop()).node);
        else if (!seen.has(edge.to)) {
            seen.add(edge.to);
            open.push({ node: edge.to, next: 0 });
        }
    }
    return done.reverse();
}

/**
 * The shortest way from a node to an outcome.
 *
 * @param {Graph} graph
 * @param {number} from
 * @param {number} outcome
 */
export function shortest(graph, from, outcome) {
    return shortestTo(graph, from, (node) => graph.outcome(node) === outcome);
}

/**
 * The shortest way from a node to one that is wanted.
 *
 * @param {Graph} graph
 * @param {number} from
 * @param {(node: number) => boolean} wanted
 * @returns {number[] | undefined} which edge to take at each node
 */
export function shortestTo(graph, from, wanted) {
    /** @type {Map<number, { node: number, edge: number } | undefined>} */
    const before = new Map([[from, undefined]]);
    const queue = [from];
    for (const node of queue) {
        if (wanted(node)) return wayTo(before, node);
        for (const [edge, { to }] of graph.edges(node).entries()) {
            if (before.has(to)) continue;
            before.set(to, { node, edge });
            queue.push(to);
        }
    }
    return undefined;
}

/**
 * @param {Map<number, { node: number, edge: number } | undefined>} before
 * @param {number} node
 */
function wayTo(before, node) {
    /** @type {number[]} */
    const way = [];
    for (let at = before.get(node); at; at = before.get(at.node)) way.push(at.edge);
    return way.reverse();
}
