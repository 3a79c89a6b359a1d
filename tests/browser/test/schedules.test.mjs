// The explorer's reader of graphs, without a browser: counts, shortest ways, clocks, addresses, challenges, words.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { scheduleIn, withSchedule } from "../../../theme/js/explorer/address.js";
import { canBeReached, goalOf, judge, mark, options } from "../../../theme/js/explorer/challenge.js";
import { clocksOf, relations } from "../../../theme/js/explorer/clocks.js";
import { remaining, shortest } from "../../../theme/js/explorer/counts.js";
import { readGraph } from "../../../theme/js/explorer/graph.js";
import { Schedule } from "../../../theme/js/explorer/schedule.js";
import { kindOf, numberText, wordsFor } from "../../../theme/js/explorer/words.js";

/** @param {string} name */
async function raw(name) {
  return JSON.parse(await readFile(new URL(`../fixtures/graphs/${name}.json`, import.meta.url), "utf8"));
}

/** @param {string} name */
const load = async (name) => readGraph(await raw(name));

/**
 * @param {import("../../../theme/js/explorer/graph.js").Graph} graph
 * @param {string} end
 */
const outcome = (graph, end) => graph.outcomes.findIndex((one) => one.end === end);

/**
 * The schedule to an outcome, or to where a text leads.
 *
 * @param {import("../../../theme/js/explorer/graph.js").Graph} graph
 * @param {string | number} to
 */
function schedule(graph, to) {
  const schedule = new Schedule(graph);
  if (typeof to === "number") schedule.show(to);
  else assert.ok(schedule.read(to));
  return schedule;
}

describe("counting", () => {
  for (const name of ["two_locks", "lost_sale", "store_buffering", "kitchen"]) {
    test(`${name}: as many schedules as the explorer says, by outcome`, async () => {
      const json = await raw(name);
      const counts = remaining(readGraph(json), 0);
      assert.deepEqual(counts.map(String), json.outcomes.map((/** @type {{ schedules: string }} */ one) => one.schedules));
      assert.equal(String(counts.reduce((sum, one) => sum + one)), json.schedules);
    });
  }

  test("from every state, what remains is what its steps leave", async () => {
    const graph = await load("two_locks");
    for (let node = 0; node < graph.size; node++) {
      const after = graph.edges(node).map(({ to }) => remaining(graph, to));
      const sum = graph.outcomes.map((_, index) => after.reduce((all, one) => all + one[index], graph.outcome(node) === index ? 1n : 0n));
      assert.deepEqual(remaining(graph, node), sum);
    }
  });

  test("what was not explored is an outcome of its own", async () => {
    const graph = await load("capped");
    assert.match(graph.capped ?? "", /more than 12 states/);
    assert.ok(remaining(graph, 0)[outcome(graph, "unexplored")] > 0n);
  });
});

describe("ways", () => {
  test("the shortest way leads to the outcome, and no shorter one does", async () => {
    const graph = await load("two_locks");
    const way = shortest(graph, 0, outcome(graph, "deadlock"));
    assert.equal(way?.length, 4);
    assert.equal(schedule(graph, outcome(graph, "deadlock")).write(), "0012");
    assert.equal(shortest(graph, schedule(graph, "0011").node, outcome(graph, "deadlock")), undefined);
  });

  test("a schedule is written and read", async () => {
    for (const name of ["two_locks", "store_buffering", "kitchen"]) {
      const graph = await load(name);
      for (const [index] of graph.outcomes.entries()) {
        const there = schedule(graph, index);
        assert.equal(schedule(graph, there.write()).node, there.node);
      }
    }
  });

  test("an old value read is part of what is written", async () => {
    const graph = await load("store_buffering");
    const both = graph.outcomes.findIndex(({ output }) => output === "false false\n");
    assert.match(schedule(graph, both).write(), /\.1-/);
  });

  test("what is impossible ends a schedule that is read", async () => {
    const graph = await load("two_locks");
    const there = new Schedule(graph);
    assert.equal(there.read("0019"), false);
    assert.equal(there.write(), "001");
    assert.equal(there.read("!"), false);
  });

  test("back and forward keep what was chosen; another choice forgets it", async () => {
    const there = schedule(await load("two_locks"), "0012");
    there.goTo(2);
    there.forward();
    assert.equal(there.write(), "001");
    assert.equal(there.length, 4);
    there.goTo(2);
    there.choose(there.edgeOf(2, 0));
    assert.equal(there.length, 3);
  });
});

