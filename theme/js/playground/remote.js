// @ts-check
// The back-end of a published book: a Rust playground, by default play.rust-lang.org, spoken to only
// when the reader presses Run.

import { Denied, Unreachable } from "./protocol.js";

/** @typedef {import("./protocol.js").Request} Request */
/** @typedef {import("./protocol.js").PlaygroundEvent} PlaygroundEvent */
/** @typedef {import("./protocol.js").End} End */
/** @typedef {{ success: boolean, exitDetail: string, stdout: string, stderr: string }} Executed */

/** @type {import("./protocol.js").Backend} */
export const remote = { run: execute, explore: null, check: compile, instant: false };

function address() {
    /** @type {HTMLMetaElement | null} */
    const meta = document.querySelector('meta[name="playground-execute"]');
    return meta?.content || "https://play.rust-lang.org/execute";
}

/** @type {import("./protocol.js").Ask} */
async function* execute(request, signal) {
    yield* ask(address(), bodyOf(request), signal, eventsOf);
}

/** Has it compiled to what nobody reads. @type {import("./protocol.js").Ask} */
async function* compile(request, signal) {
    const beside = address().replace(/execute\/?$/, "compile");
    yield* ask(beside, { ...bodyOf(request), target: "mir" }, signal, eventsOfCheck);
}

/** @param {Request} request */
function bodyOf({ code, edition, mode = "debug", tests = false, channel = "stable" }) {
    return { channel, mode, edition, crateType: "bin", tests, backtrace: false, code };
}

/**
 * @param {string} address
 * @param {object} body
 * @param {AbortSignal} signal
 * @param {(executed: Executed, ms: number) => Generator<PlaygroundEvent>} read
 * @returns {AsyncGenerator<PlaygroundEvent>}
 */
async function* ask(address, body, signal, read) {
    const started = performance.now();
    const response = await reach(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal,
        referrerPolicy: "no-referrer",
        credentials: "omit",
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok || typeof answer.stderr !== "string") {
        throw new Denied(typeof answer.error === "string" ? answer.error : `The playground answered ${response.status}.`);
    }
    yield* read(answer, performance.now() - started);
}

/**
 * @param {string} address
 * @param {RequestInit} options
 */
async function reach(address, options) {
    try {
        return await fetch(address, options);
    } catch (error) {
        if (options.signal?.aborted) throw error;
        throw new Unreachable(new URL(address).host);
    }
}

/**
 * @param {Executed} executed
 * @param {number} ms
 * @returns {Generator<PlaygroundEvent>}
 */
export function* eventsOf({ success, exitDetail, stdout, stderr }, ms) {
    const { words, said } = split(stderr);
    yield* diagnosticsOf(words);
    if (!success && /^error: could not compile/m.test(words)) {
        yield { event: "end", phase: "compile", reason: "exit", code: 1, ms };
        return;
    }
    if (stdout) yield { event: "output", text: stdout, from: "stdout" };
    if (said) yield { event: "output", text: said };
    yield endOf(success, exitDetail, ms);
}

/**
 * @param {Executed} executed
 * @param {number} ms
 * @returns {Generator<PlaygroundEvent>}
 */
export function* eventsOfCheck({ success, stderr }, ms) {
    yield* diagnosticsOf(stderr);
    yield { event: "end", phase: "compile", reason: "exit", code: success ? 0 : 1, ms };
}

/**
 * Cargo's and the compiler's words, and what the program itself wrote to standard error.
 *
 * @param {string} stderr
 */
function split(stderr) {
    const running = /^ +Running (?:`.*`|unittests .*)\n/m.exec(stderr);
    if (!running) return { words: stderr, said: "" };
    const said = stderr.slice(running.index + running[0].length).replace(/^error: test failed, to rerun pass .*\n?/m, "");
    return { words: stderr.slice(0, running.index), said };
}

/**
 * The compiler's words come as text only; where each begins, and the place it names, can be read out of them.
 *
 * @param {string} words
 * @returns {Generator<import("./protocol.js").Diagnostic>}
 */
function* diagnosticsOf(words) {
    for (const text of words.split(/^(?=(?:error|warning)(?:\[|:))/m)) {
        const head = /^(error|warning)(?:\[(\w+)\])?: (.*)/.exec(text);
        if (!head || /^(could not compile|`.*` \(bin)/.test(head[3])) continue;
        const place = /^ *--> src\/main\.rs:(\d+):(\d+)/m.exec(text);
        const line = Number(place?.[1]);
        const column = Number(place?.[2]);
        const span = { line_start: line, line_end: line, column_start: column, column_end: column + 1, primary: true };
        yield {
            event: "diagnostic",
            level: head[1],
            code: head[2],
            message: head[3],
            rendered: text.replace(/\n+(Some errors have detailed|For more information about)[^]*$/, "").trimEnd(),
            spans: place ? [span] : [],
            suggestions: [],
        };
    }
}

/**
 * @param {boolean} success
 * @param {string} detail `Exited with status 101`, `Exited with signal 6 (SIGABRT): abort program`
 * @param {number} ms
 * @returns {End}
 */
function endOf(success, detail, ms) {
    const signal = /\((SIG\w+)\)/.exec(detail)?.[1];
    // The playground ends what overstays its ten seconds with SIGKILL, and so does its kernel with what eats its memory.
    if (signal === "SIGKILL") return { event: "end", phase: "run", reason: "timeout", ms };
    if (signal) return { event: "end", phase: "run", reason: "signal", signal, ms };
    const code = success ? 0 : Number(/status (\d+)/.exec(detail)?.[1] ?? 1);
    return { event: "end", phase: "run", reason: "exit", code, ms };
}
