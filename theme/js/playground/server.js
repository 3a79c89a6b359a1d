// @ts-check
// The back-end on the reader's own machine: the server that served the page.

import { Denied, Unreachable } from "./protocol.js";

/** @typedef {import("./protocol.js").PlaygroundEvent} PlaygroundEvent */

/**
 * @typedef {object} Hello
 * @property {string} token
 * @property {string} rustc
 * @property {{ name: string, version: string, identifier: string }[]} crates
 * @property {string} more how to have more of them, in a sentence
 * @property {{ level: "full" | "partial" | "none", missing: string[], visible: string[] }} isolation
 */

/** How often a busy server is asked again before the reader is told to. */
const MOST_RETRIES = 5;
const LONGEST_WAIT = 10;

/** Whether the page came from such a server. */
export function isServed() {
    return document.documentElement.hasAttribute("data-playground");
}

/** @type {import("./protocol.js").Backend} */
export const server = {
    run: (request, signal) => ask("/playground/run", request, signal),
    check: (request, signal) => ask("/playground/check", request, signal, 0),
    // Tests and channels are not explored.
    explore: ({ tests, channel, ...request }, signal) => ask("/playground/explore", request, signal),
    instant: true,
};

/** One answer for all scripts of the page: while one of them puts back what a refusal clears, no other may be refused. */
const page = /** @type {{ playgroundGreeting?: Promise<Hello> | undefined }} */ (/** @type {unknown} */ (globalThis));

/** What the server says of itself; asked once. @returns {Promise<Hello>} */
export function hello() {
    const greeting = page.playgroundGreeting ??= greet();
    greeting.catch(() => { page.playgroundGreeting = undefined; });
    return greeting;
}

async function greet() {
    const kept = stored();
    const response = await reach("/playground/hello", {});
    if (response.status === 403) putBack(kept);
    if (!response.ok) throw new Denied(await reasonOf(response));
    return response.json();
}

/** All that is kept for this address; nothing where storage is blocked. @returns {[string, string][]} */
function stored() {
    try {
        return Object.entries(localStorage);
    } catch {
        return [];
    }
}

/**
 * A server that does not know this page has the browser clear what is kept, lest something else asks in its place.
 *
 * @param {[string, string][]} kept
 */
function putBack(kept) {
    for (const [key, value] of kept) {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    }
}

/**
 * Asks for something that is told event by event, and again while the server is busy.
 *
 * @template [T=PlaygroundEvent]
 * @param {string} path
 * @param {object} request
 * @param {AbortSignal} signal
 * @param {number} retries
 * @returns {AsyncGenerator<T | import("./protocol.js").Waiting>}
 */
export async function* ask(path, request, signal, retries = MOST_RETRIES) {
    let renewed = false;
    for (;;) {
        const response = await post(path, request, signal);
        if (response.ok && response.body) {
            yield* eventsOf(response.body);
            return;
        }
        if (response.status === 403 && !renewed) {
            // The server was started anew, and has another token.
            renewed = true;
            page.playgroundGreeting = undefined;
        } else if (response.status === 503 && retries > 0) {
            retries -= 1;
            const seconds = Math.min(Number(response.headers.get("Retry-After")) || 1, LONGEST_WAIT);
            yield { event: "waiting", seconds };
            await pause(seconds * 1000, signal);
        } else {
            throw new Denied(await reasonOf(response));
        }
    }
}

/**
 * @param {string} path
 * @param {object} request
 * @param {AbortSignal} signal
 */
async function post(path, request, signal) {
    const { token } = await hello();
    return reach(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Playground-Token": token },
        body: JSON.stringify(request),
        signal,
    });
}

/**
 * @param {string} path
 * @param {RequestInit} options
 */
async function reach(path, options) {
    try {
        return await fetch(path, { ...options, cache: "no-store" });
    } catch (error) {
        if (options.signal?.aborted) throw error;
        throw new Unreachable();
    }
}

/** @param {Response} response */
async function reasonOf(response) {
    const { error } = await response.json().catch(() => ({}));
    return typeof error === "string" ? error : `The server answered ${response.status}.`;
}

/**
 * One event a line.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<any>}
 */
async function* eventsOf(body) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
        const { done, value } = await reader.read();
        const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (line) yield JSON.parse(line);
        if (done) return;
    }
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 */
function pause(ms, signal) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms);
        signal.addEventListener("abort", () => {
            clearTimeout(timer);
            reject(signal.reason);
        }, { once: true });
    });
}