describe("what happened before what", () => {
  test("a lock passes on what came before its unlock", async () => {
    const there = schedule(await load("two_locks"), "00111122220");
    const locked = there.steps.findLastIndex(({ thread, operation }) => thread === 2 && operation === "lock");
    const relation = relations(there.steps, locked);
    for (const [index, step] of there.steps.entries()) {
      if (step.thread === 1 && index < locked) assert.equal(relation[index], "before", `step ${index + 1}`);
    }
  });

  test("threads that have not met have no order", async () => {
    const there = schedule(await load("two_locks"), "0012");
    assert.deepEqual(relations(there.steps, 2), ["before", "neither", "itself", "neither"]);
    assert.deepEqual(relations(there.steps, 0), ["itself", "after", "after", "after"]);
  });

  test("a relaxed load learns nothing", async () => {
    const graph = await load("store_buffering");
    const there = schedule(graph, "001122");
    assert.equal(there.steps[5].value, "true");
    assert.equal(relations(there.steps, 5)[2], "neither");
  });

  /** @param {number} thread @param {...string} edges */
  const step = (thread, ...edges) => ({ thread, operation: "", object: -1, value: "", line: 0, alternative: 0, edges });

  test("a channel passes on with each message what its sender knew", () => {
    const steps = [step(0, "spawn 1"), step(1, "push o0"), step(1, "push o0"), step(0, "pop o0"), step(0, "pop o0")];
    assert.deepEqual(relations(steps, 3), ["before", "before", "neither", "itself", "after"]);
    assert.deepEqual(relations(steps, 4), ["before", "before", "before", "before", "itself"]);
  });

  test("fences make relaxed operations pass on", () => {
    const steps = [step(0, "spawn 1"), step(0, "release-fence"), step(0, "set-fenced s0.1"), step(1, "glance s0.1"), step(1, "acquire-fence")];
    assert.deepEqual(relations(steps, 1), ["before", "itself", "after", "neither", "after"]);
  });

  test("an edge may belong to another thread than the step's", () => {
    const clocks = clocksOf([step(0, "spawn 1"), step(1), step(0, "acquire e1"), step(0, "release o0", "acquire o0 by 1"), step(1, "unpush o0", "carry s0.1 s0.2")]);
    assert.equal(clocks[4].get(0), 3);
  });
});

describe("addresses", () => {
  const href = "http://book/part/page.html?search=a%20b#top";

  test("a schedule goes into the address, and comes out of it", () => {
    const address = withSchedule(href, "threads/two_tills", "012.1-", "threads-two_tills");
    assert.equal(address, "http://book/part/page.html?search=a+b&schedule=threads/two_tills:012.1-#threads-two_tills");
    assert.equal(scheduleIn(new URL(address).search, "threads/two_tills"), "012.1-");
    assert.equal(scheduleIn(new URL(address).search, "threads/two"), undefined);
  });

  test("none leaves the address as it was", () => {
    assert.equal(withSchedule("http://book/a.html?schedule=x:1#x", "x", "", "x"), "http://book/a.html#x");
  });
});

describe("faults", () => {
  test("a race ends with what meets, and is an outcome that a challenge may ask for", async () => {
    const graph = await load("race");
    const race = outcome(graph, "race");
    const there = schedule(graph, race);
    assert.equal(there.write(), "010");
    const { end } = graph.state(there.node);
    assert.deepEqual(end?.conflict?.accesses.map(({ thread, line }) => [thread, line]), [[1, 11], [0, 14]]);
    const goal = goalOf(graph, "race", "");
    assert.ok(goal.kind === "reach" && goal.wanted(race) && !goal.wanted(outcome(graph, "ok")));
    assert.deepEqual([kindOf("race"), kindOf("use after free"), kindOf("double free"), kindOf("deadlock")], ["races", "races", "races", "hangs"]);
  });

  test("a way to a node begins anew where none leads on", async () => {
    const graph = await load("stuck");
    const there = schedule(graph, outcome(graph, "ok"));
    const [{ node }] = graph.stuck;
    there.showNode(node);
    assert.equal(there.node, node);
    assert.deepEqual([there.visited.at(0), there.visited.at(-1)], [0, node]);
    const on = new Schedule(graph);
    on.choose(0);
    on.showNode(node);
    assert.deepEqual([on.node, on.visited[1]], [node, graph.edges(0)[0].to]);
  });

  test("beyond a limit nothing is ruled out", async () => {
    const json = await raw("lost_sale");
    json.notes = [{ words: "loops are followed for 100 rounds", incomplete: true }, { words: "time stands still", incomplete: false }];
    const graph = readGraph(json);
    assert.equal(graph.capped, "loops are followed for 100 rounds");
    assert.deepEqual(graph.notes, ["time stands still"]);
    const goal = goalOf(graph, "deadlock", "");
    assert.ok(goal.kind === "reach" && canBeReached(goal, graph, 0));
  });
});

