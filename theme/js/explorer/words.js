// @ts-check
// Threads, steps, waits and outcomes in words.

import { UNEXPLORED } from "./graph.js";

/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./graph.js").State} State */
/** @typedef {import("./graph.js").Step} Step */
/** @typedef {import("./graph.js").Doing} Doing */
/** @typedef {import("./graph.js").Outcome} Outcome */
/** @typedef {ReturnType<typeof wordsFor>} Words */

/**
 * By operation: what a thread is about to do, and what it did. `$o` is the object, `$v` the value.
 *
 * @type {Record<string, [string, string]>}
 */
const PHRASES = {
    "spawn": ["start $v", "starts $v"],
    "scope end": ["leave the scope", "leaves the scope"],
    "return": ["return", "returns"],
    "join": ["join $v", "joins $v"],
    "print": ["print $v", "prints $v"],
    "panic": ["panic", "panics: $v"],
    "park": ["park", "goes on from its park"],
    "unpark": ["unpark $v", "unparks $v"],
    "sleep": ["sleep $v", "has slept $v"],
    "lock": ["lock $o", "locks $o"],
    "unlock": ["unlock $o", "unlocks $o"],
    "read": ["read $o", "locks $o to read"],
    "write": ["write $o", "locks $o to write"],
    "read unlock": ["unlock $o", "unlocks $o"],
    "write unlock": ["unlock $o", "unlocks $o"],
    "wait": ["wait on $o", "falls asleep on $o"],
    "wake": ["wake up on $o", "wakes up"],
    "notify_one": ["notify one on $o", "notifies $v on $o"],
    "notify_all": ["notify all on $o", "notifies $v on $o"],
    "arrive": ["arrive at $o", "arrives at $o"],
    "leave": ["leave $o", "leaves $o"],
    "send": ["send $v to $o", "sends $v to $o"],
    "hand over": ["hand over on $o", "has handed over on $o"],
    "recv": ["receive from $o", "receives $v from $o"],
    "recv_timeout": ["receive from $o, for a time", "receives $v from $o"],
    "try_lock": ["try to lock $o", "locks $o"],
    "try_read": ["try to read $o", "locks $o to read"],
    "try_write": ["try to write $o", "locks $o to write"],
    "try_recv": ["try to receive from $o", "receives $v from $o"],
    "try_send": ["try to send $v to $o", "sends $v to $o"],
    "drop sender": ["drop a sender of $o", "drops a sender of $o"],
    "drop receiver": ["drop the receiver of $o", "drops the receiver of $o"],
    "load": ["load $o", "loads $v from $o"],
    "store": ["store $v in $o", "stores $v in $o"],
    "fence": ["$v fence", "passes its $v fence"],
    "spin_loop": ["spin", "spins"],
    "yield_now": ["yield", "yields"],
    "done": ["finish setting $o", "finishes setting $o"],
    "end": ["end", "ends"],
};

/** What a step did when its value says that it did not do what it was for. @type {Record<string, string>} */
const FAILURES = {
    "timeout": "gives up waiting for $o",
    "spurious": "wakes up for no reason",
    "WouldBlock": "finds $o locked",
    "empty": "finds $o empty",
    "full": "finds $o full",
    "disconnected": "finds $o closed",
};

/**
 * What is printed is text, whatever it says.
 *
 * @param {string} operation
 * @param {string} value
 */
function failed(operation, value) {
    return value in FAILURES && operation !== "print" && operation !== "panic";
}

/**
 * Whether a compare-and-exchange exchanges.
 *
 * @param {string} value such as `1 -> 2`, `3 (failed)` or `1 (failed for no reason)`
 */
function exchange(value) {
    const [, found, luck] = /^(.*) \(failed( for no reason)?\)$/.exec(value) ?? [];
    if (found === undefined) return "succeeds";
    return luck ? "fails for no reason" : `finds ${found}, and fails`;
}

/** Why nobody can be named. */
const NOBODY = "nobody is left to end this wait";

