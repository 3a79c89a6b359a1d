// @ts-check
// What the threads share, and who holds it or waits for it.

import { make } from "../../playground/dom.js";
import { chip, panel } from "../dom.js";
import { isHidden, valueText } from "../words.js";

/** @typedef {import("../player.js").Moment} Moment */
/** @typedef {import("../graph.js").ObjectState} ObjectState */

/**
 * @param {import("../graph.js").Graph} graph
 * @param {import("../words.js").Words} words
 */
export function objectsView(graph, words) {
    const list = make("ul", "xp-objects");
    const root = panel("xp-objects-panel", "What they share", list);

    /** @param {Moment} moment */
    function draw({ state, before }) {
        const items = graph.objects.flatMap(({ name, kind }, object) => {
            const there = state.objects[object];
            return there ? [item(object, name, kind, there)] : [];
        });
        list.replaceChildren(...(items.length > 0 ? items : [make("li", "xp-none", "Nothing yet.")]));

        /**
         * @param {number} object
         * @param {string} name
         * @param {string} kind
         * @param {ObjectState} there
         */
        function item(object, name, kind, there) {
            const changed = before && plain(before.objects[object]) !== plain(there);
            const head = make("p", "xp-object-head", make("b", "xp-object", name), " ", make("span", "xp-kind", kind));
            if (changed) head.append(make("span", "xp-changed", "changed"));
            return make("li", changed ? "xp-is-changed" : "", head, ...facts(there), ...waiters(object));
        }

        /** @param {number} object */
        function waiters(object) {
            const threads = state.threads.flatMap((doing, thread) => (
                "line" in doing && doing.status === "blocked" && doing.object === object && doing.operation !== "wake" ? [thread] : []));
            return threads.length > 0 ? [fact("waiting for it", threads)] : [];
        }
    }

    /**
     * @param {ObjectState} there
     * @returns {Node[]}
     */
    function facts(there) {
        return [
            ...(there.history ? history(there) : there.value && !isHidden(there.value) ? [fact("value", [], make("code", "xp-value", valueText(there.value)))] : []),
            ...("owner" in there ? [held(there.owner)] : []),
            ...("writer" in there ? [typeof there.writer === "number" ? fact("written by", [there.writer])
                : there.readers?.length ? fact("read by", there.readers) : free()] : []),
            ...(there.poisoned ? [make("p", "xp-fact", "poisoned: a thread panicked while it held it")] : []),
            ...(there.queue ? channel(there) : []),
            ...(there.waiting ? [there.waiting.length > 0 ? fact("asleep", there.waiting) : make("p", "xp-fact", "nobody is asleep on it")] : []),
            ...(there.woken?.length ? [fact("notified", there.woken)] : []),
            ...(there.arrived ? [fact(`${there.arrived.length} of ${there.size} there`, there.arrived)] : []),
            ...(there.phase ? [make("p", "xp-fact", PHASES[there.phase] ?? there.phase,
                ...(typeof there.by === "number" ? [" ", chip(there.by, words.thread(there.by))] : []))] : []),
        ];
    }

    /** @param {number | null | undefined} owner */
    function held(owner) {
        return typeof owner === "number" ? fact("held by", [owner]) : free();
    }

    /**
     * @param {string} what
     * @param {number[]} threads
     * @param {...Node} others
     */
    function fact(what, threads, ...others) {
        const chips = threads.flatMap((thread) => [" ", chip(thread, words.thread(thread))]);
        return make("p", "xp-fact", what, ...chips, ...others.flatMap((one) => [" ", one]));
    }

    /** @param {ObjectState} there */
    function channel({ queue = [], bound, senders, receiver }) {
        const messages = queue.map((message) => make("li", "xp-message", valueText(message)));
        const room = typeof bound === "number" ? `, room for ${bound}` : "";
        const list = messages.length > 0 ? make("ol", "xp-queue", ...messages) : make("p", "xp-fact", `empty${room}`);
        if (messages.length > 0) list.setAttribute("aria-label", "Messages, the next to be received first");
        const ends = `${senders === 1 ? "1 sender" : `${senders} senders`}${receiver ? "" : ", no receiver"}`;
        return [list, make("p", "xp-fact", messages.length > 0 ? ends + room : ends)];
    }

    /** @param {ObjectState} there with the stores in order, and the oldest that each thread may still read */
    function history({ history = [], seen = [] }) {
        const stores = history.map((value) => make("li", "xp-message", value));
        const list = make("ol", "xp-queue xp-history", ...stores);
        list.setAttribute("aria-label", "Values written, the oldest first");
        const readers = seen.flatMap((from, thread) => {
            if (from === null) return [];
            const values = Array.from(new Set(history.slice(from)));
            const what = ` may read ${values.join(" or ")}`;
            return [make("p", "xp-fact xp-reader", chip(thread, words.thread(thread)), what)];
        });
        return [list, ...readers];
    }

    return { root, draw };
}

/** @type {Record<string, string>} */
const PHASES = { new: "not set yet", running: "being set by", done: "set", poisoned: "poisoned: setting it panicked" };

/**
 * What of an object others see change: what a thread knows of it is its own.
 *
 * @param {ObjectState | null} there
 */
function plain(there) {
    return JSON.stringify({ ...there, seen: undefined });
}

function free() {
    return make("p", "xp-fact", "free");
}
