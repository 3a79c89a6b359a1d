// @ts-check
// The strip under the text: what is wrong where the cursor is, for whoever has no mouse to point with; else
// how many problems there are; else the keys.

import { diagnosticCount, forEachDiagnostic } from "@codemirror/lint";
import { showPanel } from "@codemirror/view";

/** @typedef {import("@codemirror/lint").Diagnostic} Diagnostic */

export const HELP_ID = "playground-editor-help";

export const strip = showPanel.of((view) => {
    const dom = document.createElement("div");
    dom.className = "pg-strip";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const keys = document.createElement("span");
    keys.id = HELP_ID;
    keys.className = "pg-keys";
    keys.append(...keyHelp());
    dom.append(status, keys);
    let told = "";

    function tell() {
        const { state } = view;
        const here = problemAt(state);
        const count = diagnosticCount(state);
        const words = here ? `Line ${state.doc.lineAt(here.from).number}: ${here.message}` : summary(count);
        if (words === told) return;
        told = words;
        status.replaceChildren(words, ...(here?.actions ?? []).map((action) => {
            const button = document.createElement("button");
            button.type = "button";
            button.textContent = action.name;
            button.addEventListener("click", () => action.apply(view, here?.from ?? 0, here?.to ?? 0));
            return button;
        }));
        dom.classList.toggle("pg-problem", count > 0);
        dom.classList.toggle("pg-error", hasError(state));
    }

    tell();
    return { dom, update: tell };
});

/** @param {import("@codemirror/state").EditorState} state */
function hasError(state) {
    let found = false;
    forEachDiagnostic(state, ({ severity }) => { found ||= severity === "error"; });
    return found;
}

/** @param {number} count */
function summary(count) {
    return count === 0 ? "" : `${count} problem${count === 1 ? "" : "s"} marked.`;
}

/**
 * The problem the cursor is in, or else on whose line it is.
 *
 * @param {import("@codemirror/state").EditorState} state
 */
function problemAt(state) {
    const { head } = state.selection.main;
    const line = state.doc.lineAt(head);
    /** @type {Diagnostic | undefined} */
    let onLine;
    /** @type {Diagnostic | undefined} */
    let at;
    forEachDiagnostic(state, (diagnostic, from, to) => {
        if (from <= head && head <= to) at ??= { ...diagnostic, from, to };
        if (from <= line.to && to >= line.from) onLine ??= { ...diagnostic, from, to };
    });
    return at ?? onLine;
}

function keyHelp() {
    const mod = /Mac|iP(hone|ad)/.test(navigator.platform) ? "Cmd" : "Ctrl";
    const help = [[`${mod}-Enter`, "runs"], ["Esc", "leaves the editor"], ["F8", "next problem"], [`${mod}-]`, "indents"]];
    return help.flatMap(([key, does]) => {
        const kbd = document.createElement("kbd");
        kbd.textContent = key;
        const item = document.createElement("span");
        item.append(kbd, ` ${does} `);
        return [item];
    });
}
