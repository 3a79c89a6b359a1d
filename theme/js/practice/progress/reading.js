// @ts-check
// When a chapter counts as read: it was before the reader for a minute, and its last section has come into view.

import { chapterLinks, nameOf } from "./names.js";

const SECONDS = 60;

/**
 * Calls `read` with the name of this page's chapter once it was read; never, if it is none with a number.
 *
 * @param {(name: string) => void} read
 */
export function whenRead(read) {
    const name = nameOf(location.href);
    const last = Array.from(document.querySelectorAll("main h2")).pop() ?? document.querySelector("main > :last-child");
    if (!last || !chapterLinks().some((link) => nameOf(link.href) === name)) return;
    let seconds = 0;
    let seen = false;
    const watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen = true;
        watch.disconnect();
        look();
    });
    watch.observe(last);
    const clock = setInterval(() => {
        if (document.hidden) return;
        seconds += 1;
        look();
    }, 1000);

    function look() {
        if (!seen || seconds < SECONDS) return;
        clearInterval(clock);
        read(name);
    }
}
