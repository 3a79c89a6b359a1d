// @ts-check
// What a reader has read, solved and answered: kept, marked, and, on a served book, shared with the terminal.
//
//   main ─ kept         in the browser
//        ├ merge        two records become one
//        ├ reading      when a chapter was read
//        ├ marks        in the contents, and at exercises
//        ├ terminal     the record of the server, which is the terminal's
//        └ page         the page about it: a script of its own
//
// Scripts that solve or answer something say so by the events `practice:exercise` and `practice:quiz`. Only this one keeps
// anything; when that has changed, it says `practice:progress`.

import { load } from "../../playground/script.js";
import { isRefused, read, whenWrittenElsewhere, write } from "./kept.js";
import { showMarks } from "./marks.js";
import { merge } from "./merge.js";
import { isPrint, nameOf, today } from "./names.js";
import { whenRead } from "./reading.js";
import { isServed, tell } from "./terminal.js";

/** @typedef {import("./kept.js").Progress} Progress */
/** @typedef {typeof shared} Shared what the script of the page uses */

/** What is asked of the server, one after the other. @type {Promise<unknown>} */
let asked = Promise.resolve();

const shared = {
    read, isRefused, isServed, merge, nameOf,

    /** Takes in another record. @param {Progress} other @param {(name: string) => string | undefined} current */
    take(other, current) {
        put(merge(read(), other, current));
        share();
    },

    /**
     * Forgets chapters, or everything, here and in the terminal.
     *
     * @param {{ chapters: string[] } | { everything: true }} what
     * @returns {Promise<string>} why the terminal does not; empty if it does, or there is none
     */
    forget(what) {
        const forgotten = asked.then(async () => {
            const why = isServed() ? await tell("forget", what).then(() => "", (error) => String(error?.message)) : "";
            if ("chapters" in what) change(({ chapters }) => { for (const name of what.chapters) delete chapters[name]; });
            else put({ version: 1, chapters: {}, exercises: {}, quizzes: {} });
            return why;
        });
        asked = forgotten;
        return forgotten;
    },
};

/** @param {Progress} progress */
function put(progress) {
    write(progress);
    shown();
}

function shown() {
    showMarks(read());
    document.dispatchEvent(new CustomEvent("practice:progress"));
}

/** @param {(progress: Progress) => void} change */
function change(change) {
    const progress = read();
    change(progress);
    put(progress);
}

/** Tells the terminal what is known here, and takes in what it knows. Without it, all is as on a published book. */
function share() {
    if (!isServed()) return;
    asked = asked.then(async () => {
        const theirs = await tell("progress", read());
        const own = read();
        const both = merge(own, theirs);
        if (JSON.stringify(both) !== JSON.stringify(own)) put(both);
    }).catch(() => {});
}

function begin() {
    document.addEventListener("practice:exercise", (event) => {
        const { name, content, solved } = /** @type {CustomEvent} */ (event).detail;
        change(({ exercises }) => {
            const known = exercises[name]?.content === content ? exercises[name] : { content, tried: 0 };
            exercises[name] = { ...known, tried: known.tried + 1, ...(solved && { solved: today() }) };
        });
        share();
    });
    document.addEventListener("practice:quiz", (event) => {
        const { name, content, right, of } = /** @type {CustomEvent} */ (event).detail;
        change(({ quizzes }) => { quizzes[name] = { ...quizzes[name], content, right, of, day: today() }; });
        share();
    });
    whenRead((name) => {
        if (read().chapters[name]) return;
        change(({ chapters }) => { chapters[name] = today(); });
        share();
    });
    whenWrittenElsewhere(shown);
    showMarks(read());
    if (document.querySelector(".progress-data")) {
        Object.assign(globalThis, { PracticeProgress: shared });
        load("progress-page.js").catch(() => {});
    }
    if ("requestIdleCallback" in window) requestIdleCallback(share, { timeout: 2000 });
    else setTimeout(share, 200);
}

if (!isPrint) begin();
