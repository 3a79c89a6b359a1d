// @ts-check
// The schedule in the reader's hands: the steps chosen, and how many of them are done.

import { shortest, shortestTo } from "./counts.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").Step} Step */

export class Schedule {
    /** Which edge was taken at each node. @type {number[]} */
    #edges = [];
    /** The nodes along it, one more than there are edges. */
    #nodes = [0];
    #done = 0;

    /** Whether some of it was shown to the reader, not found. */
    helped = false;

    /** @param {Graph} graph */
    constructor(graph) {
        this.graph = graph;
    }

    get done() {
        return this.#done;
    }

    get length() {
        return this.#edges.length;
    }

    get node() {
        return this.#nodes[this.#done];
    }

    /** The node before the last step that is done. */
    get previous() {
        return this.#nodes[Math.max(this.#done - 1, 0)];
    }

    /** The nodes from the start to this one. */
    get visited() {
        return this.#nodes.slice(0, this.#done + 1);
    }

    /** The steps, those that are undone included. @returns {Step[]} */
    get steps() {
        return this.#edges.map((edge, index) => this.#step(index, edge));
    }

    /** The states along it, one more than there are steps. */
    get states() {
        return this.#nodes.map((node) => this.graph.state(node));
    }

    /** The last step that is done. @returns {Step | undefined} */
    get last() {
        return this.#done === 0 ? undefined : this.#step(this.#done - 1, this.#edges[this.#done - 1]);
    }

    /**
     * @param {number} index
     * @param {number} edge
     */
    #step(index, edge) {
        return this.graph.steps[this.graph.edges(this.#nodes[index])[edge].step];
    }

    /** @param {number} edge of those of the present node; what was undone is forgotten, unless it is the same */
    choose(edge) {
        if (this.#edges[this.#done] !== edge) this.#append([edge]);
        this.#done += 1;
    }

    /** @param {number[]} way */
    #append(way) {
        this.#edges.length = this.#done;
        this.#nodes.length = this.#done + 1;
        for (const edge of way) {
            this.#nodes.push(this.graph.edges(this.#nodes[this.#nodes.length - 1])[edge].to);
            this.#edges.push(edge);
        }
    }

    /** @param {number} done how many steps are to be done */
    goTo(done) {
        this.#done = Math.min(Math.max(done, 0), this.length);
        if (this.#done === 0) this.helped = false;
    }

    /** Whether `forward` would do something. */
    get canForward() {
        return this.#done < this.length || this.graph.edges(this.node).length === 1;
    }

    /** One step on: the one that was undone, or the only one there is. */
    forward() {
        if (this.#done < this.length) this.#done += 1;
        else if (this.canForward) this.choose(0);
    }

    /**
     * On to an outcome, by the shortest way from here.
     *
     * @param {number} outcome
     */
    show(outcome) {
        this.#follow(shortest(this.graph, this.node, outcome));
    }

    /**
     * On to a node, or to it from the start if no way leads there from here.
     *
     * @param {number} node
     */
    showNode(node) {
        const way = () => shortestTo(this.graph, this.node, (one) => one === node);
        const onwards = way();
        if (!onwards) this.#done = 0;
        this.#follow(onwards ?? way());
    }

    /** @param {number[] | undefined} way */
    #follow(way) {
        if (!way) return;
        this.#append(way);
        this.#done = this.length;
        this.helped = true;
    }

    /** Where the steps done lead, in few characters: see {@link read}. */
    write() {
        return this.steps.slice(0, this.#done).map(({ thread, alternative }) => {
            const who = thread < 36 ? thread.toString(36) : `~${thread.toString(36).padStart(2, "0")}`;
            return alternative === 0 ? who : `${who}.${alternative.toString(36)}-`;
        }).join("");
    }

    /**
     * A thread a character, in base 36, or `~` and two of them; `.2-` after it is its alternative 2. What is not
     * possible in this graph ends it.
     *
     * @param {string} text
     * @returns {boolean} whether all of it was possible
     */
    read(text) {
        this.#done = 0;
        this.#append([]);
        this.helped = text !== "";
        let rest = text;
        while (rest) {
            const [all, long, short, alternative] = /^(?:~(\w\w)|(\w))(?:\.(\w+)-)?/.exec(rest) ?? [];
            if (all === undefined) return false;
            const edge = this.edgeOf(parseInt(long ?? short, 36), parseInt(alternative ?? "0", 36));
            if (edge < 0) return false;
            this.choose(edge);
            rest = rest.slice(all.length);
        }
        return true;
    }

    /**
     * @param {number} thread
     * @param {number} alternative
     */
    edgeOf(thread, alternative) {
        return this.graph.edges(this.node).findIndex(({ step }) => {
            const one = this.graph.steps[step];
            return one.thread === thread && one.alternative === alternative;
        });
    }
}
