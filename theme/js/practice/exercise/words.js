// @ts-check
// How a check of an answer ended, in words.

import { startAgain } from "../../playground/command.js";
import { count } from "../../playground/endings.js";

/** @typedef {import("./protocol.js").End} End */
/** @typedef {import("./protocol.js").Verdict} Verdict */

/**
 * @typedef {object} Ending
 * @property {"solved" | "failed" | "open"} kind
 * @property {string} sentence
 */

/** Where it does not compile. */
export const SKIPPED = "Not looked at, as the program does not compile.";

/** Where the hidden checks do not compile with it. */
export const UNFIT = "The checks can't use the program";
export const KEEP = "Keep the names and types that the task speaks of.";

/** Of the compiler's errors the first. @param {import("./protocol.js").Diagnostic[]} diagnostics */
export function refusal(diagnostics) {
    return diagnostics.find(({ level }) => level === "error")?.message ?? "The compiler refuses the program.";
}

/** @param {string} command what makes the check in the book's repository */
export function atHome(command) {
    return `It can't be looked at here: \`${command}\` in a clone of the book's repository does it.`;
}

/** @param {number} seconds */
export function busy(seconds) {
    return `The server is busy with other programs; trying again in ${count(seconds, "second")}.`;
}

/**
 * @param {End} end
 * @param {(Verdict | undefined)[]} verdicts of all checks
 * @returns {Ending}
 */
export function endingOf(end, verdicts) {
    switch (end.reason) {
        case "checked": return checked(end.solved, verdicts);
        case "stopped": return { kind: "open", sentence: "Stopped by you." };
        case "refused": return { kind: "open", sentence: end.sentence ?? "The server could not check it." };
        case "denied": return { kind: "open", sentence: `It was not checked. ${end.message ?? ""}`.trimEnd() };
        case "unreachable": return { kind: "open", sentence: unreachable(end.message) };
        case "lost": return { kind: "open", sentence: `The connection to the server was lost. Is it still running? ${startAgain()}, then press Check.` };
    }
}

/** @param {boolean} solved @param {(Verdict | undefined)[]} verdicts @returns {Ending} */
function checked(solved, verdicts) {
    const all = verdicts.length;
    const of = (/** @type {Verdict} */ wanted) => verdicts.filter((one) => one === wanted).length;
    const passed = of("passed");
    const skipped = of("skipped");
    if (solved) return { kind: "solved", sentence: `Solved: ${all === 1 ? "the check" : `all ${all} checks`} passed.` };
    if (of("failed") === 0) return { kind: "open", sentence: `What can be checked here holds: ${passed} of ${count(all, "check")}.` };
    const rest = skipped > 0 ? `; ${skipped} ${skipped === 1 ? "was" : "were"} not looked at` : "";
    return { kind: "failed", sentence: `Not yet: ${passed} of ${count(all, "check")} passed${rest}.` };
}

/** @param {string | undefined} host of a playground elsewhere */
function unreachable(host) {
    if (!host) return `The server can't be reached. ${startAgain()}, then press Check.`;
    return `${host} can't be reached. To check the answer on your own machine, get the book's repository and start \`cargo run\` in it.`;
}
