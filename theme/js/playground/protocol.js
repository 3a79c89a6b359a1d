// @ts-check
// What a back-end is asked, and what it tells. Lines and columns count from 1, columns in UTF-16, ends exclusive.

/** @typedef {{ edition: string, mode?: "debug" | "release" }} How a program is compiled */

/**
 * @typedef {object} Request
 * @property {string} code
 * @property {string} edition
 * @property {boolean} [tests] run its tests in place of its `main`
 * @property {"stable" | "nightly"} [channel] the compiler it needs, if it is not the usual one
 * @property {"debug" | "release"} [mode] for running and checking
 * @property {string} [model] of memory, for exploring: `sc` or `weak`
 * @property {string[]} [eager] for exploring: operations that are done at once
 * @property {boolean} [spurious] for exploring: waits may end for no reason
 */

/**
 * @typedef {object} Span
 * @property {number} line_start
 * @property {number} line_end
 * @property {number} column_start
 * @property {number} column_end
 * @property {boolean} primary
 * @property {string | null} [label]
 */

/** @typedef {{ line_start: number, column_start: number, line_end: number, column_end: number, replacement: string }} Edit */

/** @typedef {{ message: string, applicability: string, edits: Edit[] }} Suggestion applied with all its edits */

/**
 * @typedef {object} Diagnostic
 * @property {"diagnostic"} event
 * @property {string} level `error`, `warning`, `note`, …
 * @property {string | null} [code] `E0382`
 * @property {string} message
 * @property {string} rendered as rustc prints it
 * @property {Span[]} spans
 * @property {Suggestion[]} suggestions
 */

/**
 * How it ended. The last four reasons are found out on this side: the reader pressed Stop, the server went
 * away, it said no, it could not be reached.
 *
 * @typedef {object} End
 * @property {"end"} event
 * @property {"compile" | "run"} phase
 * @property {"exit" | "signal" | "timeout" | "memory" | "output" | "files" | "refused" | "stopped" | "lost" | "denied" | "unreachable"} reason
 * @property {number | null} [code]
 * @property {string | number | null} [signal]
 * @property {number} [ms]
 * @property {number | null} [cpu_ms]
 * @property {"waiting" | "sleeping" | "computing"} [doing] what it was doing when its time was over
 * @property {string} [sandbox] what the sandbox refused it, in a sentence
 * @property {string} [message] what a server that said no gave as its reason
 */

/** @typedef {{ event: "building", crates: string[] }} Building the program waits until these crates are compiled, once for all programs */
/** @typedef {{ event: "compiled", cached: boolean, ms: number }} Compiled */
/** @typedef {{ event: "output", text: string, from?: "stdout" }} Output from where is said of a playground's standard output only */
/** @typedef {{ event: "waiting", seconds: number }} Waiting made on this side: the server is busy, and will be asked again */
/** @typedef {{ event: "found", sentence: string }} Found a fault, while exploring goes on */
/** @typedef {{ event: "graph", graph: unknown }} Explored with all schedules, as the explorer's crate describes them */
/** @typedef {{ event: "unexplorable", sentence: string }} Unexplorable in place of a graph */
/** @typedef {Building | Diagnostic | Compiled | Output | Waiting | Found | Explored | Unexplorable | End} PlaygroundEvent */

/** @typedef {(request: Request, signal: AbortSignal) => AsyncGenerator<PlaygroundEvent>} Ask */

/**
 * Compiles and runs programs somewhere. Aborting the signal stops the program.
 *
 * @typedef {object} Backend
 * @property {Ask} run
 * @property {Ask | null} explore runs a program under every schedule; null where nobody can
 * @property {Ask} check compiles only
 * @property {boolean} instant whether a check costs so little that it may be made while somebody types
 */

/** A back-end said no, in a sentence. */
export class Denied extends Error {}

/** A back-end is not there. */
export class Unreachable extends Error {}
