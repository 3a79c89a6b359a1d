// @ts-check
// The schedule so far: a lane a thread, a row a step, the newest last. A step that is clicked divides the others into
// what happened before it, what after it, and what has no order with it.

import { make } from "../../playground/dom.js";
import { relations } from "../clocks.js";
import { button, panel, reveal, scrolling, shape } from "../dom.js";
import { count } from "../words.js";

/** @typedef {import("../player.js").Moment} Moment */
/** @typedef {import("../clocks.js").Relation} Relation */

/** Rows that are shown of a long schedule, before the present and after it. */
const ROWS = 14;

/** @type {Record<Relation, [sign: string, word: string]>} */
const MARKS = { before: ["▲", "before"], after: ["▼", "after"], neither: ["∥", "neither"], itself: ["●", "this one"] };

/**
 * @param {import("../graph.js").Graph} graph
 * @param {import("../words.js").Words} words
 * @param {{ goTo: (done: number) => void, redraw: () => void }} actions
 */
export function lanesView(graph, words, { goTo, redraw }) {
    const list = make("ol", "xp-lanes");
    const box = scrolling(make("div", "xp-scroll", list), "Schedule");
    const about = make("div", "xp-about");
    const root = panel("xp-lanes-panel", "The schedule so far", heads(), box, about);
    root.style.setProperty("--threads", String(graph.threads.length));
    root.classList.toggle("xp-many", graph.threads.length > 4);

    /** @type {number | undefined} */
    let selected;
    let unfolded = false;
    let shown = 0;

    /** @param {Moment} moment */
    function draw({ schedule }) {
        const { steps, done } = schedule;
        if (selected !== undefined && selected >= steps.length) selected = undefined;
        const relation = selected === undefined ? [] : relations(steps, selected);
        const hidden = unfolded || selected !== undefined && selected < done - ROWS ? 0 : Math.max(done - ROWS, 0);
        const states = schedule.states;
        const end = unfolded || selected !== undefined && selected >= done + ROWS ? steps.length : Math.min(done + ROWS, steps.length);
        const rows = steps.slice(hidden, end).map((step, index) => row(hidden + index, step));
        list.replaceChildren(...(hidden > 0 ? [fold("earlier", hidden)] : []), ...rows, ...(end < steps.length ? [fold("later", steps.length - end)] : []));
        if (steps.length === 0) list.replaceChildren(make("li", "xp-none", "Nothing has happened yet."));
        about.replaceChildren(...explanation(steps.length, relation));
        if (shown !== done) reveal(box, rows[done - 1 - hidden]);
        shown = done;

        /**
         * @param {number} index
         * @param {import("../graph.js").Step} step
         */
        function row(index, step) {
            const item = make("li", index < done ? "" : "xp-undone");
            const lanes = make("span", "xp-lane-cells", ...graph.threads.map((_, thread) => cell(thread, step.thread === thread, index)));
            lanes.setAttribute("aria-hidden", "true");
            const mark = relation[index];
            const name = words.thread(step.thread);
            const text = make("span", "xp-step", make("b", "", name), ` ${words.done(step)}`);
            if (index >= done) text.append(make("span", "xp-hidden", ", undone"));
            const one = button("xp-step-button", `step-${index}`, {
                press: () => { selected = selected === index ? undefined : index; redraw(); },
            }, lanes, make("span", "xp-number", make("span", "xp-hidden", "Step "), String(index + 1)), text, ...(mark ? [sign(mark)] : []));
            one.setAttribute("aria-pressed", String(selected === index));
            if (mark) item.dataset.relation = mark;
            if (index === done - 1) item.classList.add("xp-now");
            item.append(one);
            return item;
        }

        /**
         * @param {number} thread
         * @param {boolean} moves
         * @param {number} index
         */
        function cell(thread, moves, index) {
            const { status } = states[index + 1].threads[thread];
            const was = states[index].threads[thread].status;
            const line = moves ? was : status === "absent" || status === "ended" || status === "panicked" ? "" : status;
            const root = make("span", `xp-lane${line ? ` xp-${line}` : ""}`);
            if (moves) root.append(shape(thread));
            return root;
        }
    }

    /** @param {"earlier" | "later"} which @param {number} hidden */
    function fold(which, hidden) {
        const text = `Show ${count(hidden, `${which} step`)}`;
        return make("li", "xp-fold", button("xp-link", `fold-${which}`, { press: () => { unfolded = true; redraw(); } }, text));
    }

    /**
     * @param {number} length
     * @param {Relation[]} relation
     */
    function explanation(length, relation) {
        if (length === 0) return [];
        if (selected === undefined) return [make("p", "xp-hint", "Click a step to see what happened before it, and what has no order with it.")];
        const of = (/** @type {Relation} */ one) => relation.filter((other) => other === one).length;
        const step = selected + 1;
        const text = `Step ${step}: ${count(of("before"), "step")} happened before it (▲), ${of("after")} after it (▼); ${of("neither")} ${of("neither") === 1 ? "is" : "are"} concurrent with it (∥): neither before nor after.`;
        return [
            make("p", "xp-hint", text), button("xp-link", "go-to-step", { press: () => goTo(step) }, `Go to step ${step}`), " ",
            button("xp-link", "unselect", { press: () => { selected = undefined; redraw(); } }, "Clear the marks"),
        ];
    }

    function heads() {
        const cells = graph.threads.map((_, thread) => make("span", "xp-lane-head", shape(thread), make("span", "xp-lane-name", words.thread(thread))));
        const root = make("div", "xp-lane-heads", ...cells);
        root.setAttribute("aria-hidden", "true");
        return root;
    }

    function restart() {
        unfolded = false;
    }

    return { root, draw, restart };
}

/** @param {Relation} relation */
function sign(relation) {
    const [sign, word] = MARKS[relation];
    const picture = make("span", "xp-sign", sign);
    picture.setAttribute("aria-hidden", "true");
    return make("span", "xp-relation", picture, ` ${word}`);
}
