// @ts-check
// Editors that are open when a page is loaded anew are open again afterwards, where they were.

/**
 * An open editor.
 *
 * @typedef {object} Opened
 * @property {string | undefined} text if it is not the book's
 * @property {number} anchor where the selection begins, in UTF-16 units
 * @property {number} head where the cursor is
 * @property {boolean} focused
 * @property {number} top how far it is from the top of the window, in pixels
 */

/** @typedef {{ key: string, opened: () => Opened | undefined, reopen: (opened: Opened) => void }} Openable */
/** @typedef {{ key: string, place: number, opened: Opened }} Left */

const LEFT = "playground-open";

/** @param {Openable[]} all the programs of the page, in its order */
export function reopen(all) {
    for (const { key, place, opened } of takeLeft()) {
        // The book's text may have changed, and with it the key; the reader's work goes on in its place.
        const same = all.find((one) => one.key === key) ?? all[place];
        same?.reopen(opened);
    }
    window.addEventListener("pagehide", () => leave(all));
}

/** @param {Openable[]} all */
function leave(all) {
    const left = all.flatMap(({ key, opened }, place) => {
        const state = opened();
        return state ? [{ key, place, opened: state }] : [];
    });
    try {
        if (left.length > 0) sessionStorage.setItem(LEFT, JSON.stringify({ path: location.pathname, left }));
        else sessionStorage.removeItem(LEFT);
    } catch { /* no storage: they stay closed */ }
}

/** @returns {Left[]} */
function takeLeft() {
    try {
        const { path, left } = JSON.parse(sessionStorage.getItem(LEFT) ?? "{}");
        sessionStorage.removeItem(LEFT);
        const [navigation] = performance.getEntriesByType("navigation");
        const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === "reload";
        return isReload && path === location.pathname && Array.isArray(left) ? left : [];
    } catch {
        return [];
    }
}