/** @param {Graph} graph */
export function wordsFor(graph) {
    const names = distinct(graph.threads.map(({ name }) => name));

    /** @param {number} thread */
    const thread = (thread) => names[thread] ?? `t${thread}`;

    /** @param {number} object */
    const object = (object) => graph.objects[object]?.name ?? "";

    /** @param {number[]} threads */
    const list = (threads) => together(threads.map(thread));

    /**
     * @param {0 | 1} form
     * @param {string} operation
     * @param {number} on
     * @param {string} value
     */
    function phrase(form, operation, on, value) {
        const known = PHRASES[operation]?.[form];
        const shown = valueText(value, operation);
        if (known) return known.replace("$o", () => object(on)).replace("$v", () => shown || "something").trim();
        const where = object(on) && ` on ${object(on)}`;
        if (form === 1) return `calls ${operation}${where}${shown && `: ${shown}`}`;
        return `${operation}${shown && ` ${shown}`}${where}`;
    }

    /**
     * @param {string} value
     * @param {number} on
     */
    function failure(value, on) {
        return object(on) ? FAILURES[value].replace("$o", () => object(on)) : FAILURES[value].replace(/( for)? \$o/, "");
    }

    /**
     * What a thread is about to do: `lock bar`.
     *
     * @param {Doing} doing
     * @param {Step} [step] that it would be
     */
    function next({ operation, object: on, detail }, step) {
        const value = operation === "spawn" ? step?.value ?? "a thread" : ["join", "fence"].includes(operation) ? detail : argument(detail);
        return phrase(0, operation, on, value);
    }

    /**
     * What tells one of several ways to go on from the others: `reads 0 (old)`.
     *
     * @param {Step} step
     */
    function alternative({ operation, object: on, value, alternative }) {
        if (failed(operation, value)) return failure(value, on);
        if (operation === "load") return `reads ${value}${alternative > 0 ? " (old)" : " (newest)"}`;
        if (operation.startsWith("notify")) return `wakes ${value}`;
        if (operation.startsWith("compare_exchange")) return exchange(value);
        return valueText(value, operation);
    }

    /**
     * A step that was made: `locks bar`.
     *
     * @param {Step} step
     */
    function done({ operation, object: on, value, alternative }) {
        if (failed(operation, value)) return failure(value, on);
        const old = operation === "load" && alternative > 0 ? ", an old value" : "";
        return phrase(1, operation, on, operation === "join" ? value.split(" ")[0] : value) + old;
    }

    /**
     * Why a thread can't move: `waits: lock bar — held by t2`.
     *
     * @param {Doing} doing
     * @param {State} state
     */
    function blocked(doing, state) {
        return `waits: ${next(doing)}${because(doing, state)}`;
    }

    /**
     * The same in a sentence: `waits to lock bar: held by t2`.
     *
     * @param {Doing} doing
     * @param {State} state
     */
    function waiting(doing, state) {
        return `waits to ${next(doing)}${because(doing, state).replace(" — until", " until").replace(" — ", ": ")}`;
    }

    /**
     * @param {Doing} doing
     * @param {State} state
     */
    function because({ operation, object: on, on: threads }, state) {
        if (state.end && state.end.name !== "deadlock") return " — the program has ended";
        const there = state.objects[on];
        if (there && typeof there.by === "number") return ` — ${thread(there.by)} is setting it`;
        if (there && typeof there.owner === "number") return ` — held by ${thread(there.owner)}`;
        if (there && typeof there.writer === "number") return ` — held by ${thread(there.writer)}`;
        if (there?.readers?.length) return ` — read by ${list(there.readers)}`;
        if (there?.queue) return there.bound !== null && there.queue.length >= (there.bound ?? 0) && there.queue.length > 0 ? " — it is full" : " — it is empty";
        if (there?.arrived) return ` — ${there.arrived.length} of ${there.size} are there`;
        if (there?.waiting) return threads.length > 0 ? ` — notified, but ${list(threads)} holds the lock` : " — nobody has notified it";
        if (threads.length > 0) return ` — until ${list(threads)} ${threads.length === 1 ? "ends" : "end"}`;
        return ["spin_loop", "yield_now"].includes(operation) ? " — until another thread changes something" : "";
    }

    /**
     * The waits of a deadlock, a sentence each.
     *
     * @param {State} state
     */
    function waits(state) {
        // Those that wait for something somebody has come first: among them is the circle.
        const waits = [...state.end?.waits ?? []].sort((a, b) => Number(b.object >= 0) - Number(a.object >= 0));
        return waits.map(({ thread: who, operation, object: on, on: threads }) => {
            const what = object(on) || phrase(0, operation, on, list(threads));
            const verb = object(on) ? `waits for ${what}` : `waits to ${what}`;
            return { who, on: threads, text: `${thread(who)} ${verb}${reason(operation, on, threads, state)}` };
        });
    }

    /**
     * @param {string} operation
     * @param {number} on
     * @param {number[]} threads
     * @param {State} state
     */
    function reason(operation, on, threads, state) {
        const there = state.objects[on];
        const holder = there?.owner ?? there?.writer;
        if (typeof holder === "number") return `, which ${thread(holder)} ${threads.length > 0 ? "holds" : "holds for ever"}`;
        if (threads.length > 0) return ` until ${list(threads)} ${there ? `${threads.length === 1 ? "does" : "do"} something` : threads.length === 1 ? "ends" : "end"}`;
        const senders = there?.senders ?? 0;
        if (operation === "send" && there?.bound) return ", which is full, and nobody comes to receive from it";
        if (["send", "hand over"].includes(operation)) return ", and nobody comes to receive from it";
        if (senders > 0) return `, which still has ${count(senders, "sender")}, but nobody is left to send`;
        return `, and ${NOBODY}`;
    }

    return { thread, object, list, next, alternative, done, blocked, waiting, waits };
}

