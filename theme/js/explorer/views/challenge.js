// @ts-check
// What the page asks of the reader, and how far it is.

import { make, withCode } from "../../playground/dom.js";
import { canBeReached, judge, mark, options } from "../challenge.js";
import { button } from "../dom.js";
import { count } from "../words.js";

/** @typedef {import("../player.js").Moment} Moment */

const VERDICTS = {
    open: "Not yet.",
    lost: "From here, it can't happen any more. Step back.",
    missed: "Not this time: it ended otherwise. Step back, or restart.",
    shown: "This was shown to you. Restart, and find it yourself.",
    solved: "Solved!",
};

const IMPOSSIBLE = "In this version, no schedule does that.";

/**
 * @param {string} text
 * @param {import("../challenge.js").Reach} goal
 * @param {import("../graph.js").Graph} graph
 */
export function reachView(text, goal, graph) {
    const possible = canBeReached(goal, graph, 0);
    const verdict = make("span", "xp-judged");
    verdict.setAttribute("role", "status");
    const root = make("div", "xp-challenge", make("p", "", make("b", "", "Challenge: "), ...withCode(text), " ", verdict));

    /** @param {Moment} moment */
    function draw({ schedule }) {
        const judged = judge(goal, schedule);
        root.dataset.judged = judged;
        if (!possible) verdict.textContent = IMPOSSIBLE;
        else verdict.textContent = schedule.done === 0 ? "" : VERDICTS[judged];
    }

    return { root, draw, answered: () => true };
}

/**
 * @param {string} text
 * @param {import("../graph.js").Graph} graph
 * @param {string[]} decoys
 * @param {() => void} whenAnswered
 */
export function predictView(text, graph, decoys, whenAnswered) {
    const all = options(graph, decoys);
    const boxes = all.map(() => {
        const box = make("input", "");
        box.type = "checkbox";
        return box;
    });
    const labels = all.map(({ output }, index) => make("label", "xp-option", boxes[index], make("code", "", output.replaceAll("\n", " ⏎ ") || "(nothing)")));
    const verdict = make("p", "xp-judged");
    verdict.setAttribute("role", "status");
    const check = button("xp-action", "check-answer", { press: answer }, "Check my answer");
    const tell = button("xp-link", "tell-answer", { press: giveUp }, "Tell me");
    const fields = make("fieldset", "xp-options", make("legend", "", make("b", "", "Challenge: "), ...withCode(text)), ...labels);
    const root = make("div", "xp-challenge", fields, make("p", "xp-answer", check, " ", tell), verdict);
    root.dataset.judged = "open";
    let answered = false;

    function answer() {
        const { missing, wrong, right } = mark(all, boxes.map(({ checked }) => checked));
        root.dataset.judged = right ? "solved" : "missed";
        verdict.textContent = right ? "Solved! Each of them can happen, and nothing else can." : [
            "Not yet:", wrong > 0 ? `${count(wrong, "output")} you chose can't happen` : "", wrong > 0 && missing > 0 ? "and" : "",
            missing > 0 ? `${missing} that can ${missing === 1 ? "is" : "are"} missing` : "",
        ].filter(Boolean).join(" ") + (right ? "" : ".");
        if (right) finish();
    }

    function giveUp() {
        for (const [index, { possible }] of all.entries()) boxes[index].checked = possible;
        root.dataset.judged = "shown";
        verdict.textContent = "These can happen. See how, below.";
        finish();
    }

    function finish() {
        answered = true;
        whenAnswered();
    }

    return { root, draw: () => {}, answered: () => answered };
}
