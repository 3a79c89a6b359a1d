// @ts-check
// How a run ended, in words.

import { startAgain } from "./command.js";

/** @typedef {import("./protocol.js").End} End */

/**
 * @typedef {object} Ending
 * @property {"runs" | "panics" | "hangs" | "refused" | "varies"} kind which of the book's colours and shapes it has
 * @property {string} summary a sentence
 * @property {string[]} [look] what to look for
 * @property {string} [advice] what to do
 */

/**
 * What was heard before the end.
 *
 * @typedef {object} Heard
 * @property {number} errors
 * @property {boolean} printed
 * @property {string} tail the last of the output
 * @property {number} [quiet] milliseconds since it last printed something
 */

const DEADLOCK_SIGNS = [
    "a lock that one thread takes twice",
    "two locks that two threads take in opposite order",
    "a receiver that waits while one of its senders is still alive",
    "a join on a thread that never ends",
];

/** Far less than this share of the time spent computing is waiting. */
const BUSY = 0.1;

/** What printed so many milliseconds ago is still printing. */
const LATELY = 2000;

/**
 * @param {End} end
 * @param {Heard} heard
 * @returns {Ending}
 */
export function endingOf(end, heard) {
    switch (end.reason) {
        case "stopped": return { kind: "varies", summary: "Stopped by you." };
        case "lost": return {
            kind: "varies",
            summary: "The connection to the server was lost.",
            advice: `Is it still running? ${startAgain()}, then press Run.`,
        };
        case "denied": return { kind: "varies", summary: "The program was not run.", advice: end.message };
        case "unreachable": return unreachable(end);
        case "refused": return { kind: "refused", summary: "The server could not do it." };
        default: return end.phase === "compile" ? compileEnding(end, heard) : withSandbox(runEnding(end, heard), end);
    }
}

/** @param {Ending} ending @param {End} end @returns {Ending} */
function withSandbox(ending, { sandbox }) {
    return sandbox ? { ...ending, advice: sandbox } : ending;
}

/** @param {End} end @returns {Ending} */
function unreachable({ message }) {
    if (!message) return {
        kind: "varies",
        summary: "The server can't be reached.",
        advice: `${startAgain()}, then press Run.`,
    };
    return {
        kind: "varies",
        summary: `${message} can't be reached.`,
        advice: "To run the programs on your own machine, get the book's repository and start `cargo run` in it.",
    };
}

/** @param {End} end @param {Heard} heard @returns {Ending} */
function compileEnding(end, { errors }) {
    const { code } = end;
    switch (end.reason) {
        case "timeout": return { kind: "refused", summary: `The compiler was stopped after ${time(end.ms)}.` };
        case "memory": return { kind: "refused", summary: "The compiler was stopped: it used too much memory." };
        case "signal": return { kind: "refused", summary: `The compiler was ended by ${signalName(end)}.` };
        case "output": return { kind: "refused", summary: "The compiler was stopped: it had too much to say." };
        case "exit": if (code === 0) return { kind: "runs", summary: "Compiles, and is not run." };
        default: return { kind: "refused", summary: `Refused by the compiler${errors > 0 ? `: ${count(errors, "error")}` : ""}.` };
    }
}

/** @param {End} end @param {Heard} heard @returns {Ending} */
function runEnding(end, heard) {
    switch (end.reason) {
        case "exit": return exitEnding(end, heard);
        case "signal": return signalEnding(end, heard);
        case "timeout": return timeoutEnding(end, heard);
        case "files": return { kind: "panics", summary: "Stopped: it wrote more to its files than it may." };
        case "memory": return { kind: "panics", summary: "Stopped: it used more memory than it may." };
        default: return { kind: "panics", summary: "Stopped: it printed more than a page can show." };
    }
}

