// @ts-check
// What chapters are called, and which days there are.

import { root } from "../../playground/script.js";

/** The book on one page shows nothing of its reader. */
export const isPrint = /\/print(\.html)?$/.test(location.pathname);

/**
 * The path of a page in the book, without its ending: `part-1/threads`.
 *
 * @param {string} address
 */
export function nameOf(address) {
    const home = new URL(root() || ".", location.href).pathname;
    const path = decodeURI(new URL(address).pathname.slice(home.length));
    return path.replace(/(^|\/)$/, "$1index").replace(/\.html$/, "");
}

/** The chapters that have numbers, where the contents lead to them. @returns {HTMLAnchorElement[]} */
export function chapterLinks() {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("#mdbook-sidebar .chapter-item a[href]:has(> strong)");
    return Array.from(links);
}

/** As the reader's calendar has it: `2026-11-30`. */
export function today() {
    const now = new Date();
    const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
