// @ts-check
// What happened before what, in one schedule: vector clocks, replayed from the steps' edges.

/** @typedef {import("./graph.js").Step} Step */
/** @typedef {Map<number, number>} Clock by thread, how many of its steps are known of */
/** @typedef {"before" | "after" | "neither" | "itself"} Relation */

/**
 * How each step of a schedule stands to one of them.
 *
 * @param {Step[]} steps
 * @param {number} chosen
 * @returns {Relation[]}
 */
export function relations(steps, chosen) {
    const clocks = clocksOf(steps);
    /** @type {(a: number, b: number) => boolean} */
    const knows = (a, b) => at(clocks[a], steps[b].thread) >= at(clocks[b], steps[b].thread);
    return steps.map((_, index) => {
        if (index === chosen) return "itself";
        if (knows(chosen, index)) return "before";
        return knows(index, chosen) ? "after" : "neither";
    });
}

/**
 * The clock of its thread after each step.
 *
 * @param {Step[]} steps
 * @returns {Clock[]}
 */
export function clocksOf(steps) {
    const replay = new Replay();
    return steps.map(({ thread, edges }) => {
        const own = replay.clock(thread);
        own.set(thread, at(own, thread) + 1);
        for (const edge of edges) replay.follow(edge, thread);
        return new Map(replay.clock(thread));
    });
}

/** The edges mean what the module `graph` of the explorer's crate says. */
class Replay {
    /** @type {Map<number, Clock>} */ clocks = new Map();
    /** What fences have left to be passed on, and have seen, by thread. @type {Map<number, Clock>} */ fenced = new Map();
    /** @type {Map<number, Clock>} */ glanced = new Map();
    /** @type {Map<string, Clock>} */ left = new Map();
    /** @type {Map<string, Clock[]>} */ queues = new Map();

    /** @param {number} thread */
    clock(thread) {
        return entry(this.clocks, thread);
    }

    /**
     * @param {string} edge
     * @param {number} thread whose step it is
     */
    follow(edge, thread) {
        const [, what, place, other, by] = /^([\w-]+)(?: (\w[\w.]*))?(?: (?!by )(\S+))?(?: by (\d+))?$/.exec(edge) ?? [];
        const actor = by === undefined ? thread : Number(by);
        const clock = this.clock(actor);
        switch (what) {
            case "acquire": return join(clock, this.left.get(place));
            case "release": return join(entry(this.left, place), clock);
            case "set": return void this.left.set(place, new Map(clock));
            case "release-fenced": return join(entry(this.left, place), this.fenced.get(actor));
            case "set-fenced": return void this.left.set(place, new Map(this.fenced.get(actor)));
            case "carry": return void this.left.set(other, new Map(this.left.get(place)));
            case "glance": return join(entry(this.glanced, actor), this.left.get(place));
            case "acquire-fence": return join(clock, this.glanced.get(actor));
            case "release-fence": return void this.fenced.set(actor, new Map(clock));
            case "push": return void this.queue(place).push(new Map(clock));
            case "pop": return join(clock, this.queue(place).shift());
            case "unpush": return void this.queue(place).pop();
            case "spawn": return void this.clocks.set(Number(place), new Map(clock));
        }
    }

    /** @param {string} place */
    queue(place) {
        const there = this.queues.get(place) ?? [];
        this.queues.set(place, there);
        return there;
    }
}

/**
 * @template K
 * @param {Map<K, Clock>} map
 * @param {K} key
 */
function entry(map, key) {
    const there = map.get(key) ?? new Map();
    map.set(key, there);
    return there;
}

/**
 * @param {Clock | undefined} clock
 * @param {number} thread
 */
function at(clock, thread) {
    return clock?.get(thread) ?? 0;
}

/**
 * @param {Clock} clock
 * @param {Clock | undefined} other
 */
function join(clock, other) {
    for (const [thread, count] of other ?? []) clock.set(thread, Math.max(at(clock, thread), count));
}
