// @ts-check
// What the controls of a block are called where the block beside them can't be seen.

/**
 * A name for each block, another for each: the number of its listing or exercise, and which of its parts it is; or the heading it stands
 * under, and its number among those there. Headings of equal words count as one.
 *
 * @param {Element[]} blocks in the order of the page
 * @returns {Map<Element, string>}
 */
export function namesOf(blocks) {
    const wanted = new Set(blocks);
    /** @type {Map<string, Element[]>} */
    const listings = new Map();
    /** @type {Map<string, Element[]>} */
    const headings = new Map();
    let heading = "";
    for (const element of document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, pre > code)")) {
        if (element.matches("h1, h2, h3, h4, h5, h6")) heading = wordsOf(element);
        else if (wanted.has(element)) {
            const number = numberOf(element);
            if (number) add(listings, number, element);
            else add(headings, heading, element);
        }
    }
    return new Map([
        ...named(listings, (number, index, count) => (count > 1 ? `${number}, part ${index + 1}` : number)),
        ...named(headings, (words, index) => `code ${index + 1} ${words ? `under “${words}”` : "of this page"}`),
    ]);
}

/** @param {Element} code */
function numberOf(code) {
    const number = code.closest(".listing, .exercise")?.querySelector(".listing-number, .exercise-number")?.textContent?.trim();
    const part = code.closest(".exercise details")?.querySelector("summary")?.textContent;
    return part ? `${part} of ${number}` : number;
}

/**
 * @param {Map<string, Element[]>} groups
 * @param {string} group
 * @param {Element} element
 */
function add(groups, group, element) {
    groups.set(group, [...groups.get(group) ?? [], element]);
}

/**
 * @param {Map<string, Element[]>} groups
 * @param {(group: string, index: number, count: number) => string} name
 * @returns {[Element, string][]}
 */
function named(groups, name) {
    return Array.from(groups).flatMap(([group, elements]) => elements.map((element, index) => (
        /** @type {[Element, string]} */ ([element, name(group, index, elements.length)])
    )));
}

/** @param {Element} heading */
function wordsOf(heading) {
    return (heading.textContent ?? "").replace(/\s+/g, " ").trim();
}
