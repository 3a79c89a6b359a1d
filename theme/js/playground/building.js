// @ts-check
// What is said while a program waits for crates.

/** @param {string[]} crates identifiers */
export function beingBuilt(crates) {
    const names = crates.map((name) => `\`${name}\``).join(" and ");
    const [what, until] = crates.length === 1 ? [`The crate ${names} is`, "it is"] : [`The crates ${names} are`, "they are"];
    return `${what} being built, which is done once; the program runs when ${until} there.`;
}
