// @ts-check
// Who says what holds of an answer: the server that served the page, or else a playground elsewhere.

import { reasonOf } from "../../playground/run.js";
import { ask, isServed } from "../../playground/server.js";
import { judgeElsewhere } from "./elsewhere.js";

/** @typedef {import("./protocol.js").ExerciseEvent} ExerciseEvent */
/** @typedef {import("./protocol.js").Answer} Answer */

/**
 * All that is told of an answer, with exactly one end.
 *
 * @param {Answer} answer
 * @param {AbortSignal} signal aborted: the program is stopped
 * @returns {AsyncGenerator<ExerciseEvent>}
 */
export async function* judge(answer, signal) {
    try {
        for await (const event of judging(answer, signal)) {
            yield event;
            if (event.event === "end") return;
        }
        yield { event: "end", solved: false, reason: "lost" };
    } catch (error) {
        yield { event: "end", solved: false, ...reasonOf(error, signal) };
    }
}

/**
 * @param {Answer} answer
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<ExerciseEvent>}
 */
function judging(answer, signal) {
    const { exercise, code } = answer;
    return isServed() ? ask("/exercise/check", { exercise, code }, signal) : judgeElsewhere(answer, signal);
}
