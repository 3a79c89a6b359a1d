// @ts-check
// What the controls of a block are called where the block beside them can't be seen.

/**
 * A name for each block that has none of its own: by the heading it stands under, and its number among those there. Headings
 * of equal words count as one, so that no two blocks of a page have the same name.
 *
 * @param {Element[]} blocks in the order of the page
 * @returns {Map<Element, string>}
 */
export function namesOf(blocks) {
    const wanted = new Set(blocks);
    /** @type {Map<string, Element[]>} */
    const under = new Map();
    let heading = "";
    for (const element of document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, pre > code)")) {
        if (element.matches("h1, h2, h3, h4, h5, h6")) heading = wordsOf(element);
        else if (wanted.has(element)) under.set(heading, [...under.get(heading) ?? [], element]);
    }
    const named = Array.from(under, ([heading, elements]) => elements.map((element, index) => {
        const place = heading ? `under “${heading}”` : "of this page";
        return /** @type {const} */ ([element, `code ${index + 1} ${place}`]);
    }));
    return new Map(named.flat());
}

/** @param {Element} heading */
function wordsOf(heading) {
    return (heading.textContent ?? "").replace(/\s+/g, " ").trim();
}
