// The playground of a served book, whatever state it is in: accessible, in its place, and helpful when its server has trouble.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { DESKTOP, fitsAcross, PHONE } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";
import { open, refused, REFUSED, running, RUNS, WAITS } from "../support/playground.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

describe("a server that has trouble", () => {
  /**
   * Runs a listing while `answer` stands between page and server.
   *
   * @param {(route: import("playwright-core").Route, attempt: number) => Promise<void>} answer
   * @param {RegExp} sentence
   */
  const runs = (answer, sentence) => book.withPage({}, async (page) => {
    await open(page, running);
    let attempts = 0;
    await page.route("**/playground/run", (route) => answer(route, attempts++));
    const listing = listingOn(page, RUNS);
    await listing.run.click();
    await listing.ends(sentence);
    return attempts;
  });
  const busy = (/** @type {string} */ wait) => ({ status: 503, headers: { "Retry-After": wait }, json: { error: "Too many programs." } });

  test("started anew, it gets its new token", async () => {
    const attempts = await runs((route, attempt) => attempt === 0
      ? route.fulfill({ status: 403, json: { error: "Wrong token." } })
      : route.continue(), /^Ended normally/);
    assert.equal(attempts, 2);
  });

  test("busy, it is asked again, and the reader told", async () => {
    await runs((route) => route.fulfill(busy("7")), /busy.*trying again in 7 seconds/);
    await runs((route, attempt) => (attempt < 2 ? route.fulfill(busy("1")) : route.continue()), /^Ended normally/);
  });

  test("busy for too long, it is not asked for ever", async () => {
    const attempts = await runs((route) => route.fulfill(busy("0.01")), /^The program was not run/);
    assert.equal(attempts, 6);
  });

  test("gone, the page says so", async () => {
    await runs((route) => route.abort(), /^The server can't be reached/);
  });

  test("lost on the way, the page says so", async () => {
    const body = '{"event":"compiled","cached":true,"ms":1}\n{"event":"output","text":"half"}\n';
    await runs((route) => route.fulfill({ contentType: "application/x-ndjson", body }), /^The connection to the server was lost/);
  });
});

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const touch = device === "phone";
    test(`in order in every state (${colorScheme}, ${device})`, () => book.withPage({ viewport, colorScheme, hasTouch: touch, isMobile: touch }, async (page) => {
      const heard = await open(page, refused);
      const inOrder = async (/** @type {string} */ state) => {
        assert.deepEqual(await violations(page), [], state);
        assert.ok(await fitsAcross(page), `${state}: the page does not scroll sideways`);
      };
      const good = listingOn(page, RUNS);
      await good.write(WAITS);
      await good.run.click();
      await good.output.waitFor({ timeout: 30_000 });
      await inOrder("running");
      await good.stop.click();
      await good.ends(/^Stopped/);
      await good.done.click();
      await inOrder("stopped and edited");
      await good.reset.click();

      const bad = listingOn(page, REFUSED);
      await bad.run.click();
      await bad.ends(/^Refused/);
      await inOrder("refused");
      await bad.edit.click();
      await bad.squiggle.waitFor({ timeout: 30_000 });
      await inOrder("editor open");
      if (touch) await assertBigTargets(page);
      assert.deepEqual(heard, { errors: [], foreign: [] });
    }));
  }
}

/** @param {import("playwright-core").Page} page */
async function assertBigTargets(page) {
  const small = await page.locator(".listing-controls > :is(button, a):visible, .playground-close").evaluateAll((all) => all
    .filter((element) => Math.min(element.getBoundingClientRect().width, element.getBoundingClientRect().height) < 44)
    .map((element) => element.getAttribute("aria-label")));
  assert.deepEqual(small, []);
}

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`nothing moves when the bars arrive (${device})`, () => book.withPage({ viewport }, async (page) => {
    await page.addInitScript(() => {
      /** @type {string[]} */
      const moved = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const { sources } of /** @type {any[]} */ (list.getEntries())) {
          for (const { node, previousRect, currentRect } of sources) {
            // A line or less is a font that arrives; the sidebar fills with headings of its own.
            const far = Math.abs(previousRect.top - currentRect.top) > 10;
            if (far && node?.isConnected && document.querySelector("main")?.contains(node)) moved.push(node.textContent.slice(0, 40));
          }
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page, running);
    await page.waitForTimeout(1000);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, "moved")), []);
  }));
}

test("on paper there are no controls and no live results", () => book.withPage({}, async (page) => {
  await open(page, running);
  const listing = listingOn(page, RUNS);
  await listing.run.click();
  await listing.ends(/^Ended/);
  await listing.edit.click();
  await listing.content.waitFor();
  await page.emulateMedia({ media: "print" });
  for (const part of [".listing-controls", ".playground-result", ".playground-editor", ".playground-footer"]) {
    assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
  }
  assert.ok(await listing.code.isVisible());
}));

test("the page says what runs its programs", () => book.withPage({}, async (page) => {
  await open(page, running);
  await page.locator(".playground-footer", { hasText: /^Programs run on this machine by rustc \d/ }).waitFor();
}));
