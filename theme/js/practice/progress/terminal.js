// @ts-check
// The progress of the terminal, where the book is served on the reader's own machine.

import { hello, isServed } from "../../playground/server.js";

export { isServed };

/**
 * Tells the server something, which answers with what it knows then.
 *
 * @param {"progress" | "forget"} what
 * @param {object} body
 * @returns {Promise<import("./kept.js").Progress>}
 */
export async function tell(what, body) {
    const { token } = await hello();
    const response = await fetch(`/practice/${what}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Playground-Token": token },
        body: JSON.stringify(body),
        cache: "no-store",
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
}