describe("challenges", () => {
  test("a deadlock that was found is told from one that was shown", async () => {
    const graph = await load("two_locks");
    const goal = goalOf(graph, "", "");
    assert.ok(goal.kind === "reach");
    const there = new Schedule(graph);
    assert.equal(judge(goal, there), "open");
    for (const thread of [0, 0, 1, 2]) there.choose(there.edgeOf(thread, 0));
    assert.equal(judge(goal, there), "solved");
    assert.equal(judge(goal, schedule(graph, outcome(graph, "deadlock"))), "shown");
    assert.equal(judge(goal, schedule(graph, outcome(graph, "ok"))), "missed");
  });

  test("a goal that no way leads to any more is lost, unless something was left out", async () => {
    /** @param {string} name */
    async function deadlock(name) {
      const graph = await load(name);
      const goal = goalOf(graph, "deadlock", "");
      assert.ok(goal.kind === "reach");
      return { graph, goal };
    }
    const { graph, goal } = await deadlock("two_locks");
    assert.equal(judge(goal, schedule(graph, "001")), "open");
    assert.equal(judge(goal, schedule(graph, "0011")), "lost");
    const [all, some] = [await deadlock("lost_sale"), await deadlock("capped")];
    assert.ok(!canBeReached(all.goal, all.graph, 0));
    assert.ok(canBeReached(some.goal, some.graph, 0));
  });

  test("an output can be asked for, by its text or its number", async () => {
    const graph = await load("lost_sale");
    for (const goal of [goalOf(graph, "output:sold: 1", ""), goalOf(graph, "outcome:0", "")]) {
      assert.ok(goal.kind === "reach" && goal.wanted(0) && !goal.wanted(1));
    }
  });

  test("a prediction is right if it has all that can happen, and nothing else", async () => {
    const all = options(await load("lost_sale"), ["sold: 3\n", "sold: 0"]);
    assert.deepEqual(all.map(({ output, possible }) => [output, possible]), [["sold: 0", false], ["sold: 1", true], ["sold: 2", true], ["sold: 3", false]]);
    assert.deepEqual(mark(all, [false, true, true, false]), { missing: 0, wrong: 0, right: true });
    assert.deepEqual(mark(all, [true, true, false, false]), { missing: 1, wrong: 1, right: false });
  });
});

describe("words", () => {
  test("a wait says for what, and who has it", async () => {
    const graph = await load("two_locks");
    const { state, words } = { state: graph.state(schedule(graph, "0012").node), words: wordsFor(graph) };
    const [, t1] = state.threads;
    assert.ok(t1.status === "blocked");
    assert.equal(words.blocked(t1, state), "waits: lock door — held by t2");
    assert.deepEqual(words.waits(state).map(({ text }) => text), [
      "t1 waits for door, which t2 holds",
      "t2 waits for bar, which t1 holds",
      "main waits to leave the scope until t1 and t2 end",
    ]);
  });

  test("every step and every state of every graph has words", async () => {
    for (const name of ["two_locks", "lost_sale", "store_buffering", "kitchen"]) {
      const graph = await load(name);
      const words = wordsFor(graph);
      for (const step of graph.steps) assert.doesNotMatch(words.done(step), /undefined|\$|does |^\s|\s$|:$/, JSON.stringify(step));
      for (let node = 0; node < graph.size; node++) {
        const state = graph.state(node);
        for (const doing of state.threads) {
          if (doing.status === "blocked") assert.match(words.blocked(doing, state), /^waits: \w.* — \w/);
        }
      }
    }
  });

  test("a sleeper that was notified is told from one that was not", async () => {
    const graph = await load("kitchen");
    const words = wordsFor(graph);
    const told = new Set();
    for (let node = 0; node < graph.size; node++) {
      const state = graph.state(node);
      for (const [thread, doing] of state.threads.entries()) {
        if (doing.status !== "blocked" || doing.operation !== "wake") continue;
        const notified = state.objects[doing.object]?.woken?.includes(thread);
        assert.match(words.blocked(doing, state), notified ? /notified, but \w+ holds the lock$/ : /nobody has notified it$/);
        told.add(notified);
      }
    }
    assert.ok(told.has(false));
  });

  test("at a full channel, it is the receiver that is missing", async () => {
    const json = await raw("kitchen");
    const channel = json.objects.findIndex((/** @type {string[]} */ [, kind]) => kind === "channel");
    const node = json.nodes.find((/** @type {any[]} */ [, , , , end]) => Array.isArray(end));
    node[4] = ["deadlock", [[1, "send", channel, 16, []], [0, "recv", channel, 22, []]]];
    const graph = readGraph(json);
    const [send] = wordsFor(graph).waits(graph.state(json.nodes.indexOf(node)));
    assert.equal(send.text, "t1 waits for orders/kitchen, and nobody comes to receive from it");
  });

  test("a number nobody would read is shortened", () => {
    assert.equal(numberText(361383n), "361,383");
    assert.equal(numberText(340282366920938463463374607431768211455n), "340 · 10³⁶");
  });
});
