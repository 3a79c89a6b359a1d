// @ts-check
// The strip under the figure of a listing.

import { makeDifference } from "./difference.js";
import { record } from "./record.js";

/** @typedef {import("./main.js").Verdict} Verdict */
/** @typedef {import("./main.js").Finding} Finding */

/** @type {Record<Verdict["state"], string>} */
const SENTENCES = {
    "checking": "Being checked …",
    "holds": "What is recorded of it holds.",
    "differs": "What is recorded of it does not hold.",
    "recording": "Being recorded …",
    "recorded": "Recorded anew.",
};

/**
 * @param {HTMLElement} figure
 * @param {string} listing
 */
export function makeStrip(figure, listing) {
    const name = figure.querySelector(".listing-number")?.textContent ?? listing;
    const root = element("section", "author-strip");
    root.setAttribute("aria-label", `Check of ${name}`);
    figure.append(root);

    /**
     * @param {Verdict} verdict
     * @returns {string} the same for those who hear it
     */
    function show({ state, findings }) {
        const hadFocus = root.contains(document.activeElement);
        root.dataset.state = state;
        const summary = element("p", "author-summary", SENTENCES[state]);
        summary.tabIndex = -1;
        const head = element("div", "author-head", summary);
        if (state === "differs") head.append(recordButton());
        root.replaceChildren(head, ...findings.map((finding) => showFinding(finding, state)));
        if (hadFocus) summary.focus();
        return [`${name}: ${SENTENCES[state]}`, ...findings.map(({ sentence }) => asSentence(sentence))].join(" ");
    }

    /**
     * @param {Finding} finding
     * @param {Verdict["state"]} state
     */
    function showFinding({ sentence, words, lines }, state) {
        const shown = element("div", "author-finding", element("p", "", ...withCode(asSentence(sentence))));
        if (words) shown.append(region(element("code", "nohighlight", words), `Words about ${name}`));
        if (lines.length > 0) {
            const now = state === "recorded" ? ["before", "now"] : ["recorded", "now"];
            const legend = element("p", "author-legend", `− ${now[0]}, + ${now[1]}`);
            shown.append(legend, region(makeDifference(lines), `Difference of ${name}`));
        }
        return shown;
    }

    function recordButton() {
        const button = element("button", "author-record", "Record");
        button.type = "button";
        button.setAttribute("aria-label", `Record ${name} anew`);
        button.addEventListener("click", async () => {
            button.disabled = true;
            const refusal = await record(listing);
            button.disabled = false;
            if (refusal) complain(refusal);
        });
        return button;
    }

    /** @param {string} sentence */
    function complain(sentence) {
        root.querySelector(".author-refusal")?.remove();
        const refusal = element("p", "author-refusal", `Not recorded: ${asSentence(sentence)}`);
        refusal.setAttribute("role", "alert");
        root.append(refusal);
    }

    return { show };
}

/** What may be wider than the page scrolls; a keyboard must be able to reach it. @param {Node} content @param {string} label */
function region(content, label) {
    const pre = element("pre", "", content);
    pre.tabIndex = 0;
    pre.setAttribute("role", "group");
    pre.setAttribute("aria-label", label);
    return pre;
}

/** What stands between backticks as code. @param {string} text */
function withCode(text) {
    return text.split("`").map((part, index) => (index % 2 === 1 ? element("code", "", part) : part));
}

/** @param {string} text */
function asSentence(text) {
    // The name of a file stays as it is.
    const beginsWithWord = /^[a-z]+ /.test(text);
    const first = beginsWithWord ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
    return /[.?!…]$/.test(first) ? first : `${first}.`;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} content
 */
function element(tag, className, ...content) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
}
