// @ts-check
// Paper is light, whatever the theme on the screen is.

const DARK = ["coal", "navy", "ayu"];

/** Which of mdBook's sheets colours code in light themes, and which in the others. */
const LIGHT_SHEET = "mdbook-highlight-css";
const DARK_SHEETS = ["mdbook-tomorrow-night-css", "mdbook-ayu-highlight-css"];

export function printLight() {
    /** What to put back. @type {(() => void) | undefined} */
    let restore;
    const begin = () => { restore ??= lighten(); };
    const end = () => {
        restore?.();
        restore = undefined;
    };
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    // A browser that makes a file, not a page, may tell only this.
    matchMedia("print").addEventListener("change", ({ matches }) => matches ? begin() : end());
}

/** @returns {(() => void) | undefined} what makes it dark again */
function lighten() {
    const { classList } = document.documentElement;
    const dark = DARK.filter((theme) => classList.contains(theme));
    if (dark.length === 0) return undefined;
    const sheets = [LIGHT_SHEET, ...DARK_SHEETS].flatMap((id) => {
        const sheet = document.getElementById(id);
        return sheet instanceof HTMLLinkElement ? [{ sheet, disabled: sheet.disabled }] : [];
    });
    classList.remove(...dark);
    classList.add("light");
    for (const { sheet } of sheets) sheet.disabled = sheet.id !== LIGHT_SHEET;
    return () => {
        classList.remove("light");
        classList.add(...dark);
        for (const { sheet, disabled } of sheets) sheet.disabled = disabled;
    };
}
