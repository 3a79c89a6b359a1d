import { readFile } from "node:fs/promises";

/** The short one: each page has to read it. */
const AXE = await readFile(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** @typedef {import("playwright-core").Page} Page */

/**
 * What axe finds wrong on a page, or within a part of it, a line each: the rule, and where.
 *
 * @param {Page} page
 * @param {string} [part] its selector
 * @returns {Promise<string[]>}
 */
export async function violations(page, part) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (part) => {
    // @ts-expect-error the line above defined it
    const { violations } = await globalThis.axe.run(part ?? document, { resultTypes: ["violations"] });
    return /** @type {import("axe-core").Result[]} */ (violations).map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => `${target} ${failureSummary ?? ""}`),
    }));
  }, part);
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.replace(/\s+/g, " ")}`));
}
