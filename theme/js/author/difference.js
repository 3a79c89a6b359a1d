// @ts-check
// Two texts as one: what is in both, what is gone, and what is new. The signs say so without colours.

/** @typedef {import("./main.js").Line} Line */

/** @type {Partial<Record<Line[0], "del" | "ins">>} */
const TAGS = { "-": "del", "+": "ins" };

const SIGNS = { "-": "− ", "+": "+ ", " ": "  ", "…": "… " };

/** @param {Line[]} lines */
export function makeDifference(lines) {
    const code = document.createElement("code");
    code.className = "author-difference nohighlight";
    for (const [sign, line] of lines) {
        const shown = document.createElement(TAGS[sign] ?? "span");
        shown.textContent = `${SIGNS[sign]}${line}\n`;
        code.append(shown);
    }
    return code;
}
