// @ts-check
// The editor of a listing: CodeMirror with the book's keys, colours and compiler.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { rustLanguage } from "@codemirror/lang-rust";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { colours, look } from "./look.js";
import { offer, problems, setProblems } from "./problems.js";
import { HELP_ID, strip } from "./strip.js";

/**
 * @typedef {object} Settings
 * @property {HTMLElement} parent
 * @property {string} text
 * @property {string} name of the listing
 * @property {{ anchor: number, head: number }} [selection]
 * @property {(text: string) => void} onChange
 * @property {() => void} onRun
 * @property {() => void} onLeave Esc: the keyboard goes back to the page
 * @property {(suggestion: import("../playground/protocol.js").Suggestion) => void} onApply
 */

/** @typedef {ReturnType<typeof open>} Editor */

/** @param {Settings} settings */
function open(settings) {
    const { text, parent, selection } = settings;
    // The editor counts a line's end as one, however it is written.
    const { length } = text.replace(/\r\n/g, "\n");
    const inside = (/** @type {number} */ offset) => Math.min(offset, length);
    const view = new EditorView({
        parent,
        state: EditorState.create({
            doc: text,
            selection: selection && { anchor: inside(selection.anchor), head: inside(selection.head) },
            extensions: extensions(settings),
        }),
    });
    // The page has keys of its own: arrows turn it, letters search it.
    parent.addEventListener("keydown", (event) => event.stopPropagation());

    return {
        focus: () => view.focus(),

        close: () => view.destroy(),

        selection() {
            const { anchor, head } = view.state.selection.main;
            return { anchor, head };
        },

        /** @param {string} text */
        setText(text) {
            view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "reset" });
        },

        /** @param {import("../playground/text.js").Change[]} changes */
        change(changes) {
            const after = view.state.changes(changes).mapPos(changes[0].to, 1);
            view.dispatch({ changes, selection: { anchor: after }, userEvent: "input.suggestion", scrollIntoView: true });
            view.focus();
        },

        /** @param {import("../playground/protocol.js").Diagnostic[]} diagnostics */
        setProblems: (diagnostics) => setProblems(view, diagnostics),

        /**
         * @param {number} line
         * @param {number} column
         */
        goTo(line, column) {
            const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
            const anchor = Math.min(from + column - 1, to);
            view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
            view.focus();
        },
    };
}

/** Rust, in which `from` of `Vec::from(…)` is a function as well. */
const rust = rustLanguage.configure({
    props: [styleTags({ "CallExpression/ScopedIdentifier/Identifier": tags.function(tags.variableName) })],
});

/** @param {Settings} settings */
function extensions({ name, onChange, onRun, onLeave, onApply }) {
    return [
        Prec.high(keymap.of([
            { key: "Mod-Enter", run: () => (onRun(), true) },
            { key: "Escape", run: () => (onLeave(), true) },
        ])),
        // Tab is not among them: it goes on through the page.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        lineNumbers(),
        history(),
        rust,
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        problems,
        offer.of(onApply),
        strip,
        colours,
        look,
        EditorView.contentAttributes.of({
            "aria-label": `Program of ${name}`,
            "aria-describedby": HELP_ID,
            tabindex: "0", // it takes the focus anyway; this tells so
            spellcheck: "false",
            autocorrect: "off",
            autocapitalize: "off",
            translate: "no",
        }),
        EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.doc.toString());
        }),
    ];
}

Object.assign(globalThis, { PlaygroundEditor: { open } });
