// Lighthouse's view of a chapter, with its defaults: a slow phone on a slow network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chapterWith, CHROMIUM, CHROMIUM_ARGS } from "../support/book.mjs";
import { bookDir, serveHttp2 } from "../support/server.mjs";

const RUNS = 3;

test("a chapter is accessible and fast", async (context) => {
  const path = await chapterWith(/data-kind="refused"/);
  const { origin, close } = await serveHttp2(bookDir());
  try {
    const scores = [];
    for (let run = 0; run < RUNS; run++) scores.push(await measure(origin + path));
    for (const score of scores) context.diagnostic(JSON.stringify(score));

    assert.equal(median(scores.map((score) => score.accessibility)), 100);
    assert.ok(median(scores.map((score) => score.performance)) >= 95);
  } finally {
    await close();
  }
});

/**
 * One run in a fresh browser.
 *
 * @param {string} url
 */
async function measure(url) {
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ["--headless", "--ignore-certificate-errors", ...CHROMIUM_ARGS],
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: ["accessibility", "performance"],
      logLevel: "error",
    });
    if (!result) throw new Error(`Lighthouse said nothing about ${url}`);
    return scoresOf(result.lhr);
  } finally {
    chrome.kill();
  }
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

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
