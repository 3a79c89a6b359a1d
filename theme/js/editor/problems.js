// @ts-check
// What the compiler found, where it found it: squiggles, signs beside the line numbers, messages.

import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Facet } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { explanation } from "../playground/diagnostic.js";

/** @typedef {import("../playground/protocol.js").Diagnostic} Diagnostic */
/** @typedef {import("../playground/protocol.js").Span} Span */
/** @typedef {import("../playground/protocol.js").Suggestion} Suggestion */

/**
 * Who applies a suggestion.
 *
 * @type {Facet<(suggestion: Suggestion) => void, (suggestion: Suggestion) => void>}
 */
export const offer = Facet.define({ combine: (all) => all[0] ?? (() => {}) });

export const problems = [lintGutter()];

/**
 * @param {EditorView} view
 * @param {Diagnostic[]} diagnostics
 */
export function setProblems(view, diagnostics) {
    const marks = diagnostics.flatMap((diagnostic) => marksOf(view, diagnostic));
    view.dispatch(setDiagnostics(view.state, marks.sort((a, b) => a.from - b.from)));
}

/**
 * @param {EditorView} view
 * @param {Diagnostic} diagnostic
 * @returns {import("@codemirror/lint").Diagnostic[]}
 */
function marksOf(view, diagnostic) {
    const { level, message, code, spans, suggestions } = diagnostic;
    return spans.filter(({ primary }) => primary).map((span) => {
        const text = span.label ? `${message}: ${span.label}` : message;
        return {
            ...rangeOf(view, span),
            severity: level === "warning" ? "warning" : "error",
            message: text,
            renderMessage: () => messageNode(text, code),
            actions: suggestions.filter(({ edits }) => edits.length > 0).map((suggestion) => ({
                name: `Apply: ${suggestion.message.replace(/:$/, "").replaceAll("`", "")}`,
                apply: () => view.state.facet(offer)(suggestion),
            })),
        };
    });
}

/**
 * @param {string} message
 * @param {string | null | undefined} code
 */
function messageNode(message, code) {
    const node = document.createElement("span");
    node.append(message);
    if (code && /^E\d{4}$/.test(code)) node.append(" (", explanation(code), ")");
    return node;
}

/**
 * @param {EditorView} view
 * @param {Span} span
 */
function rangeOf({ state }, span) {
    const from = offsetOf(state, span.line_start, span.column_start);
    const to = offsetOf(state, span.line_end, span.column_end);
    if (to > from + 1) return { from, to };
    return state.wordAt(from) ?? { from: Math.max(0, Math.min(from, state.doc.length - 1)), to: Math.min(from + 1, state.doc.length) };
}

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {number} line
 * @param {number} column
 */
function offsetOf({ doc }, line, column) {
    const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
    return Math.min(from + column - 1, to);
}
