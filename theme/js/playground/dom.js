// @ts-check
// Making elements.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} content
 */
export function make(tag, className, ...content) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
}

/**
 * @param {string} className
 * @param {string} label what the button is called where the listing beside it can't be seen
 * @param {...(Node | string)} content
 */
export function makeButton(className, label, ...content) {
    const button = make("button", className, ...content);
    button.type = "button";
    button.setAttribute("aria-label", label);
    return button;
}

/** @param {string} text in which backticks stand around code */
export function withCode(text) {
    return text.split("`").map((part, index) => (index % 2 ? make("code", "", part) : part));
}

const ICONS = {
    run: "M4 2.5v11l9.5-5.5z",
    stop: "M3.5 3.5h9v9h-9z",
    check: "M6.4 12.8l-4.2-4.2 1.5-1.5 2.7 2.7 5.9-6.4 1.5 1.4z",
    copy: "M5 1h9v10h-9zM6.5 2.5v7h6v-7zM2 4.5h1.5v9h6.5v1.5h-8z",
    lines: "M2 3h12v1.5h-12zM2 7.2h3v1.6h-3zM6.5 7.2h3v1.6h-3zM11 7.2h3v1.6h-3zM2 11.5h12v1.5h-12z",
    open: "M9 2h5v5h-1.5v-2.4l-5.5 5.5-1.1-1.1 5.5-5.5h-2.4zM2 3.5h5v1.5h-3.5v7.5h7.5v-3.5h1.5v5h-10.5z",
    close: "M3.2 4.3l1.1-1.1 3.7 3.7 3.7-3.7 1.1 1.1-3.7 3.7 3.7 3.7-1.1 1.1-3.7-3.7-3.7 3.7-1.1-1.1 3.7-3.7z",
};

/** @typedef {keyof typeof ICONS} Icon */

/** @param {Icon} name */
export function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[name]);
    path.setAttribute("fill-rule", "evenodd");
    svg.append(path);
    return svg;
}

/** @type {HTMLElement | undefined} */
let announcer;

/**
 * Has a screen reader say it when it is done with what it is saying.
 *
 * @param {string} text
 */
export function announce(text) {
    announcer ??= addAnnouncer();
    announcer.textContent = text;
}

/** Called early: a screen reader only speaks what changes in a region it already knows. */
export function addAnnouncer() {
    const region = make("div", "playground-announcer");
    region.setAttribute("role", "status");
    (document.querySelector("main") ?? document.body).append(region);
    announcer = region;
    return region;
}
