// @ts-check
// What has just happened, and how it ended: a deadlock with who waits for whom, a race with what meets.

import { make, withCode } from "../../playground/dom.js";
import { chip } from "../dom.js";
import { UNEXPLORED } from "../graph.js";
import { kindOf } from "../words.js";

/** @typedef {import("../player.js").Moment} Moment */

/**
 * @param {import("../graph.js").Graph} graph
 * @param {import("../words.js").Words} words
 */
export function endingView(graph, words) {
    const root = make("div", "xp-said");

    /** @param {Moment} moment */
    function draw(moment) {
        const { state } = moment;
        root.replaceChildren(make("p", "xp-sentence", sentence(moment)));
        delete root.dataset.kind;
        const [first, ...others] = found(moment);
        if (first === undefined) return;
        root.dataset.kind = kindOf(state.end?.name ?? "deadlock");
        root.append(make("p", "xp-verdict", first), ...others.map((one) => make("p", "", ...withCode(one))));
        const waits = words.waits(state);
        if (waits.length > 0) root.append(make("ul", "xp-waits-for", ...waits.map(({ who, on, text }) => (
            make("li", "", picture(who, on), " ", make("span", "", `${text}.`))))));
    }

    /**
     * How it ended, and what has gone wrong before.
     *
     * @param {Moment} moment
     */
    function found({ state: { end }, schedule: { visited } }) {
        const stuck = graph.stuck.filter(({ node }) => visited.includes(node)).map(({ words }) => `${words[0].toUpperCase()}${words.slice(1)}.`);
        return [...(end ? [verdict(end.name), ...(end.conflict ? [`${end.conflict.words}.`] : [])] : []), ...stuck];
    }

    /**
     * @param {number} who
     * @param {number[]} on
     */
    function picture(who, on) {
        const arrow = make("span", "xp-arrow", "→");
        const chips = on.flatMap((thread) => [chip(thread, words.thread(thread))]);
        const root = make("span", "xp-picture", chip(who, words.thread(who)), arrow, ...(chips.length > 0 ? chips : ["nobody"]));
        root.setAttribute("aria-hidden", "true");
        return root;
    }

    /** @param {Moment} moment */
    function sentence({ schedule: { last, done }, state }) {
        if (!last) return "Let a thread move: press its button or its number. ← goes back, → forward.";
        const step = `Step ${done}: ${words.thread(last.thread)} ${words.done(last)}${last.line > 0 ? `, line ${last.line}` : ""}.`;
        const doing = state.threads[last.thread];
        return "line" in doing && doing.status === "blocked" && !state.end
            ? `${step} It now ${words.waiting(doing, state)}.` : step;
    }

    /**
     * For a screen reader: all of it.
     *
     * @param {Moment} moment
     */
    function say(moment) {
        return [sentence(moment), ...found(moment), ...words.waits(moment.state).map(({ text }) => `${text}.`)].join(" ").replaceAll("`", "");
    }

    return { root, draw, say };
}

/** @param {string} end */
function verdict(end) {
    switch (end) {
        case "ok": return "The program has ended.";
        case "deadlock": return "Deadlock: no thread can ever move again.";
        case "race": return "Data race: nothing is defined from here on.";
        case "use after free": return "Use after free: nothing is defined from here on.";
        case "double free": return "Double free: nothing is defined from here on.";
        case "panic": return "The program has ended: main has panicked.";
        case "abort": return "The program was aborted.";
        case UNEXPLORED: return "Beyond this state not everything was explored.";
        default: return `The program has ended: ${end}.`;
    }
}
