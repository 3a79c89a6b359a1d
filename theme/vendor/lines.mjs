/**
 * Cuts highlighted HTML into lines, each complete in itself: spans open at a line's end are closed
 * there and opened again on the next. Every line but perhaps the last ends in its newline.
 *
 * `<i>a⏎b</i>` → `<i>a⏎</i>`, `<i>b</i>`
 *
 * @param {string} html what highlight.js returns: text, `<span class="…">` and `</span>`
 * @returns {string[]}
 */
export function splitLines(html) {
  /** @type {string[]} */
  const open = [];
  return (html.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<[^>]*>/g)) {
      if (tag === "</span>") open.pop();
      else open.push(tag);
    }
    return before + line + "</span>".repeat(open.length);
  });
}
