// @ts-check
// The page about a reader's progress: what there is to do in the book, and what became of it.
//
//   main ─ chapters     a chapter each, with its exercises and quizzes
//        ├ transfer     export and import
//        │   ├ check    whether a file holds progress
//        │   └ changes  what it would change
//        └ forget       after a question
//
// What every page does is in the script above this folder, which loads this one.

import look from "../../../../css/progress/page.css";
import { make } from "../../../playground/dom.js";
import { chaptersOf, summaryOf } from "./chapters.js";
import { addForget } from "./forget.js";
import { addTransfer } from "./transfer.js";

/** @typedef {import("../main.js").Shared} Shared */
/** @typedef {import("../kept.js").Progress} Progress */
/** @typedef {{ name: string, content: string, label: string, called: string, id: string }} Task a label is a sentence, a name in a sentence is `called` */
/** @typedef {{ name: string, number: string | null, title: string, address: string, exercises: Task[], quizzes: Task[] }} Chapter */

const { PracticeProgress: shared } = /** @type {{ PracticeProgress: Shared }} */ (/** @type {unknown} */ (globalThis));

/** @param {HTMLElement} page */
function open(page) {
    /** @type {{ chapters: Chapter[] }} */
    const { chapters } = JSON.parse(page.querySelector(".progress-data")?.textContent ?? "");
    const summary = make("p", "progress-summary");
    const list = make("div", "");
    const status = make("p", "progress-status");
    status.setAttribute("role", "status");
    page.append(summary, list);
    if (shared.isRefused()) {
        const sentence = "Your browser does not let this page keep anything: what you do now is forgotten when you leave it.";
        page.append(make("p", "progress-refused", sentence));
    }
    const tools = make("div", "progress-tools");
    page.append(tools, status);
    /** @param {string} sentence */
    const say = (sentence) => { status.textContent = sentence; };
    addTransfer(tools, { shared, chapters, say });
    addForget(tools, { shared, say });
    show();
    page.hidden = false;
    document.addEventListener("practice:progress", show);

    function show() {
        const progress = shared.read();
        summary.textContent = summaryOf(chapters, progress);
        list.replaceChildren(chaptersOf(chapters, progress, unread));
    }

    /** @param {Chapter} chapter */
    async function unread({ name, title }) {
        const why = await shared.forget({ chapters: [name] });
        say(why ? `In the terminal, “${title}” is read as before. ${why}` : `“${title}” is no longer marked as read.`);
        // Its button is gone.
        /** @type {HTMLElement | null} */
        const link = list.querySelector(`[data-chapter="${CSS.escape(name)}"] a`);
        link?.focus();
    }
}

const style = document.createElement("style");
style.textContent = look;
document.head.append(style);
const page = document.querySelector(".progress-page");
if (page instanceof HTMLElement) open(page);
