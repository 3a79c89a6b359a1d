// @ts-check
// Scripts of their own, fetched when they are first asked for: the editor, the explorer.

/** Where this script is from; only known while it is first run. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** mdBook's name for the way from this page to the book's root. */
export function root() {
    // @ts-expect-error mdBook's pages define it
    return typeof path_to_root === "string" ? path_to_root : "";
}

/**
 * A server that adds the playground to any book has all scripts in one folder of its own.
 *
 * @param {string} name
 */
function address(name) {
    return script.includes("/__playground/") ? new URL(name, script).href : `${root()}${name}`;
}

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * @param {string} name
 * @returns {Promise<void>}
 */
export function load(name) {
    const there = loading.get(name) ?? fetchScript(name);
    loading.set(name, there);
    there.catch(() => { loading.delete(name); });
    return there;
}

/**
 * @param {string} name
 * @returns {Promise<void>}
 */
function fetchScript(name) {
    return new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = address(name);
        element.addEventListener("load", () => resolve());
        element.addEventListener("error", () => reject(new Error(`${name} can't be loaded`)));
        document.head.append(element);
    });
}
