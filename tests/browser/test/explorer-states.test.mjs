// The explorer, whatever state it is in: accessible, and in its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../support/axe.mjs";
import { DESKTOP, fitsAcross, PHONE } from "../support/book.mjs";
import { DEADLOCK, openExplored, PREDICT } from "../support/explored.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

test("Tab goes through the widget, and out of it", () => book.withPage({}, async (page) => {
  const explorer = await openExplored(page, { graph: "two_locks", data: DEADLOCK });
  await explorer.open();
  await explorer.press("0", "0", "1", "2");
  const inside = () => page.evaluate(() => Boolean(document.activeElement?.closest(".xp")));
  let tabs = 0;
  for (; await inside() && tabs < 60; tabs++) await page.keyboard.press("Tab");
  assert.ok(tabs > 10 && tabs < 60, `${tabs} stops`);
  await page.keyboard.press("Shift+Tab");
  assert.ok(await inside());
}));

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const touch = device === "phone";
    test(`in order in every state (${colorScheme}, ${device})`, () => book.withPage({ viewport, colorScheme, hasTouch: touch, isMobile: touch }, async (page) => {
      /** @param {string} state */
      const inOrder = async (state) => {
        assert.deepEqual(await violations(page), [], state);
        assert.ok(await fitsAcross(page), `${state}: the page does not scroll sideways`);
      };
      const locks = await openExplored(page, { graph: "two_locks", data: DEADLOCK });
      await locks.opener.waitFor();
      await inOrder("closed");
      await locks.open();
      await inOrder("at the start");
      await locks.press("0", "0", "1", "2");
      await locks.steps.nth(1).click();
      await inOrder("a deadlock, and marks");
      if (touch) await assertBigTargets(page);
      await page.unrouteAll();

      const sale = await openExplored(page, { graph: "lost_sale", data: PREDICT, outside: true });
      await sale.open();
      await sale.button("Check my answer").click();
      await inOrder("a prediction");
      await page.unrouteAll();

      const weak = await openExplored(page, { graph: "store_buffering", schedule: "0012" });
      await weak.root.waitFor();
      await inOrder("weak memory");
      await page.unrouteAll();

      const kitchen = await openExplored(page, { graph: "kitchen" });
      await kitchen.open();
      await kitchen.outcome("ends").first().getByRole("button").click();
      await kitchen.press("ArrowLeft", "ArrowLeft", "ArrowLeft");
      await inOrder("a long schedule");
    }));
  }
}

/** @param {Page} page */
async function assertBigTargets(page) {
  const small = await page.locator(".explorer :is(button, input):visible").evaluateAll((all) => all
    .map((element) => ({ name: element.getAttribute("aria-label") ?? element.textContent, ...element.getBoundingClientRect().toJSON() }))
    .filter(({ width, height }) => Math.min(width, height) < 33)
    .map(({ name, width, height }) => `${name}: ${width} × ${height}`));
  assert.deepEqual(small, []);
}

test("nothing moves when the button arrives", () => book.withPage({ viewport: PHONE }, async (page) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      Object.assign(window, { heights: [document.querySelector(".explorer")?.getBoundingClientRect().height] });
    });
  });
  const explorer = await openExplored(page, { graph: "two_locks" });
  await explorer.opener.waitFor();
  const now = await explorer.place.evaluate((place) => place.getBoundingClientRect().height);
  const [first] = await page.evaluate(() => Reflect.get(window, "heights"));
  assert.ok(Math.abs(now - first) < 2, `${first} before, ${now} after`);
}));
