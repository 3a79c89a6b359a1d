// @ts-check
// A block of code that can be run and edited: its text, and how bar, editor and result work on it.

import { makeBar } from "./bar.js";
import { colour, foldOf, visibleText } from "./blocks.js";
import { missingIn } from "./missing.js";
import { announce, make } from "./dom.js";
import { openEditor } from "./editor.js";
import { forget, keep, keyOf, recall } from "./edits.js";
import { addExercise } from "./exercise.js";
import { addExplorer } from "./explore.js";
import { makeMarks, showLine } from "./marks.js";
import { programOf } from "./program.js";
import { makeResult } from "./result.js";
import { perform } from "./run.js";
import { changesOf } from "./text.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./protocol.js").Backend} Backend */
/** @typedef {import("./protocol.js").Diagnostic} Diagnostic */

/** How long after the last key the compiler is asked. */
const CHECK_AFTER_MS = 300;

/** How long after the last key an edit is kept. */
const KEEP_AFTER_MS = 250;

/**
 * @param {Block} block
 * @param {Backend} backend
 */
export function makeListing(block, backend) {
    const { pre, code, home, name, original, how } = block;
    const key = keyOf(block);
    const asInTheBook = Array.from(code.childNodes, (node) => node.cloneNode(true));
    const marks = makeMarks(block);
    const bar = makeBar(block, { run: runOrStop, edit: editOrDone, reset, seen: () => (editor || text !== original ? text : visibleText(code)) });

    let text = original;
    /** What Reset took away. @type {string | undefined} */
    let undone;
    /** @type {AbortController | undefined} */
    let running;
    /** @type {AbortController | undefined} */
    let checking;
    /** @type {import("./result.js").Result | undefined} */
    let result;
    /** @type {import("./editor.js").Editor | undefined} */
    let editor;
    let checkTimer = 0;
    let keepTimer = 0;

    const fold = foldOf(pre);
    (fold ?? pre).after(bar.root);
    const explorer = addExplorer(block, { text: () => text, backend });
    const exercise = addExercise(block, bar, { text: () => text, mark, goTo, apply });
    home.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        run();
    });
    const kept = recall(key);
    if (kept !== undefined && kept !== original) {
        setText(kept);
        showText();
    } else {
        bar.setAddress(playgroundAddress(text, how));
        showMissing();
    }

    // Text

    /** @param {string} next */
    function setText(next) {
        if (next !== original) undone = undefined;
        text = next;
        bar.setState(text !== original ? "edited" : undone === undefined ? "as in the book" : "reset");
        bar.setAddress(playgroundAddress(text, how));
        showMissing();
        result?.outdate();
        marks.clear();
        explorer.textChanged();
        exercise.textChanged();
    }

    /** Offers Run only where every crate that the program names is there. */
    async function showMissing() {
        const asked = text;
        const missing = await missingIn(asked, backend);
        if (asked === text) bar.setMissing(missing);
    }

    /** Shows the text in the page, in place of the editor. */
    function showText() {
        if (text === original) {
            code.replaceChildren(...asInTheBook.map((node) => node.cloneNode(true)));
        } else {
            code.textContent = text;
        }
        if (!code.querySelector("[class*=hljs-]")) colour(code);
    }

    /** Soon, and at the latest when the page goes. */
    function keepSoon() {
        clearTimeout(keepTimer);
        keepTimer = window.setTimeout(keepNow, KEEP_AFTER_MS);
    }

    function keepNow() {
        clearTimeout(keepTimer);
        keepTimer = 0;
        if (text === original) forget(key);
        else keep(key, text);
    }

    window.addEventListener("pagehide", () => { if (keepTimer) keepNow(); });
    window.addEventListener("beforeprint", () => { if (editor) showText(); });

    /** Takes the reader's text away, or gives it back. */
    function reset() {
        const taken = text === original ? undefined : text;
        const next = taken === undefined ? undone ?? original : original;
        undone = taken;
        setText(next);
        editor?.setText(next);
        if (editor) check();
        else showText();
        keepNow();
        announce(taken === undefined ? `Your text of ${name} is back` : `${name} is the book's again`);
        if (document.activeElement === document.body) bar.edit.focus();
    }

    // Editor

    async function editOrDone() {
        if (editor) close();
        else await edit();
    }

    /**
     * @param {import("./reopen.js").Opened} [at] where it was
     * @returns {Promise<boolean>} whether the editor is open
     */
    async function edit(at) {
        if (editor) return true;
        bar.edit.disabled = true;
        const parent = make("div", "playground-editor");
        try {
            const opened = await openEditor({
                parent, text, name,
                selection: at,
                onChange: changed,
                onRun: run,
                onLeave: () => bar.edit.focus(),
                onApply: apply,
            });
            unfold();
            pre.hidden = true;
            pre.after(parent);
            editor = opened;
            bar.setEditing(true);
            marks.clear();
            if (at?.focused !== false) opened.focus();
            if (at) scrollBy({ top: parent.getBoundingClientRect().top - at.top, behavior: "instant" });
            if (backend.instant) check();
            return true;
        } catch {
            bar.say("The editor can't be loaded");
            return false;
        } finally {
            bar.edit.disabled = false;
        }
    }

    /** @returns {import("./reopen.js").Opened | undefined} */
    function opened() {
        const top = home.querySelector(".playground-editor")?.getBoundingClientRect().top ?? 0;
        return editor && {
            ...editor.selection(),
            text: text === original ? undefined : text,
            focused: home.contains(document.activeElement),
            top,
        };
    }

    /** @param {import("./reopen.js").Opened} at */
    function reopen(at) {
        if (at.text !== undefined && at.text !== text) {
            setText(at.text);
            keepNow();
        }
        edit(at);
    }

    function close() {
        checking?.abort();
        clearTimeout(checkTimer);
        editor?.close();
        home.querySelector(".playground-editor")?.remove();
        editor = undefined;
        pre.hidden = false;
        showText();
        bar.setEditing(false);
        bar.say("");
        bar.edit.focus();
    }

    /** @param {string} next */
    function changed(next) {
        if (next === text) return;
        setText(next);
        keepSoon();
        checking?.abort();
        clearTimeout(checkTimer);
        if (backend.instant) checkTimer = window.setTimeout(check, CHECK_AFTER_MS);
    }

    /** Has the text compiled, to mark in the editor what is wrong with it. */
    async function check() {
        if (!backend.instant || !editor) return;
        checking?.abort();
        const { signal } = checking = new AbortController();
        /** @type {Diagnostic[]} */
        const problems = [];
        for await (const event of perform(backend.check, text, how, signal)) {
            if (event.event === "diagnostic") problems.push(event);
            if (event.event === "end" && event.reason !== "exit") return;
        }
        if (!signal.aborted) editor?.setProblems(problems);
    }

    /** @param {import("./protocol.js").Suggestion} suggestion */
    async function apply(suggestion) {
        const changes = changesOf(text, suggestion.edits);
        if (await edit()) editor?.change(changes);
    }

    // Running

    function runOrStop() {
        if (running) running.abort();
        else run();
    }

    async function run() {
        running?.abort();
        const mine = running = new AbortController();
        const shown = showResult();
        bar.setRunning(true);
        announce(`${name} is ${block.compileOnly ? "being checked" : "running"}`);
        /** @type {Diagnostic[]} */
        const problems = [];
        const asked = text;
        for await (const event of perform(block.compileOnly ? backend.check : backend.run, asked, how, mine.signal)) {
            if (running !== mine) return;
            shown.take(event);
            if (event.event === "diagnostic") problems.push(event);
        }
        running = undefined;
        bar.setRunning(false);
        if (asked === text) mark(problems);
        else shown.outdate();
    }

    function showResult() {
        marks.clear();
        result?.root.remove();
        result = makeResult({ name, goTo, apply, close: closeResult });
        bar.root.after(result.root);
        return result;
    }

    function closeResult() {
        const ended = running;
        running = undefined;
        ended?.abort();
        bar.setRunning(false);
        marks.clear();
        result?.root.remove();
        result = undefined;
        bar.run.focus();
    }

    function unfold() {
        if (fold) fold.open = true;
    }

    /** @param {Diagnostic[]} problems all there are */
    function mark(problems) {
        marks.clear();
        if (editor) return editor.setProblems(problems);
        for (const { level, spans } of problems) {
            const name = level === "error" ? "playground-error" : "playground-warning";
            for (const span of spans) if (span.primary) marks.mark(name, span);
        }
    }

    /**
     * @param {number} line
     * @param {number} column
     */
    function goTo(line, column) {
        unfold();
        if (editor) return editor.goTo(line, column);
        if (code.querySelector(".boring") && !code.classList.contains("show-hidden")) bar.showHidden();
        showLine(code, line);
    }

    return { key, opened, reopen };
}

/**
 * @param {string} text
 * @param {import("./protocol.js").How} how
 */
function playgroundAddress(text, how) {
    const { code, nightly } = programOf(text);
    const query = new URLSearchParams({ version: nightly ? "nightly" : "stable", mode: "debug", ...how, code });
    return `https://play.rust-lang.org/?${query}`;
}
