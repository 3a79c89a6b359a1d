// Lighthouse's view of a chapter, with its defaults: a slow phone on a slow network.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chapters, CHROMIUM, CHROMIUM_ARGS, origin } from "../support/book.mjs";

/** Whatever else the machine does only ever lowers a score, so the best of some runs counts. */
const RUNS = 5;
const FAST = 95;

/** What a chapter may weigh with all it needs, in KiB. */
const HEAVIEST = 200;

/** One for all: Lighthouse empties its caches before each run. */
const chrome = await launch({
  chromePath: CHROMIUM,
  chromeFlags: ["--headless", ...CHROMIUM_ARGS],
});
after(() => chrome.kill());

const numbered = (await chapters()).filter((path) => path.startsWith("/part-"));

for (const path of numbered) {
  test(`${path} is accessible and fast`, async (context) => {
    let best = 0;
    for (let run = 0; run < RUNS && best < FAST; run++) {
      const score = await measure(origin() + path);
      context.diagnostic(JSON.stringify(score));
      assert.equal(score.accessibility, 100);
      assert.ok(score.kibibytes <= HEAVIEST);
      best = Math.max(best, score.performance);
    }
    assert.ok(best >= FAST, `performance is ${best}`);
  });
}

/**
 * One run, as if nothing was there from before.
 *
 * @param {string} url
 */
async function measure(url) {
  const result = await lighthouse(url, {
    port: chrome.port,
    onlyCategories: ["accessibility", "performance"],
    // A picture of the whole page, for a report that nobody reads.
    disableFullPageScreenshot: true,
    logLevel: "error",
  });
  if (!result) throw new Error(`Lighthouse said nothing about ${url}`);
  return scoresOf(result.lhr);
}

/** @param {import("lighthouse").Result} result */
function scoresOf({ categories, audits }) {
  return {
    accessibility: Math.round((categories.accessibility?.score ?? 0) * 100),
    performance: Math.round((categories.performance?.score ?? 0) * 100),
    kibibytes: Math.round((audits["total-byte-weight"]?.numericValue ?? 0) / 1024),
    largestPaint: audits["largest-contentful-paint"]?.displayValue,
    shift: audits["cumulative-layout-shift"]?.displayValue,
  };
}
