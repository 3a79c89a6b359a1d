// @ts-check
// One graph in the reader's hands: the schedule, the views of where it is, and the keys.

import { make } from "../playground/dom.js";
import { goalOf } from "./challenge.js";
import { keepFocus } from "./dom.js";
import { UNEXPLORED } from "./graph.js";
import { Schedule } from "./schedule.js";
import { predictView, reachView } from "./views/challenge.js";
import { codeView } from "./views/code.js";
import { controlsView } from "./views/controls.js";
import { endingView } from "./views/ending.js";
import { lanesView } from "./views/lanes.js";
import { objectsView } from "./views/objects.js";
import { outcomesView } from "./views/outcomes.js";
import { outputView } from "./views/output.js";
import { threadsView } from "./views/threads.js";
import { count, wordsFor } from "./words.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").State} State */

/**
 * Where the reader is: what every view draws.
 *
 * @typedef {object} Moment
 * @property {Schedule} schedule
 * @property {State} state
 * @property {State | undefined} before the state before the last step
 */

/**
 * @typedef {object} Question
 * @property {string} text what the page asks for; empty: nothing
 * @property {string} goal
 * @property {string} decoys
 */

/**
 * @typedef {object} Program
 * @property {Graph} graph
 * @property {HTMLElement} code coloured
 * @property {Set<number>} aside lines of it, from 0, that matter less
 * @property {Question} question
 * @property {(text: string) => void} say to who can't see it
 * @property {(schedule: string) => void} moved
 */

/** @typedef {ReturnType<typeof makePlayer>} Player */

/** @param {Program} program */
export function makePlayer({ graph, code, aside, question, say, moved }) {
    const words = wordsFor(graph);
    const schedule = new Schedule(graph);
    const threads = threadsView(graph, words, (edge) => act(() => schedule.choose(edge)));
    const controls = controlsView({ goTo, forward: () => act(() => schedule.forward()) });
    const ending = endingView(graph, words);
    const lanes = lanesView(graph, words, { goTo, redraw: draw });
    const outcomes = outcomesView(graph, { show: (outcome) => show(() => schedule.show(outcome)), showNode: (node) => show(() => schedule.showNode(node)) });
    const challenge = asked();
    const shown = codeView(words, code, aside);
    const views = [threads, controls, ending, shown, objectsView(graph, words), outputView(), outcomes, lanes];
    const [, , , , objects, output] = views;

    const root = make("div", "xp-player",
        ...notes(graph).map((note) => make("p", "xp-note", note)),
        ...(challenge ? [challenge.root] : []),
        make("p", "xp-question", "Who moves next?"),
        threads.root, controls.root, ending.root,
        make("div", "xp-columns", shown.root, objects.root, output.root, outcomes.root, lanes.root),
        ...graph.notes.map((note) => make("p", "xp-note", `Note: ${note}.`)));

    function asked() {
        if (!question.text) return undefined;
        const goal = goalOf(graph, question.goal, question.decoys);
        return goal.kind === "reach" ? reachView(question.text, goal, graph) : predictView(question.text, graph, goal.decoys, draw);
    }

    /** @returns {Moment} */
    function moment() {
        const before = schedule.done > 0 ? graph.state(schedule.previous) : undefined;
        return { schedule, state: graph.state(schedule.node), before };
    }

    function draw() {
        const now = moment();
        keepFocus(root, () => {
            for (const view of views) view.draw(now);
            challenge?.draw(now);
            // Until the reader has said what can happen, the list of it would give it away.
            outcomes.root.hidden = !(challenge?.answered() ?? true);
        });
    }

    /** @param {() => void} change */
    function act(change) {
        change();
        draw();
        say(ending.say(moment()));
        moved(schedule.write());
    }

    /** @param {() => void} change */
    function show(change) {
        act(change);
        ending.root.scrollIntoView({ block: "nearest" });
    }

    /** @param {number} done */
    function goTo(done) {
        if (done === 0) lanes.restart();
        act(() => schedule.goTo(done));
    }

    /** @param {KeyboardEvent} event */
    function onKey(event) {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const action = actionOf(event.key);
        if (!action) return;
        // mdBook turns the page on arrow keys.
        event.stopPropagation();
        event.preventDefault();
        action();
    }

    /** @param {string} key */
    function actionOf(key) {
        switch (key) {
            case "ArrowLeft": return () => goTo(schedule.done - 1);
            case "ArrowRight": return () => act(() => schedule.forward());
            case "Home": return () => goTo(0);
            case "End": return () => goTo(schedule.length);
        }
        return /^\d$/.test(key) ? () => chooseThread(Number(key)) : undefined;
    }

    /** @param {number} thread */
    function chooseThread(thread) {
        const ways = threads.waysByKey(thread);
        if (ways.length === 1) return ways[0].click();
        if (ways.length === 0) return say(threads.reasonOf(thread));
        // Each press of the key goes on to the next way; Enter takes it.
        const at = ways.findIndex((way) => way === document.activeElement);
        ways[(at + 1) % ways.length].focus();
    }

    draw();
    return {
        root,
        onKey,
        /** Goes to where a schedule leads. @param {string} text @returns {boolean} whether it is possible here */
        open(text) {
            const possible = schedule.read(text);
            draw();
            return possible;
        },
        /** Lays out the shortest schedule to a node, none of it done yet. @param {number} node @returns {number} its steps */
        lay(node) {
            schedule.showNode(node);
            schedule.goTo(0);
            draw();
            return schedule.length;
        },
    };
}

/**
 * What has to be said of a graph before anything is claimed by it.
 *
 * @param {Graph} graph
 */
function notes(graph) {
    const eager = graph.eager.map((operation) => EAGER[operation] ?? operation);
    return [
        ...(graph.capped ? [`Not everything was explored: ${graph.capped}. What is counted here is only what was found; there is more.`] : []),
        ...graph.limits.filter((limit) => limit !== graph.capped).map((limit) => `Not explored either: ${limit}.`),
        ...(eager.length > 0 ? [`No choice here, as it comes at once: ${eager.join(", ")}.`] : []),
    ];
}

/** @type {Record<string, string>} */
const EAGER = { spawn: "starting a thread", unlock: "unlocking", drop: "dropping an end of a channel" };

/** @param {Graph} graph */
export function summary(graph) {
    const outcomes = graph.outcomes.filter(({ end }) => end !== UNEXPLORED).length;
    const all = `${count(graph.schedules, "schedule")}, ${count(outcomes, "outcome")}`;
    return graph.capped ? `found so far: ${all}` : all;
}
