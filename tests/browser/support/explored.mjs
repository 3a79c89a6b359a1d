// A chapter in which a listing can be explored: one of the fixtures, in place of the listing that is there.
//
// `fixtures/graphs/*.json` are graphs of the programs beside them, as `record.mjs` there makes them.
import { readFile } from "node:fs/promises";
import { chapterWith, fetchPage } from "./book.mjs";
import { listingOn } from "./listing.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * @typedef {object} Explored
 * @property {string} graph
 * @property {string} [program] whose text the listing has, if it is not called as the graph
 * @property {Record<string, string>} [data] attributes of the explorer
 * @property {string} [claims]
 * @property {string} [schedule] in the address
 * @property {boolean} [copy] whether it is as a web server gives it that only knows files
 * @property {boolean} [outside] whether the explorer stands after the listing
 */

/** The chapter in which the fixtures are put. */
export const chapter = await chapterWith(/data-kind="runs"/);

/** Challenges, as attributes of the explorer. */
export const DEADLOCK = { challenge: "Make it deadlock." };
export const PREDICT = { challenge: "Which outputs are possible?", goal: "outputs", decoys: '["sold: 0\\n", "sold: 3\\n"]' };

const LISTING = /<figure class="listing" id="([^"]+)" data-listing="([^"]+)" data-kind="runs">[^]*?<\/figure>/;

/** @param {string} name */
const fixture = (name) => readFile(new URL(`../fixtures/graphs/${name}`, import.meta.url), "utf8");

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Opens the chapter with a fixture in it.
 *
 * @param {Page} page
 * @param {Explored} explored
 */
export async function openExplored(page, explored) {
  const { graph, program = graph, schedule } = explored;
  const [text, json] = [await fixture(`${program}.rs`), await fixture(`${graph}.json`)];
  let asked = 0;
  let name = "";
  let anchor = "";
  await page.route("**/graphs/explored.json", (route) => {
    asked += 1;
    return route.fulfill({ contentType: "application/json", body: json });
  });
  await page.route((url) => url.pathname === chapter, async (route) => {
    const response = await fetchPage(route);
    let body = (await response.text()).replace(/<script[^>]*__live\.js[^>]*><\/script>/, "");
    if (explored.copy) body = body.replace(/ data-playground(="")?/, "");
    body = body.replace(LISTING, (figure, id, listing) => {
      [anchor, name] = [id, listing];
      const code = figure.replace(/(<pre><code[^>]*>)[^]*?<\/code><\/pre>/, (_, head) => `${head}${escape(text)}</code></pre>`);
      const div = place(listing, explored);
      return explored.outside ? code + div : code.replace(/<\/figure>$/, `${div}</figure>`);
    });
    const { "content-security-policy": policy, ...headers } = response.headers();
    await route.fulfill({ status: 200, headers: explored.copy ? headers : { ...headers, ...(policy ? { "content-security-policy": policy } : {}) }, body });
  });
  if (schedule !== undefined) {
    // The address needs the listing's name, which the page has.
    const found = LISTING.exec(await (await page.request.get(chapter)).text());
    await page.goto(`${chapter}?schedule=${found?.[2]}:${schedule}#${found?.[1]}`);
  } else {
    await page.goto(chapter);
  }
  return { ...explorerOn(page, name, anchor), requests: () => asked };
}

/**
 * @param {string} listing
 * @param {Explored} explored
 */
function place(listing, { data = {}, claims = "14 schedules, 2 outcomes: a deadlock can be reached." }) {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escape(value)}"`).join("");
  return `<div class="explorer" data-explore="${listing}" data-graph="graphs/explored.json"${attributes}><p class="explorer-claims">${claims}</p></div>`;
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} anchor
 */
function explorerOn(page, name, anchor) {
  const place = page.locator(`.explorer[data-explore="${name}"]`);
  const root = place.locator(".xp");
  const button = (/** @type {RegExp | string} */ name) => root.getByRole("button", { name });

  return {
    name,
    anchor,
    place,
    root,
    button,
    listing: listingOn(page, `#${anchor}`),
    claims: place.locator(".explorer-claims"),
    opener: place.getByRole("button", { name: /^Explore schedules of / }),
    said: root.locator(".xp-said"),
    spoken: root.locator("> [role=status]"),
    challenge: root.locator(".xp-challenge"),
    output: root.locator(".xp-output"),
    steps: root.locator(".xp-step-button"),
    mine: root.locator(".xp-mine"),
    outcome: (/** @type {string} */ text) => root.locator(".xp-outcomes > [data-outcome]", { hasText: text }),

    async open() {
      await place.getByRole("button", { name: /^Explore schedules of / }).click();
      await root.waitFor();
    },

    /** Presses keys, one after the other. @param {...string} keys */
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },

    /** Waits until the last step is told so. @param {string | RegExp} text */
    async tells(text) {
      await root.locator(".xp-said", { hasText: text }).waitFor();
    },
  };
}