/**
 * Two threads may have one name.
 *
 * @param {string[]} names
 */
function distinct(names) {
    return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} (${index})`));
}

/** @param {string[]} items `a`, `a and b`, `a, b and c` */
export function together(items) {
    return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** @param {string} detail of a thread's state: `true Relaxed` */
function argument(detail) {
    return detail.replace(/ (Relaxed|Release|Acquire|AcqRel|SeqCst)$/, "").replace(/^(Relaxed|Release|Acquire|AcqRel|SeqCst)$/, "");
}

/** Values that the explorer can tell apart but not show. */
const HIDDEN = /#[0-9a-f]{6,}/g;

/** @param {string} value */
export function isHidden(value) {
    return /^#[0-9a-f]{6,}$/.test(value);
}

/**
 * @param {string} value
 * @param {string} [operation]
 */
export function valueText(value, operation) {
    if (operation === "print") return `“${value.trimEnd().replaceAll("\n", " ⏎ ")}”`;
    return value.replace(HIDDEN, "a value").replace(" -> ", "\u00a0→\u00a0");
}

/** @type {Record<string, string>} */
const ENDS = {
    ok: "ends",
    panic: "main panics",
    deadlock: "deadlock",
    abort: "aborts",
    race: "data race",
    [UNEXPLORED]: "not explored",
};

/** @param {string} end */
export function endText(end) {
    return ENDS[end] ?? end;
}

/**
 * The kind of result in the book's colours and shapes.
 *
 * @param {string} end
 */
export function kindOf(end) {
    if (end === "ok") return "runs";
    if (end === "deadlock") return "hangs";
    if (["race", "use after free", "double free"].includes(end)) return "races";
    return end === UNEXPLORED ? "varies" : "panics";
}

/** @param {import("./graph.js").Access} access */
export function accessText({ write, what }) {
    return what.startsWith("free") ? "frees" : write ? "writes" : "reads";
}

/** @param {bigint} number `361,383`; `340 · 10³⁶` where nobody would read it */
export function numberText(number) {
    const digits = number.toString();
    if (digits.length <= 15) return number.toLocaleString("en");
    const power = String(digits.length - 3).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
    return `${digits.slice(0, 3)} · 10${power}`;
}

/**
 * @param {bigint | number} number
 * @param {string} what
 */
export function count(number, what) {
    return `${numberText(BigInt(number))} ${what}${BigInt(number) === 1n ? "" : "s"}`;
}
