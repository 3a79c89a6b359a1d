// @ts-check
// What the program has printed so far.

import { make } from "../../playground/dom.js";
import { panel, scrolling } from "../dom.js";

/** @typedef {import("../player.js").Moment} Moment */

export function outputView() {
    const text = scrolling(make("pre", "xp-output"), "Output so far");
    const root = panel("xp-output-panel", "Output so far", text);

    /** @param {Moment} moment */
    function draw({ state, before }) {
        const old = before && state.output.startsWith(before.output) ? before.output : state.output;
        const added = state.output.slice(old.length);
        text.replaceChildren(...(state.output === "" ? [make("span", "xp-none", "nothing yet")] : [old, ...(added ? [make("mark", "", added)] : [])]));
        text.scrollTop = text.scrollHeight;
    }

    return { root, draw };
}
