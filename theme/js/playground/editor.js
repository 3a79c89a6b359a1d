// @ts-check
// The editor comes from a script of its own, fetched when somebody first presses Edit.

import { load } from "./script.js";

/** @typedef {import("../editor/main.js").Editor} Editor */
/** @typedef {import("../editor/main.js").Settings} Settings */
/** @typedef {{ PlaygroundEditor?: { open(settings: Settings): Editor } }} WithEditor */

/** @param {Settings} settings */
export async function openEditor(settings) {
    await load("editor.js");
    const { PlaygroundEditor } = /** @type {WithEditor} */ (globalThis);
    if (!PlaygroundEditor) throw new Error("the editor's script is not what it should be");
    return PlaygroundEditor.open(settings);
}
