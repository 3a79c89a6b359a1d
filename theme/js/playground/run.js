// @ts-check
// One run or check of a block's text, told in the block's own lines, with exactly one end.

import { programOf } from "./program.js";
import { Denied, Unreachable } from "./protocol.js";
import { inBlock, outputInBlock } from "./told.js";

/** @typedef {import("./protocol.js").PlaygroundEvent} PlaygroundEvent */
/** @typedef {import("./protocol.js").End} End */

/**
 * @param {import("./protocol.js").Ask} ask
 * @param {string} text
 * @param {import("./protocol.js").How} how
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<PlaygroundEvent>}
 */
export async function* perform(ask, text, how, signal) {
    const program = programOf(text);
    const started = performance.now();
    /** @type {"compile" | "run"} */
    let phase = "compile";
    /** @type {End | undefined} */
    let end;
    try {
        if (program.remark) yield remark(program.remark);
        for await (const event of ask(requestOf(program, how), signal)) {
            if (event.event === "compiled" || event.event === "output") phase = "run";
            if (event.event === "end") end = event;
            else if (event.event === "diagnostic") {
                if (!isEpilogue(event)) yield inBlock(event, program);
            } else if (event.event === "output") {
                yield { ...event, text: outputInBlock(event.text, program) };
            } else yield event;
        }
        end ??= { event: "end", phase, reason: "lost" };
    } catch (error) {
        end = { event: "end", phase, ...reasonOf(error, signal) };
    }
    yield { ms: performance.now() - started, ...end };
}

/**
 * @param {import("./program.js").Program} program
 * @param {import("./protocol.js").How} how
 * @returns {import("./protocol.js").Request}
 */
function requestOf({ code, tests, nightly }, how) {
    return { code, ...how, ...(tests ? { tests } : {}), ...(nightly ? { channel: "nightly" } : {}) };
}

/**
 * A warning of our own.
 *
 * @param {string} message
 * @returns {import("./protocol.js").Diagnostic}
 */
function remark(message) {
    return { event: "diagnostic", level: "warning", message, rendered: `warning: ${message}`, spans: [], suggestions: [] };
}

/**
 * Why nothing more is told.
 *
 * @param {unknown} error
 * @param {AbortSignal} signal
 * @returns {{ reason: "stopped" | "denied" | "unreachable" | "lost", message?: string }}
 */
export function reasonOf(error, signal) {
    if (signal.aborted) return { reason: "stopped" };
    if (error instanceof Denied) return { reason: "denied", message: error.message };
    if (error instanceof Unreachable) return { reason: "unreachable", message: error.message };
    return { reason: "lost" };
}

/**
 * What the compiler says about what it has said.
 *
 * @param {import("./protocol.js").Diagnostic} diagnostic
 */
export function isEpilogue({ level, message, spans }) {
    return level === "failure-note" || (spans.length === 0 && /^(aborting due to|\d+ warnings? emitted)/.test(message));
}
