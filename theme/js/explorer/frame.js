// @ts-check
// What stands around a graph that is explored: its heading, a button that closes it, and what is said to who can't see it.

import { icon, make, makeButton } from "../playground/dom.js";

/**
 * @param {string} name of what is explored
 * @param {{ shut: () => void, onKey: (event: KeyboardEvent) => void }} actions
 * @param {HTMLElement[]} above what stands above the stage
 */
export function makeFrame(name, { shut, onKey }, ...above) {
    const counts = make("span", "xp-counts");
    const title = make("p", "xp-heading", "You are the scheduler ", counts);
    const close = makeButton("xp-close", `Close the explorer of ${name}`, icon("close"));
    const spoken = make("p", "playground-announcer");
    spoken.setAttribute("role", "status");
    const stage = make("div", "xp-stage");
    const root = make("section", "xp", make("div", "xp-head", title, close), ...above, stage, spoken);
    root.setAttribute("aria-label", `Schedules of ${name}`);
    root.tabIndex = -1;
    close.addEventListener("click", shut);
    root.addEventListener("keydown", onKey);

    /** @param {string} text */
    function say(text) {
        spoken.textContent = text;
    }

    return { root, counts, stage, say };
}
