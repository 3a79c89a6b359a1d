// The reader as the scheduler: races and threads that are stuck.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../support/axe.mjs";
import { DESKTOP, fitsAcross, PHONE } from "../support/book.mjs";
import { openExplored } from "../support/explored.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

const RACE = { challenge: "Make it race.", goal: "race" };

test("a race is reached by keyboard, said, and shown at both lines", () => book.withPage({}, async (page) => {
  const explorer = await openExplored(page, { graph: "race", data: RACE });
  await explorer.open();
  await explorer.press("0", "1", "0");
  await explorer.tells("Data race: nothing is defined from here on.");
  await explorer.tells("t1 writes SOLD at line 11 while main reads it at line 14, with nothing that orders them (a static).");
  assert.match(await explorer.spoken.textContent() ?? "", /^Step 3: main loads true .* Data race: .* t1 writes SOLD at line 11 while main reads it at line 14/);
  assert.equal(await explorer.said.getAttribute("data-kind"), "races");
  const rows = explorer.root.locator(".xp-clash");
  assert.deepEqual(await rows.locator(".xp-chips").allTextContents(), ["t1writes", "mainreads"]);
  assert.deepEqual(await rows.locator(".xp-text").allTextContents(), ["            unsafe { SOLD = 1 };", "            println!(\"sold: {}\", unsafe { SOLD });"]);
  await explorer.button(/^main: print .* — nothing is defined beyond here, line 14$/).waitFor();
  await explorer.challenge.getByText("Solved!").waitFor();
  // Back from there, no line is marked.
  await explorer.press("ArrowLeft");
  assert.equal(await rows.count(), 0);
}));

test("a race is shown on demand, before what ends well", () => book.withPage({}, async (page) => {
  const explorer = await openExplored(page, { graph: "race" });
  await explorer.open();
  const heads = explorer.root.locator(".xp-outcomes .xp-end");
  assert.deepEqual(await heads.allTextContents(), ["data race", "ends"]);
  await explorer.outcome("data race").getByRole("button").click();
  await explorer.tells("Data race");
  await explorer.outcome("data race").getByText("You are there.").waitFor();
  await explorer.outcome("ends").getByText("Can no longer be reached.").waitFor();
  await explorer.root.getByText("Note: a plain spin loop is not seen.").waitFor();
}));

test("threads that are stuck are shown on demand, wherever the reader is, and told from there on", () => book.withPage({}, async (page) => {
  const explorer = await openExplored(page, { graph: "stuck" });
  await explorer.open();
  const words = "t1 waits for DOOR, which t2 holds; t2 waits for BAR, which t1 holds";
  const show = explorer.button(`Show me: stuck threads, which wait for ever while the program goes on: ${words}`);
  // From the end of another schedule no step leads there.
  await explorer.outcome("ends").getByRole("button").click();
  await explorer.tells("The program has ended.");
  await show.click();
  await explorer.tells(`Stuck threads, which wait for ever while the program goes on: ${words}.`);
  assert.equal(await explorer.said.getAttribute("data-kind"), "hangs");
  assert.match(await explorer.spoken.textContent() ?? "", /Stuck threads, .* which t1 holds\.$/);
  assert.equal(await show.getAttribute("aria-disabled"), "true");
  await explorer.press("0");
  await explorer.tells("closing time");
  await explorer.tells("Stuck threads");
  await explorer.press("Home");
  assert.equal(await explorer.said.getByText("Stuck threads").count(), 0);
}));

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const touch = device === "phone";
    test(`in order (${colorScheme}, ${device})`, () => book.withPage({ viewport, colorScheme, hasTouch: touch, isMobile: touch }, async (page) => {
      for (const [graph, kind] of [["race", "data race"], ["stuck", "stuck threads"]]) {
        const explorer = await openExplored(page, { graph });
        await explorer.open();
        await explorer.root.locator(".xp-outcomes > li", { hasText: kind }).getByRole("button").click();
        await explorer.said.locator(".xp-verdict").waitFor();
        assert.deepEqual(await violations(page), [], kind);
        assert.ok(await fitsAcross(page), `${kind}: the page does not scroll sideways`);
        await page.unrouteAll();
      }
    }));
  }
}
