// @ts-check
// The bar of controls under a block of code.

import { copy } from "./copy.js";
import { icon, make, makeButton } from "./dom.js";

/** @typedef {import("./blocks.js").Block} Block */

/**
 * @typedef {object} Actions
 * @property {() => void} run
 * @property {() => void} edit
 * @property {() => void} reset
 * @property {() => string} seen the text that the reader sees
 */

/** @typedef {"as in the book" | "edited" | "reset"} State */

/** @typedef {ReturnType<typeof makeBar>} Bar */

const COPIED_MS = 3000;

/**
 * @param {Block} block
 * @param {Actions} actions
 */
export function makeBar(block, actions) {
    const { name } = block;
    const root = make("div", "listing-controls");
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", `Controls of ${name}`);

    const status = make("span", "listing-status");
    status.setAttribute("role", "status");
    const run = makeButton("run-button", "");
    const edit = makeButton("edit-button", "");
    const reset = makeButton("reset-button", "");
    const lines = hiddenLinesButton(block);
    const open = openLink(name);
    const edited = make("span", "playground-edited", "edited");
    const needs = make("span", "listing-status", "");

    run.addEventListener("click", actions.run);
    edit.addEventListener("click", actions.edit);
    reset.addEventListener("click", actions.reset);

    if (block.runnable) root.append(run, needs, edit, reset);
    root.append(make("span", "bar-space"), status);
    if (block.copyable) root.append(copyButton(actions, name, say));
    if (lines) root.append(lines);
    if (block.runnable) root.append(open, edited);

    /** @param {string} text */
    function say(text) {
        status.textContent = text;
    }

    /** @param {boolean} running */
    function setRunning(running) {
        const verb = running ? "Stop" : block.compileOnly ? "Check" : "Run";
        run.replaceChildren(icon(running ? "stop" : block.compileOnly ? "check" : "run"), verb);
        run.setAttribute("aria-label", `${verb} ${name}`);
        run.classList.toggle("running", running);
    }

    /** The book's hidden lines are hidden in the book's text only. */
    function offerLines() {
        if (lines) lines.hidden = root.classList.contains("editing") || !edited.hidden;
    }

    /** @param {boolean} editing */
    function setEditing(editing) {
        root.classList.toggle("editing", editing);
        edit.textContent = editing ? "Done" : "Edit";
        edit.setAttribute("aria-label", editing ? `Done editing ${name}` : `Edit ${name}`);
        offerLines();
    }

    /** @param {State} state */
    function setState(state) {
        edited.hidden = state !== "edited";
        reset.hidden = state === "as in the book";
        reset.replaceChildren(...(state === "reset" ? ["Undo", make("span", "wide", " reset")] : ["Reset"]));
        reset.setAttribute("aria-label", state === "reset" ? `Undo reset of ${name}` : `Reset ${name} to the book's text`);
        block.home.classList.toggle("is-edited", state === "edited");
        offerLines();
    }

    /** @param {string} address */
    function setAddress(address) {
        open.href = address;
    }

    /**
     * Shows what keeps the program from being run, in place of Run.
     *
     * @param {{ short: string, long: string } | undefined} missing
     */
    function setMissing(missing) {
        run.hidden = missing !== undefined;
        needs.hidden = missing === undefined;
        needs.textContent = missing?.short ?? "";
        needs.title = missing?.long ?? "";
    }

    setRunning(false);
    setEditing(false);
    setState("as in the book");
    setMissing(undefined);
    return { root, run, edit, say, setRunning, setEditing, setState, setAddress, setMissing, showHidden: () => lines?.click() };
}

/**
 * @param {Actions} actions
 * @param {string} name
 * @param {(text: string) => void} say
 */
function copyButton({ seen }, name, say) {
    const button = makeButton("copy-button", `Copy ${name}`, icon("copy"), make("span", "wide", "Copy"));
    button.addEventListener("click", async () => {
        say(await copy(seen()) ? "Copied" : "Your browser refused to copy");
        setTimeout(() => say(""), COPIED_MS);
    });
    return button;
}

/**
 * A button for the lines mdBook hid, if there are any.
 *
 * @param {Block} block
 */
function hiddenLinesButton({ code, name }) {
    const hidden = code.querySelectorAll(".boring").length;
    if (hidden === 0) return undefined;
    const lines = hidden === 1 ? "1 hidden line" : `${hidden} hidden lines`;
    const text = make("span", "wide", `Show ${lines}`);
    const button = makeButton("hidden-lines-button", `Show ${lines} of ${name}`, icon("lines"), text);
    button.addEventListener("click", () => {
        const verb = code.classList.toggle("show-hidden") ? "Hide" : "Show";
        const what = verb === "Hide" ? lines.replace("hidden ", "") : lines;
        text.textContent = `${verb} ${what}`;
        button.setAttribute("aria-label", `${verb} ${what} of ${name}`);
    });
    return button;
}

/** @param {string} name */
function openLink(name) {
    const link = make("a", "open-link", icon("open"), make("span", "wide", "Playground"));
    link.target = "_blank";
    link.rel = "noopener";
    link.setAttribute("aria-label", `Open ${name} in the Playground`);
    link.title = "Open in the Rust Playground, in a new tab";
    return link;
}
