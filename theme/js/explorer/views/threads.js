// @ts-check
// Who moves next: a card a thread, and on it a button for each way it can go on.

import { make } from "../../playground/dom.js";
import { button, shape } from "../dom.js";

/** @typedef {import("../player.js").Moment} Moment */
/** @typedef {import("../graph.js").Edge} Edge */

/**
 * @param {import("../graph.js").Graph} graph
 * @param {import("../words.js").Words} words
 * @param {(edge: number) => void} choose
 */
export function threadsView(graph, words, choose) {
    const bodies = graph.threads.map(() => make("div", "xp-ways"));
    const cards = graph.threads.map((_, thread) => card(thread, words.thread(thread), bodies[thread]));
    const root = make("div", "xp-threads", ...cards);
    root.classList.toggle("xp-many", graph.threads.length > 4);
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", "Who moves next?");

    /** @param {Moment} moment */
    function draw(moment) {
        for (const [thread, body] of bodies.entries()) {
            const ways = waysOf(moment, thread);
            body.replaceChildren(...(ways.length > 0 ? ways.map((way, index) => wayButton(moment, thread, way, index, ways.length))
                : [stopped(moment, thread)]));
            cards[thread].classList.toggle("xp-can", ways.length > 0);
        }
    }

    /** @param {Moment} moment @param {number} thread */
    function waysOf({ state }, thread) {
        return state.edges.flatMap((edge, index) => (graph.steps[edge.step].thread === thread ? [{ index, step: graph.steps[edge.step] }] : []));
    }

    /**
     * @param {Moment} moment
     * @param {number} thread
     * @param {{ index: number, step: import("../graph.js").Step }} way
     * @param {number} number
     * @param {number} of
     */
    function wayButton({ state }, thread, { index, step }, number, of) {
        const doing = state.threads[thread];
        const what = "line" in doing ? words.next(doing, step) : words.done(step);
        const which = of > 1 || step.alternative > 0 ? words.alternative(step) : "";
        const line = place("line" in doing ? doing.line : step.line);
        return button("xp-way", `thread-${thread}-${number}`, {
            press: () => choose(index),
            label: [words.thread(thread), ": ", what, which && `, ${which}`, line && `, ${line}`].join(""),
        }, make("span", "xp-what", what), ...(which ? [" ", make("span", "xp-which", which)] : []), " ", make("span", "xp-where", line));
    }

    /** @param {Moment} moment @param {number} thread */
    function stopped({ state }, thread) {
        const doing = state.threads[thread];
        const { what, why, line } = "line" in doing ? reason(doing, state) : { what: STOPPED[doing.status], why: "", line: 0 };
        return button("xp-way", `thread-${thread}-0`, {
            enabled: false,
            label: [words.thread(thread), ": ", what, why, line > 0 ? `, ${place(line)}` : ""].join(""),
        }, make("span", "xp-what", what), why, " ", make("span", "xp-where", place(line)));
    }

    /** @param {import("../graph.js").Doing} doing @param {import("../graph.js").State} state */
    function reason(doing, state) {
        if (doing.status === "blocked") {
            const [what, ...why] = words.blocked(doing, state).split(" — ");
            return { what, why: why.length > 0 ? ` — ${why.join(" — ")}` : "", line: doing.line };
        }
        const why = state.end?.conflict ? " — nothing is defined beyond here" : state.end ? " — not explored beyond here" : " — another step comes first";
        return { what: words.next(doing), why, line: doing.line };
    }

    /**
     * Every way a thread can go on.
     *
     * @param {number} thread
     * @returns {HTMLElement[]}
     */
    function waysByKey(thread) {
        return Array.from(bodies[thread]?.querySelectorAll("button:not([aria-disabled])") ?? []).filter((one) => one instanceof HTMLElement);
    }

    /**
     * What the card of a thread says that can't move.
     *
     * @param {number} thread
     */
    function reasonOf(thread) {
        return bodies[thread]?.querySelector("button")?.getAttribute("aria-label") ?? "There is no such thread.";
    }

    return { root, draw, waysByKey, reasonOf };
}

const STOPPED = { absent: "not started yet", ended: "has ended", panicked: "has panicked" };

/** @param {number} line */
function place(line) {
    return line > 0 ? `line ${line}` : "";
}

/**
 * @param {number} thread
 * @param {string} name
 * @param {HTMLElement} body
 */
function card(thread, name, body) {
    const head = make("p", "xp-name", shape(thread), make("span", "xp-name-text", name));
    if (thread < 10) {
        const key = make("kbd", "xp-key", String(thread));
        key.title = `Press ${thread}`;
        head.append(key);
    }
    const root = make("div", "xp-thread", head, body);
    root.dataset.look = shape(thread).dataset.look;
    return root;
}
