// @ts-check
// The editor comes from a script of its own, fetched when somebody first presses Edit.

/** @typedef {import("../editor/main.js").Editor} Editor */
/** @typedef {import("../editor/main.js").Settings} Settings */
/** @typedef {{ PlaygroundEditor?: { open(settings: Settings): Editor } }} WithEditor */

/** Where this script is from; only known while it is first run. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** mdBook's name for the way from this page to the book's root. */
function root() {
    // @ts-expect-error mdBook's pages define it
    return typeof path_to_root === "string" ? path_to_root : "";
}

/** A server that adds the playground to any book has both scripts in one folder of its own. */
function address() {
    return script.includes("/__playground/") ? new URL("editor.js", script).href : `${root()}editor.js`;
}

/** @type {Promise<void> | undefined} */
let loading;

/** @param {Settings} settings */
export async function openEditor(settings) {
    loading ??= load();
    loading.catch(() => { loading = undefined; });
    await loading;
    const { PlaygroundEditor } = /** @type {WithEditor} */ (globalThis);
    if (!PlaygroundEditor) throw new Error("the editor's script is not what it should be");
    return PlaygroundEditor.open(settings);
}

/** @returns {Promise<void>} */
function load() {
    return new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = address();
        element.addEventListener("load", () => resolve());
        element.addEventListener("error", () => reject(new Error("the editor can't be loaded")));
        document.head.append(element);
    });
}