/** @param {End} end @param {Heard} heard @returns {Ending} */
function exitEnding({ code, ms }, { printed, tail }) {
    const tested = testsEnding(tail, ms);
    if (tested) return tested;
    if (!code) return { kind: "runs", summary: `Ended normally${printed ? "" : ", and printed nothing"}, after ${time(ms)}.` };
    if (code === 101) return { kind: "panics", summary: "Panicked (exit code 101)." };
    return { kind: "panics", summary: `Ended with exit code ${code}.` };
}

/**
 * What a program of tests says of them at its end.
 *
 * @param {string} tail
 * @param {number | undefined} ms
 * @returns {Ending | undefined}
 */
function testsEnding(tail, ms) {
    const said = /^test result: (?:ok|FAILED)\. (\d+) passed; (\d+) failed; (\d+) ignored; .*\s*$/m.exec(tail);
    if (!said || tail.slice(said.index + said[0].trimEnd().length).trim() !== "") return undefined;
    const [passed, failed, ignored] = said.slice(1).map(Number);
    const rest = ignored > 0 ? `; ${ignored} ignored` : "";
    if (failed > 0) return { kind: "panics", summary: `${failed} of ${count(passed + failed, "test")} failed${rest}.` };
    return { kind: "runs", summary: `${passed === 1 ? "The test" : `All ${passed} tests`} passed${rest}, after ${time(ms)}.` };
}

/** @param {End} end @param {Heard} heard @returns {Ending} */
function signalEnding(end, { tail }) {
    const signal = signalName(end);
    if (/has overflowed its stack/.test(tail)) {
        return { kind: "panics", summary: `A thread overflowed its stack (${signal}).`, look: ["a function that calls itself without end", "a very large local variable"] };
    }
    const known = { SIGABRT: "Aborted", SIGSEGV: "Touched memory that isn't its own", SIGILL: "Met an instruction that can't be executed" };
    const words = known[/** @type {keyof typeof known} */ (signal)] ?? "Ended by a signal";
    return { kind: "panics", summary: `${words} (${signal}).` };
}

/** @param {End} end @param {Heard} heard @returns {Ending} */
function timeoutEnding({ ms = 0, cpu_ms, doing }, { quiet = Infinity }) {
    const summary = `Stopped after ${time(ms)}`;
    const prints = quiet < LATELY;
    if (!doing && cpu_ms == null) return { kind: "hangs", summary: `${summary}: it did not end.`, look: ["a loop that doesn't end", ...DEADLOCK_SIGNS] };
    switch (doing ?? ((cpu_ms ?? 0) >= ms * BUSY ? "computing" : "idle")) {
        case "computing": return { kind: "hangs", summary: `${summary}: it was still computing${prints ? ", and printing" : ""}.`, look: ["a loop that doesn't end"] };
        case "waiting": return { kind: "hangs", summary: `${summary}: it was waiting, which looks like a deadlock: nothing would have woken any of its threads.`, look: DEADLOCK_SIGNS };
        case "sleeping": return prints
            ? { kind: "hangs", summary: `${summary}: it was still printing, and sleeping in between.`, look: ["a loop that doesn't end"] }
            : { kind: "hangs", summary: `${summary}: it was sleeping, or waiting for a limited time.`, look: ["a sleep that is too long", "a loop that waits, again and again, for what never comes"] };
        default: return { kind: "hangs", summary: `${summary}: it was ${prints ? "still printing" : "sleeping or waiting"}.`, look: ["a loop that doesn't end", ...(prints ? [] : DEADLOCK_SIGNS)] };
    }
}

const SIGNALS = /** @type {Record<number, string>} */ ({ 4: "SIGILL", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 15: "SIGTERM", 24: "SIGXCPU", 25: "SIGXFSZ" });

/** @param {End} end */
function signalName({ signal }) {
    return typeof signal === "number" ? SIGNALS[signal] ?? `signal ${signal}` : signal ?? "a signal";
}

/** @param {number | undefined} ms */
function time(ms = 0) {
    return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace(".0", "")} s`;
}

/**
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
