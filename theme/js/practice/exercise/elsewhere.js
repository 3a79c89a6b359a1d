// @ts-check
// A published copy has no server that knows the checks. What can be said by compiling and running is asked of a Rust
// playground; for the rest, the reader is told how it is done at home.

import { endingOf } from "../../playground/endings.js";
import { remote } from "../../playground/remote.js";
import { isEpilogue } from "../../playground/run.js";
import { inBlock, outputInBlock } from "../../playground/told.js";
import { atHome, KEEP, refusal, SKIPPED, UNFIT } from "./words.js";

/** @typedef {import("../../playground/protocol.js").Diagnostic} Diagnostic */
/** @typedef {import("../../playground/protocol.js").End} End */
/** @typedef {import("./protocol.js").Answer} Answer */
/** @typedef {import("./protocol.js").Check} Check */
/** @typedef {import("./protocol.js").Checked} Checked */
/** @typedef {import("./protocol.js").Data} Data */
/** @typedef {Pick<Checked, "verdict" | "sentence" | "detail" | "diagnostics">} Found */

/**
 * What came of a program there.
 *
 * @typedef {object} Ran
 * @property {Diagnostic[]} diagnostics
 * @property {string} printed to standard output
 * @property {string} said all of the output
 * @property {End | undefined} end
 * @property {boolean} compiled
 */

/** @type {Data} */
const UNKNOWN = { checks: [], tail: "", home: "cargo run" };

/**
 * @param {Answer} answer
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<import("./protocol.js").ExerciseEvent>}
 */
export async function* judgeElsewhere({ code, edition, hasMain, data = UNKNOWN }, signal) {
    const { checks, tail, home } = data;
    const printing = checks.some(({ kind }) => kind === "prints");
    const main = once(() => run({ code, edition, tests: !hasMain }, printing ? remote.run : remote.check, code, signal));
    const tests = once(() => run({ code: code + tail, edition, tests: true }, remote.run, code, signal));
    let solved = checks.length > 0;
    for (const [check, wanted] of checks.entries()) {
        yield { event: "checking", check };
        const found = await look(wanted);
        solved &&= found.verdict === "passed";
        yield { event: "checked", check, ...found };
    }
    yield { event: "end", solved, reason: "checked" };

    /** @param {Check} check @returns {Promise<Found>} */
    async function look(check) {
        const { kind } = check;
        if (kind === "refused") return refused(await main(), check);
        if (kind === "compiles") return compiles(await main());
        if (!(await main()).compiled) return { verdict: "skipped", sentence: SKIPPED };
        if (kind === "prints") return prints(await main(), check);
        if (kind === "test") return passes(await tests(), check);
        return { verdict: "skipped", sentence: atHome(home) };
    }
}

/**
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>} makes it when it is first wanted
 */
function once(make) {
    /** @type {Promise<T> | undefined} */
    let made;
    return () => made ??= make();
}

/**
 * @param {import("../../playground/protocol.js").Request} request
 * @param {import("../../playground/protocol.js").Ask} ask
 * @param {string} own the reader's part of it
 * @param {AbortSignal} signal
 * @returns {Promise<Ran>}
 */
async function run(request, ask, own, signal) {
    const count = own.trimEnd().split("\n").length;
    const lines = request.code.split("\n").map((_, index) => (index < count ? index + 1 : null));
    const program = { code: request.code, lines, tests: false, nightly: false, first: 1 };
    /** @type {Ran} */
    const ran = { diagnostics: [], printed: "", said: "", end: undefined, compiled: true };
    for await (const event of ask(request, signal)) {
        if (event.event === "diagnostic" && !isEpilogue(event)) ran.diagnostics.push(inBlock(event, program));
        if (event.event === "output") {
            const text = outputInBlock(event.text, program);
            ran.said += text;
            if (event.from === "stdout") ran.printed += text;
        }
        if (event.event === "end") ran.end = event;
    }
    ran.compiled = ran.end?.phase === "run" || ran.end?.code === 0;
    return ran;
}

/** @param {Ran} ran @returns {Found} */
function compiles({ compiled, diagnostics }) {
    return compiled ? { verdict: "passed" } : { verdict: "failed", sentence: refusal(diagnostics), diagnostics };
}

/** @param {Ran} ran @param {Check} check @returns {Found} */
function refused({ compiled, diagnostics }, { code, fails }) {
    const so = !compiled && diagnostics.some((one) => one.code === code);
    return so ? { verdict: "passed" } : { verdict: "failed", sentence: fails, diagnostics };
}

/** @param {Ran} ran @param {Check} check @returns {Found} */
function prints(ran, { expected = "", order, fails }) {
    const linesOf = (/** @type {string} */ text) => (order === "any" ? text.trimEnd().split("\n").sort().join("\n") : text.trimEnd());
    const normally = ran.end?.reason === "exit" && ran.end.code === 0;
    if (normally && linesOf(ran.printed) === linesOf(expected)) return { verdict: "passed" };
    const ended = normally ? "" : `${ending(ran)}\n`;
    return { verdict: "failed", sentence: fails, detail: `${ended}It printed:\n${ran.printed.trimEnd() || "nothing"}\nWanted is:\n${expected.trimEnd()}` };
}

/**
 * By what the test harness prints: a line a test, and below them what the failed ones said.
 *
 * @param {Ran} ran
 * @param {Check} check
 * @returns {Found}
 */
function passes(ran, { test, fails }) {
    if (!ran.compiled) return { verdict: "failed", sentence: fails, detail: unfit(ran) };
    const path = `checks::${test}`;
    const [, result] = new RegExp(`test ${path}(?: - should panic)? \\.\\.\\. (ok|FAILED)`).exec(ran.printed) ?? [];
    if (result === "ok") return { verdict: "passed" };
    if (!result) return { verdict: "failed", sentence: fails, detail: ending(ran) };
    const [, said = ""] = ran.printed.split(`---- ${path} stdout ----\n`);
    const own = said.split(/^(?:---- |failures:)/m)[0].replace(/^note: run with `RUST_BACKTRACE.*\n?/m, "");
    return { verdict: "failed", sentence: fails, detail: own.replace(/^thread '.*' .*panicked at .*$/gm, "It panicked:").trim() };
}

/** @param {Ran} ran */
function ending({ end, said }) {
    return end ? endingOf(end, { errors: 0, printed: said !== "", tail: "" }).summary : "";
}

/** The checks stand below the program, and do not find in it what the task speaks of. @param {Ran} ran */
function unfit({ diagnostics }) {
    const errors = diagnostics.filter(({ level }) => level === "error");
    const below = errors.find(({ spans }) => !spans.some(({ primary }) => primary));
    return below ? `${UNFIT}: ${below.message}. ${KEEP}` : errors.map(({ rendered }) => rendered).join("\n\n");
}
