// @ts-check
// One line at the end of a served page: by what programs are run, and what they can't do.

import { startAgain } from "./command.js";
import { make, withCode } from "./dom.js";
import { hello } from "./server.js";

export function addFooter() {
    const footer = make("footer", "playground-footer");
    document.querySelector("main")?.append(footer);
    whenIdle(async () => {
        try {
            footer.textContent = sentence(await hello());
        } catch {
            footer.replaceChildren(...withCode(`The server that runs this book's programs does not answer. ${startAgain()}.`));
        }
    });
}

/** @param {import("./server.js").Hello} hello */
function sentence({ rustc, isolation }) {
    const version = /\d+\.\d+\.\d+\S*/.exec(rustc)?.[0] ?? rustc;
    const by = `Programs run on this machine by rustc ${version}`;
    if (isolation.level === "full") {
        return `${by}, isolated: they can't read your files, open connections or outlive their time. ${sentences(isolation.visible)}`.trim();
    }
    const how = isolation.level === "none" ? "not isolated" : "only partly isolated";
    return `${by}, ${how}. ${sentences([...isolation.missing, ...isolation.visible])}`.trim();
}

/** @param {string[]} list */
function sentences(list) {
    return list.map((one) => one.replace(/\.?$/, ".")).join(" ");
}

/** @param {() => void} task */
function whenIdle(task) {
    if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 2000 });
    else setTimeout(task, 200);
}
