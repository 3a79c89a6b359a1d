// @ts-check
// "Your run": what the compiler said, what the program printed, how it ended. The recorded output below it stays.

import { beingBuilt } from "./building.js";
import { announce, icon, make, makeButton, withCode } from "./dom.js";
import { words } from "./diagnostic.js";
import { count, endingOf } from "./endings.js";
import { makeOutput } from "./output.js";

/** @typedef {import("./protocol.js").PlaygroundEvent} PlaygroundEvent */
/** @typedef {import("./protocol.js").Diagnostic} Diagnostic */
/** @typedef {import("./protocol.js").Suggestion} Suggestion */

/**
 * What a result may ask of its listing.
 *
 * @typedef {object} Listener
 * @property {string} name
 * @property {import("./diagnostic.js").GoTo} goTo
 * @property {(suggestion: Suggestion) => void} apply
 * @property {() => void} close
 */

/** @typedef {ReturnType<typeof makeResult>} Result */

/** @param {Listener} listener */
export function makeResult(listener) {
    const { name } = listener;
    const summary = make("p", "playground-summary", "Compiling…");
    const label = make("p", "playground-label", "Your run");
    const close = makeButton("playground-close", `Close your run of ${name}`, icon("close"));
    const head = make("div", "playground-head", label, summary, close);
    const root = make("section", "playground-result", head);
    root.setAttribute("aria-label", `Your run of ${name}`);
    root.dataset.kind = "running";
    close.addEventListener("click", listener.close);
    // Left and right scroll what has the focus; mdBook would turn the page.
    root.addEventListener("keydown", (event) => {
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") event.stopPropagation();
    });

    const heard = { errors: 0, warnings: 0, printed: false, tail: "", at: -Infinity };
    const problems = make("div", "playground-problems");
    const warnings = make("details", "playground-warnings", make("summary", ""));
    const output = makeOutput(`Output of your run of ${name}`, listener.goTo);

    /** @type {ReturnType<typeof setInterval> | undefined} */
    let clock;

    /** @param {PlaygroundEvent} event */
    function take(event) {
        clearInterval(clock);
        switch (event.event) {
            case "building": return build(event.crates);
            case "diagnostic": return addDiagnostic(event);
            case "compiled": summary.textContent = "Running…"; return;
            case "waiting": return wait(event.seconds);
            case "output": return addOutput(event.text);
            case "end": return end(event);
        }
    }

    /** @param {number} seconds */
    function wait(seconds) {
        summary.textContent = `The server is busy with other programs; trying again in ${count(seconds, "second")}.`;
        announce(summary.textContent);
    }

    /**
     * How long it takes depends on the crates and the machine, so the seconds are counted that have passed.
     *
     * @param {string[]} crates
     */
    function build(crates) {
        const sentence = beingBuilt(crates);
        const started = performance.now();
        const tell = () => {
            const seconds = Math.round((performance.now() - started) / 1000);
            summary.replaceChildren(...withCode(seconds > 0 ? `${sentence} So far: ${count(seconds, "second")}.` : sentence));
        };
        tell();
        announce(sentence);
        clock = setInterval(() => root.isConnected ? tell() : clearInterval(clock), 1000);
    }

    /** @param {Diagnostic} diagnostic */
    function addDiagnostic(diagnostic) {
        const words = problem(diagnostic, listener);
        const isError = diagnostic.level.startsWith("error");
        // What helps with an error stands with it.
        if (isError || diagnostic.level === "help") {
            heard.errors += isError ? 1 : 0;
            problems.append(words);
            if (!problems.isConnected) head.after(problems);
        } else {
            heard.warnings += 1;
            warnings.append(words);
            warnings.children[0].textContent = count(heard.warnings, "warning");
            if (!warnings.isConnected) root.append(warnings);
        }
    }

    /** @param {string} text */
    function addOutput(text) {
        if (!heard.printed) {
            heard.printed = true;
            summary.textContent = "Running…";
            root.append(output.pre);
        }
        heard.tail = (heard.tail + text).slice(-2000);
        heard.at = performance.now();
        output.add(text);
    }

    /** @param {import("./protocol.js").End} event */
    function end(event) {
        const ending = endingOf(event, { ...heard, quiet: performance.now() - heard.at });
        output.finish();
        root.dataset.kind = ending.kind;
        summary.textContent = ending.summary;
        if (ending.look) root.append(make("p", "playground-advice", "Look for:"), list(ending.look));
        if (ending.advice) root.append(make("p", "playground-advice", ...withCode(ending.advice)));
        announce(`${name}: ${ending.summary}${ending.advice ? ` ${ending.advice}` : ""}`);
    }

    /** The program is another one now: its places have moved, and a suggestion would land beside them. */
    function outdate() {
        label.textContent = "Your run before the change";
        for (const button of root.querySelectorAll("button")) {
            if (button.matches(".playground-suggestion")) button.disabled = true;
        }
    }

    return { root, take, outdate };
}

/**
 * The compiler's words of one problem, with what it suggests.
 *
 * @param {Diagnostic} diagnostic
 * @param {Pick<Listener, "goTo" | "apply">} listener
 */
export function problem(diagnostic, { goTo, apply }) {
    const pre = make("pre", "playground-words", words(diagnostic.rendered || `${diagnostic.level}: ${diagnostic.message}`, goTo));
    pre.tabIndex = 0;
    pre.setAttribute("role", "group");
    pre.setAttribute("aria-label", "The compiler's words");
    const buttons = diagnostic.suggestions.filter(({ edits }) => edits.length > 0).map((suggestion) => {
        const button = make("button", "playground-suggestion", make("b", "", "Apply:"), " ", ...withCode(sentence(suggestion.message)));
        button.type = "button";
        button.addEventListener("click", () => apply(suggestion));
        return button;
    });
    const root = make("div", "playground-problem", pre);
    if (buttons.length > 0) root.append(make("div", "playground-suggestions", ...buttons));
    return root;
}

/** @param {string} message of the compiler, which may end in a colon that announces code */
function sentence(message) {
    return message.replace(/:$/, "");
}

/** @param {string[]} items */
function list(items) {
    return make("ul", "playground-advice", ...items.map((item) => make("li", "", item)));
}
