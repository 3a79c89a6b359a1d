// @ts-check
// What is told while an answer is checked: each check in its turn, what a wrong answer like this one is told, one end.

/** @typedef {import("../../playground/protocol.js").Diagnostic} Diagnostic */
/** @typedef {import("../../playground/protocol.js").Building} Building */
/** @typedef {import("../../playground/protocol.js").Waiting} Waiting */

/** @typedef {"passed" | "failed" | "skipped"} Verdict */

/** @typedef {{ event: "checking", check: number }} Checking */

/**
 * @typedef {object} Checked
 * @property {"checked"} event
 * @property {number} check
 * @property {Verdict} verdict
 * @property {string} [sentence] in inline Markdown
 * @property {string | null} [detail] lines of text: what was expected and what came, what a test said
 * @property {Diagnostic[]} [diagnostics] in the reader's lines
 * @property {unknown} [graph] all schedules of what was explored
 * @property {string} [program] the text that was explored
 * @property {number} [node] of the graph, where it goes wrong
 */

/** @typedef {{ event: "told", sentence: string }} Told in inline Markdown */

/**
 * The last three reasons are found out on this side.
 *
 * @typedef {object} End
 * @property {"end"} event
 * @property {boolean} solved
 * @property {"checked" | "refused" | "stopped" | "denied" | "unreachable" | "lost"} reason
 * @property {string} [sentence] why it was refused
 * @property {string} [message] why it was denied, or who can't be reached
 */

/** @typedef {Building | Checking | Checked | Told | Waiting | End} ExerciseEvent */

/**
 * What a published page knows of its checks.
 *
 * @typedef {object} Data
 * @property {Check[]} checks
 * @property {string} tail what stands behind the reader's program when its tests are run
 * @property {string} home the command that makes all checks, in the book's repository
 */

/**
 * @typedef {object} Check
 * @property {"compiles" | "refused" | "test" | "prints" | "explored" | "uses" | "avoids"} kind
 * @property {string} [test] its name
 * @property {string} [expected] what is printed
 * @property {"exact" | "any"} [order] of its lines
 * @property {string} [code] of the error by which it is refused
 * @property {string} [fails] the sentence for when it fails, in inline Markdown
 */

/**
 * An answer that is to be checked.
 *
 * @typedef {object} Answer
 * @property {string} exercise its name in the book
 * @property {string} code
 * @property {string} edition
 * @property {boolean} hasMain whether it is run by itself, and not for its tests only
 * @property {Data | undefined} data
 */
export {};
