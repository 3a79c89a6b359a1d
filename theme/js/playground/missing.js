// @ts-check
// Crates that a program names by `extern crate`, and that are not there.

import { hello } from "./server.js";
import { shapeOf } from "./shape.js";

/** Those that come with the compiler. */
const OWN = new Set(["std", "core", "alloc", "proc_macro", "test", "self"]);

/**
 * Nothing is said where nobody can be asked: a published page asks no one before its reader does.
 *
 * @param {string} text
 * @param {import("./protocol.js").Backend} backend
 * @returns {Promise<{ short: string, long: string } | undefined>}
 */
export async function missingIn(text, backend) {
    // Most programs have none, and are not worth a look at every word.
    if (!backend.instant || !/\bextern\s+crate\b/.test(text)) return undefined;
    const named = shapeOf(text).crates.filter((name) => !OWN.has(name));
    if (named.length === 0) return undefined;
    try {
        const { crates, more } = await hello();
        const there = new Set(crates.map(({ identifier }) => identifier));
        const missing = named.filter((name) => !there.has(name));
        if (missing.length === 0) return undefined;
        return { short: `needs the crate ${missing.join(", ")}`, long: more };
    } catch {
        return undefined;
    }
}
