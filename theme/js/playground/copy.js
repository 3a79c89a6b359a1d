// @ts-check
// Copying to the clipboard.

/**
 * Copies the text; outside a secure context, the older way.
 *
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copyFromField(text);
    }
}

/** @param {string} text */
function copyFromField(text) {
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "playground-announcer";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
}
