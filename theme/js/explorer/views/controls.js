// @ts-check
// Back and forward along the schedule.

import { make } from "../../playground/dom.js";
import { button } from "../dom.js";

/** @typedef {import("../player.js").Moment} Moment */

const SIGNS = {
    restart: "M3 3h1.8v10h-1.8zM13 3v10l-7.5-5z",
    back: "M11.5 3v10l-7.5-5z",
    forward: "M4.5 3v10l7.5-5z",
    end: "M3 3v10l7.5-5zM11.2 3h1.8v10h-1.8z",
};

/** @param {{ goTo: (done: number) => void, forward: () => void }} actions */
export function controlsView({ goTo, forward }) {
    const buttons = make("div", "xp-moves");
    const slider = make("input", "xp-slider");
    slider.type = "range";
    slider.min = "0";
    slider.dataset.key = "slider";
    slider.setAttribute("aria-label", "Steps done");
    const where = make("p", "xp-where-now");
    const root = make("div", "xp-controls", buttons, slider, where);
    slider.addEventListener("input", () => goTo(Number(slider.value)));

    /** @param {Moment} moment */
    function draw({ schedule: { done, length, canForward } }) {
        buttons.replaceChildren(
            move("restart", "Restart", done > 0, () => goTo(0)),
            move("back", "Step back", done > 0, () => goTo(done - 1)),
            move("forward", "Step forward", canForward, forward),
            move("end", "To the end of this schedule", done < length, () => goTo(length)),
        );
        slider.max = String(Math.max(length, 1));
        slider.value = String(done);
        slider.setAttribute("aria-valuetext", `${done} of ${length}`);
        where.textContent = length === 0 ? "at the start" : done < length ? `step ${done} of ${length}` : `step ${done}`;
    }

    return { root, draw };
}

/**
 * @param {keyof typeof SIGNS} sign
 * @param {string} label
 * @param {boolean} enabled
 * @param {() => void} press
 */
function move(sign, label, enabled, press) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", SIGNS[sign]);
    svg.append(path);
    const root = button("xp-move", `move-${sign}`, { enabled, press, label }, svg);
    root.title = label;
    return root;
}
