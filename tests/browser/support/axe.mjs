import { readFile } from "node:fs/promises";

/** The short one: each page has to read it. */
const AXE = await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** @typedef {import("playwright-core").Page} Page */

/**
 * What axe finds wrong on a page, a line each: the rule, and where.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    // @ts-expect-error the line above defined it
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return /** @type {import("axe-core").Result[]} */ (violations).map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => `${target} ${failureSummary ?? ""}`),
    }));
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.replace(/\s+/g, " ")}`));
}
