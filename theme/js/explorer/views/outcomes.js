// @ts-check
// Where it can still end: for every outcome, how many of the schedules that remain from here have it.

import { make } from "../../playground/dom.js";
import { remaining } from "../counts.js";
import { button, panel } from "../dom.js";
import { UNEXPLORED } from "../graph.js";
import { endText, kindOf, numberText } from "../words.js";

/** @typedef {import("../player.js").Moment} Moment */
/** @typedef {import("../graph.js").Outcome} Outcome */

/** More are shown on demand. */
const SHOWN = 6;

/** Lines of output by which an outcome is told from the others. */
const LINES = 6;

/**
 * @param {import("../graph.js").Graph} graph
 * @param {{ show: (outcome: number) => void, showNode: (node: number) => void }} actions
 */
export function outcomesView(graph, { show, showNode }) {
    const list = make("ul", "xp-outcomes");
    const hint = make("p", "xp-hint");
    const root = panel("xp-outcomes-panel", "Where it can still end", list, hint);
    let all = false;
    const ways = remaining(graph, 0);
    const order = graph.outcomes.map((_, index) => index).sort((a, b) => rank(graph.outcomes[a]) - rank(graph.outcomes[b])
        || Number(ways[b] > ways[a]) - Number(ways[b] < ways[a]));

    /** @param {Moment} moment */
    function draw({ schedule }) {
        const { node, visited } = schedule;
        const counts = remaining(graph, node);
        const total = counts.reduce((sum, one) => sum + one, 0n);
        const unexplored = graph.limits.length > 0 || counts.some((one, outcome) => one > 0n && graph.outcomes[outcome].end === UNEXPLORED);
        const shown = all ? order : order.slice(0, SHOWN);
        list.replaceChildren(...graph.stuck.map((fault) => stuck(fault, visited.includes(fault.node))), ...shown.map((outcome) => item(outcome, counts[outcome], total, graph.outcome(node) === outcome, unexplored)));
        if (shown.length < order.length) {
            const more = button("xp-link", "more-outcomes", { press: () => { all = true; draw(/** @type {Moment} */ ({ schedule })); } },
                `Show ${order.length - shown.length} more`);
            list.append(make("li", "xp-more", more));
        }
        hint.textContent = graph.outcome(node) >= 0 && graph.edges(node).length === 0 ? "" : "Bars count schedules. They do not say how likely an outcome is.";
    }

    /**
     * Where threads wait for ever, while the program need not end.
     *
     * @param {import("../graph.js").Fault} fault
     * @param {boolean} here
     */
    function stuck({ node, words }, here) {
        const root = make("li", "", head("stuck threads", `show-stuck-${node}`, { enabled: !here, press: () => showNode(node), label: `Show me: ${words}` }),
            make("p", "xp-fact", here ? "You have been there." : words));
        root.dataset.kind = "hangs";
        return root;
    }

    /**
     * @param {number} outcome
     * @param {bigint} ways
     * @param {bigint} total
     * @param {boolean} here
     * @param {boolean} unexplored whether something that can be reached is: then nothing is ruled out
     */
    function item(outcome, ways, total, here, unexplored) {
        const { end, output } = graph.outcomes[outcome];
        const gone = ways === 0n;
        const root = make("li", gone ? "xp-gone" : "");
        root.dataset.kind = kindOf(end);
        root.dataset.outcome = String(outcome);
        const bar = make("span", "xp-bar", make("span", "xp-fill"));
        bar.setAttribute("aria-hidden", "true");
        bar.style.setProperty("--share", String(share(ways, total)));
        const text = here ? "You are there." : gone ? (unexplored ? "Not found from here." : "Can no longer be reached.") : `${numberText(ways)} of ${numberText(total)} schedule${total === 1n ? "" : "s"} from here`;
        const name = [endText(end), printed(output).replaceAll("\n", ", ")].filter(Boolean).join(": ");
        root.append(
            head(endText(end), `show-${outcome}`, { enabled: !gone && !here, press: () => show(outcome), label: `Show me: ${name}` }),
            ...(end === UNEXPLORED ? [] : [output ? make("pre", "xp-printed", printed(output)) : make("p", "xp-fact", "prints nothing")]),
            bar, make("p", "xp-fact xp-count", text));
        return root;
    }

    return { root, draw };
}

/**
 * @param {string} what
 * @param {string} key
 * @param {{ enabled: boolean, press: () => void, label: string }} how
 */
function head(what, key, how) {
    return make("p", "xp-outcome-head", make("span", "xp-end", what), button("xp-show", key, how, "show me"));
}

/** What most readers look for comes first. @param {Outcome} outcome */
function rank({ end }) {
    return ["hangs", "races"].includes(kindOf(end)) ? 0 : end === UNEXPLORED ? 3 : end === "ok" ? 2 : 1;
}

/** @param {string} output */
function printed(output) {
    const lines = output.trimEnd().split("\n");
    return lines.length > LINES ? ["…", ...lines.slice(-LINES)].join("\n") : lines.join("\n");
}

/**
 * @param {bigint} ways
 * @param {bigint} total
 */
function share(ways, total) {
    return total === 0n ? 0 : Number(ways * 10000n / total) / 10000;
}
