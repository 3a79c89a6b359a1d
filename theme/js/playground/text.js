// @ts-check
// Places in a text: from the compiler's lines and columns to offsets.

/** @typedef {import("./protocol.js").Edit} Edit */
/** @typedef {{ from: number, to: number, insert: string }} Change */

/**
 * @param {string} text
 * @param {number} line from 1
 * @param {number} column from 1, in UTF-16
 */
export function offsetOf(text, line, column) {
    let start = 0;
    for (let passed = 1; passed < line; passed++) {
        const end = text.indexOf("\n", start);
        if (end < 0) return text.length;
        start = end + 1;
    }
    const end = text.indexOf("\n", start);
    return Math.min(start + column - 1, end < 0 ? text.length : end);
}

/**
 * @param {string} text
 * @param {Edit[]} edits
 * @returns {Change[]} in order
 */
export function changesOf(text, edits) {
    return edits
        .map((edit) => ({
            from: offsetOf(text, edit.line_start, edit.column_start),
            // An edit may end at the start of a line that is not there: after the last newline.
            to: offsetOf(text, edit.line_end, edit.column_end),
            insert: edit.replacement,
        }))
        .sort((a, b) => a.from - b.from);
}
