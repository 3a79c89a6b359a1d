// A chapter with an exercise in it, whose answers are checked by a server of the test's own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { chapterWith, fetchPage, listen } from "./book.mjs";
import { listingOn } from "./listing.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * What the server says to a request: events, of which `HOLD` is none and keeps the answer open; or a refusal.
 *
 * @typedef {(object | symbol)[] | { status: number, error: string, retryAfter?: number } | "gone"} Answer
 */

export const HOLD = Symbol("the answer goes on, and nothing more is said");

const chapter = await chapterWith(/data-kind="runs"/);
const fixture = (/** @type {string} */ name) => readFile(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
const html = await fixture("exercise.html");

/** The starter, and a program that can deadlock. */
export const starter = await fixture("graphs/two_locks.rs");
export const graph = JSON.parse(await fixture("graphs/two_locks.json"));

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {number} check @param {"passed" | "failed" | "skipped"} verdict @param {object} [more] */
export const checked = (check, verdict, more = {}) => [{ event: "checking", check }, { event: "checked", check, verdict, ...more }];

/** All five checks, with what is different of some of them. @param {Record<number, object>} [different] @param {object[]} [told] */
export function allChecked(different = {}, told = []) {
  const events = [0, 1, 2, 3, 4].flatMap((check) => checked(check, "passed", different[check]));
  return [...events, ...told, { event: "end", solved: Object.keys(different).length === 0, reason: "checked" }];
}

/** What is said of `nothing` in line 2. */
export const REFUSED = [
  ...checked(0, "failed", {
    sentence: "cannot find value `nothing` in this scope",
    diagnostics: [{
      event: "diagnostic", level: "error", code: "E0425", message: "cannot find value `nothing` in this scope",
      rendered: "error[E0425]: cannot find value `nothing` in this scope\n --> src/main.rs:2:5\n  |\n2 |     nothing\n  |     ^^^^^^^ not found in this scope",
      spans: [{ line_start: 2, line_end: 2, column_start: 5, column_end: 12, primary: true }],
      suggestions: [{ message: "use `something`", applicability: "MaybeIncorrect", edits: [{ line_start: 2, line_end: 2, column_start: 5, column_end: 12, replacement: "something" }] }],
    }],
  }),
  ...[1, 2, 3, 4].flatMap((check) => checked(check, "skipped", { sentence: "Not looked at, as the program does not compile." })),
  { event: "end", solved: false, reason: "checked" },
];

/** Starts the server that checks. */
export async function openChecker() {
  /** @type {Answer[]} */
  let answers = [];
  /** @type {any[]} */
  const asked = [];
  let left = 0;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    asked.push(JSON.parse(body));
    const answer = answers.shift() ?? [];
    if (answer === "gone") return void response.destroy();
    if (!Array.isArray(answer)) {
      response.writeHead(answer.status, { "Content-Type": "application/json", ...(answer.retryAfter ? { "Retry-After": String(answer.retryAfter) } : {}) });
      return void response.end(JSON.stringify({ error: answer.error }));
    }
    response.on("close", () => { if (!response.writableEnded) left += 1; });
    response.writeHead(200, { "Content-Type": "application/x-ndjson" });
    for (const event of answer) {
      if (event === HOLD) return;
      response.write(`${JSON.stringify(event)}\n`);
    }
    response.end();
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", () => resolve(undefined)); });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens on a port");
  const url = `http://127.0.0.1:${address.port}/exercise/check`;

  return {
    url,
    asked,
    /** How many have gone before all was said. */
    left: () => left,
    /** @param {...Answer} next */
    say(...next) {
      answers = next;
      asked.length = 0;
      left = 0;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openChecker>>} Checker */

/**
 * An exercise of the book.
 *
 * @param {string} name `deadlock/rebalance`
 */
export async function ownExercise(name) {
  const [crate, folder] = name.split("/");
  const read = (/** @type {string} */ file) => readFile(new URL(`../../../listings/${crate}/exercises/${folder}/${file}`, import.meta.url), "utf8");
  const checks = Array.from((await read("exercise.toml")).matchAll(/^\[\[checks\]\]\nname = "(.*)"$/gm), ([, check]) => check);
  return { name, read, starter: await read("starter.rs"), checks: ["It compiles", ...checks] };
}

/** @typedef {Awaited<ReturnType<typeof ownExercise>>} Own */

/** @param {Own} own */
function sectionOf({ name, checks }) {
  const items = checks.map((check) => `<li>${escape(check)}</li>`).join("\n");
  return html.replace('data-exercise="deadlock/swap_lazily"', `data-exercise="${name}"`).replace(/<ol class="exercise-checks">[^]*?<\/ol>/, () => `<ol class="exercise-checks">${items}</ol>`);
}

/**
 * Opens the chapter with the exercise at its end.
 *
 * @param {Page} page
 * @param {{ checker?: Checker, data?: object, own?: Own }} [how] `data`: it is as a web server gives it that only knows files;
 *   `own`: one of the book's, in the place of the fixture
 */
export async function openExercise(page, { checker, data, own } = {}) {
  const heard = listen(page);
  if (checker) {
    // The browser takes the checker for another machine of its network.
    await page.context().grantPermissions(["local-network-access"]);
    await page.route("**/exercise/check", (route) => route.continue({ url: checker.url }));
  }
  await page.route((url) => url.pathname === chapter, async (route) => {
    const response = await fetchPage(route);
    const json = data ? `<script type="application/json" class="exercise-data">${JSON.stringify(data)}</script>` : "";
    const section = (own ? sectionOf(own) : html).replace("STARTER", () => escape(own?.starter ?? starter)).replace("DATA", () => json);
    // The chapter's own exercises stand out of the way.
    const others = (await response.text()).replace(/<script[^>]*__live\.js[^>]*><\/script>/, "").replaceAll(/<section class="exercise"[^]*?<\/section>/g, "");
    let body = others.replace("</main>", () => `${section}</main>`);
    if (data) body = body.replace(/ data-playground(="")?/, "");
    const { "content-security-policy": policy, ...headers } = response.headers();
    await route.fulfill({ status: 200, headers: data || !policy ? headers : { ...headers, "content-security-policy": policy }, body });
  });
  await page.goto(`${chapter}#exercise-deadlock-swap_lazily`);
  return { ...exerciseOn(page), heard };
}

/** @param {Page} page @param {string} [selector] */
export function exerciseOn(page, selector = ".exercise") {
  const root = page.locator(selector).first();
  const button = (/** @type {RegExp | string} */ name) => root.getByRole("button", { name });
  const details = (/** @type {string} */ title) => root.locator("details", { has: page.getByText(title, { exact: true }) });

  return {
    root,
    button,
    details,
    listing: listingOn(page, `${selector} .code-block`),
    check: button(/^Check /),
    stop: button(/^Stop checking /),
    summary: root.locator(".exercise-summary"),
    told: root.locator(".exercise-told"),
    lines: root.locator(".exercise-checks > li"),
    solved: root.locator(".exercise-solved"),
    solution: details("Solution"),
    question: root.locator(".exercise-question"),
    explorer: root.locator(".xp"),
    spoken: page.locator("main > .playground-announcer"),

    /** Waits for the end. @param {RegExp | string} sentence */
    async ends(sentence) {
      await root.locator(".exercise-summary", { hasText: sentence }).waitFor({ timeout: 45_000 });
    },

    /** Each check's verdict, as a reader reads it. */
    verdicts: () => root.locator(".exercise-checks > li > .exercise-verdict").allTextContents(),
  };
}
