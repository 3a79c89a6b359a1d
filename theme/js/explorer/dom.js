// @ts-check
// Making what several views have, and keeping the focus while they are drawn anew.

import { make } from "../playground/dom.js";

/** Colours and shapes that threads have in turn. */
const LOOKS = 6;

/**
 * A thread's shape in its colour: never alone, its name is beside it.
 *
 * @param {number} thread
 */
export function shape(thread) {
    const sign = make("span", "xp-shape");
    sign.setAttribute("aria-hidden", "true");
    sign.dataset.look = String(thread % LOOKS);
    return sign;
}

/**
 * @param {number} thread
 * @param {string} name
 */
export function chip(thread, name) {
    const root = make("span", "xp-chip", shape(thread), make("span", "xp-chip-name", name));
    root.dataset.look = String(thread % LOOKS);
    return root;
}

/**
 * A button that stays where it is when it can't be pressed: the focus is not lost, and the reason can be read.
 *
 * @param {string} className
 * @param {string} key by which the focus finds it again
 * @param {{ enabled?: boolean, press?: () => void, label?: string }} how
 * @param {...(Node | string)} content
 */
export function button(className, key, { enabled = true, press, label }, ...content) {
    const root = make("button", className, ...content);
    root.type = "button";
    root.dataset.key = key;
    if (label) root.setAttribute("aria-label", label);
    if (!enabled) root.setAttribute("aria-disabled", "true");
    else if (press) root.addEventListener("click", press);
    return root;
}

/**
 * @param {string} className
 * @param {string} title
 * @param {...(Node | string)} content
 */
export function panel(className, title, ...content) {
    // Not a landmark: a page may have several explorers.
    const root = make("div", `xp-panel ${className}`, make("p", "xp-title", title), ...content);
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", title);
    return root;
}

/**
 * A part that scrolls, which the keyboard can reach.
 *
 * @template {HTMLElement} T
 * @param {T} element
 * @param {string} label
 */
export function scrolling(element, label) {
    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", label);
    return element;
}

/**
 * Draws, and puts the focus back on what it was on.
 *
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export function keepFocus(root, draw) {
    const active = document.activeElement;
    const had = active instanceof HTMLElement && root.contains(active);
    const key = had ? active.dataset.key : undefined;
    draw();
    if (!had || (document.activeElement === active && active.isConnected)) return;
    const same = key && root.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const next = same || root.querySelector(".xp-thread button:not([aria-disabled])") || root;
    /** @type {HTMLElement} */ (next).focus({ preventScroll: true });
}

/**
 * Scrolls the least that shows a part, and nothing but the box it is in.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement | undefined} part
 */
export function reveal(box, part) {
    if (!part) return;
    const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
    const margin = Math.min(inner.height * 1.5, box.clientHeight / 4);
    const above = inner.top - margin - outer.top;
    const below = inner.bottom + margin - outer.top - box.clientHeight;
    if (above < 0) box.scrollTop += above;
    else if (below > 0) box.scrollTop += below;
}
