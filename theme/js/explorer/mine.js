// @ts-check
// "Explore my version": has the server compile and explore the reader's text, and tells what it says.

import { beingBuilt } from "../playground/building.js";
import { count, endingOf } from "../playground/endings.js";
import { make, withCode } from "../playground/dom.js";
import { button } from "./dom.js";

/** @typedef {import("../playground/protocol.js").PlaygroundEvent} PlaygroundEvent */
/** @typedef {import("../playground/protocol.js").End} End */

const AT_HOME = "To explore your own version, get the book's repository, start `cargo run` in it, and open this page there.";

/**
 * @typedef {object} Stage
 * @property {string} original
 * @property {() => string} text
 * @property {import("./widget.js").Explore | null} explore
 * @property {(graph: any, code: string) => void} show
 * @property {() => void} back
 */

/** @param {Stage} stage */
export function makeMine({ original, text, explore, show, back }) {
    const said = make("p", "xp-said-of-mine");
    said.setAttribute("role", "status");
    const words = make("div", "xp-problems");
    const buttons = make("p", "xp-answer");
    const root = make("div", "xp-mine", said, buttons, words);

    /** What is shown, if it is not the book's. @type {string | undefined} */
    let shown;
    /** @type {AbortController | undefined} */
    let running;

    function draw() {
        const edited = text() !== original;
        root.hidden = !edited && shown === undefined && !running;
        const items = [];
        if (explore && running) items.push(button("xp-action", "mine", { press: () => running?.abort() }, "Stop"));
        else if (explore && edited && shown !== text()) items.push(button("xp-action", "mine", { press: run }, "Explore my version"));
        if (shown !== undefined && !running) items.push(button("xp-link", "book", { press: showBook }, "Back to the book's version"));
        const focused = buttons.contains(document.activeElement);
        buttons.replaceChildren(...items);
        if (focused) buttons.querySelector("button")?.focus();
    }

    function textChanged() {
        if (!running) say(explanation());
        draw();
    }

    function explanation() {
        const edited = text() !== original;
        if (edited && !explore) return AT_HOME;
        if (shown !== undefined) return shown === text() ? "This is your version." : "This is your version before the change.";
        return edited ? "You have changed this listing; this is the book's version of it." : "";
    }

    /** What is shown all the same, when there is no graph of the reader's text. */
    function below() {
        if (shown === undefined) return "Below is the book's version.";
        return shown === text() ? "Below is your version, as explored before." : "Below is your version before the change.";
    }

    /** @param {string} sentence */
    function say(sentence) {
        said.replaceChildren(...withCode(sentence));
    }

    function showBook() {
        shown = undefined;
        words.replaceChildren();
        back();
        textChanged();
    }

    async function run() {
        if (!explore) return;
        running?.abort();
        const mine = running = new AbortController();
        const asked = text();
        const { code, events } = explore(asked, mine.signal);
        words.replaceChildren();
        say("Exploring your version…");
        draw();
        const answer = await hear(events);
        if (running !== mine) return;
        running = undefined;
        if (answer.graph) {
            shown = asked;
            show(answer.graph, code);
        }
        say(answer.sentence ? `${answer.sentence} ${below()}` : explanation());
        draw();
    }

    /**
     * @param {AsyncGenerator<PlaygroundEvent>} events
     * @returns {Promise<{ graph?: unknown, sentence?: string }>}
     */
    async function hear(events) {
        let errors = 0;
        let found = "";
        /** @type {{ graph?: unknown, sentence?: string }} */
        const answer = {};
        for await (const event of events) {
            switch (event.event) {
                case "diagnostic":
                    if (!event.level.startsWith("error")) break;
                    errors += 1;
                    words.append(refusal(event.rendered || event.message));
                    break;
                case "building": say(beingBuilt(event.crates)); break;
                case "waiting": say(`The server is busy with other programs; trying again in ${count(event.seconds, "second")}.`); break;
                case "found":
                    found = ` Found so far: ${event.sentence}.`;
                    say(`Exploring your version…${found}`);
                    break;
                case "graph": answer.graph = event.graph; break;
                case "unexplorable": answer.sentence = `Your version can't be explored: ${event.sentence}.`; break;
                case "end": answer.sentence ??= answer.graph ? undefined : sentenceOf(event, errors);
            }
        }
        // What is known does not depend on whether the rest is.
        if (answer.sentence) answer.sentence += found;
        return answer;
    }

    function close() {
        const stopped = running;
        running = undefined;
        stopped?.abort();
    }

    return { root, textChanged, close };
}

/**
 * Why there is no graph.
 *
 * @param {End} end
 * @param {number} errors
 */
function sentenceOf(end, errors) {
    if (errors > 0) return `Refused by the compiler: ${count(errors, "error")}.`;
    if (end.reason === "timeout" && end.phase === "run") return "Exploring took too long, and was stopped: there may be too many schedules.";
    if (end.reason === "memory" && end.phase === "run") return "Exploring needed too much memory, and was stopped: there may be too many schedules.";
    if (end.reason === "exit") return "Your version could not be explored.";
    if (end.reason === "stopped") return "Stopped by you.";
    const { summary, advice } = endingOf(end, { errors, printed: false, tail: "" });
    return [summary.replace("The program was not run.", "Your version was not explored."), advice].filter(Boolean).join(" ");
}

/** @param {string} text */
function refusal(text) {
    const pre = make("pre", "xp-refusal", text);
    pre.tabIndex = 0;
    pre.setAttribute("role", "group");
    pre.setAttribute("aria-label", "The compiler's words");
    return pre;
}
