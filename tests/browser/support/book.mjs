// The served book as a browser sees it: its pages, and contexts to read them in.
import { chromium } from "playwright-core";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContextOptions} ReaderOptions */

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** No sandbox: the tests run as root in CI. No call of the browser's own leaves the machine. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** Where the book is served: the origin that `cargo run` prints. */
export function origin() {
  const url = process.env.BOOK_URL;
  if (!url) throw new Error("set BOOK_URL to the address of the book, such as http://127.0.0.1:3000");
  return new URL(url).origin;
}

/** Starts a browser. */
export async function openBook() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });

  return {
    /**
     * Lends a page to `read`; whatever it opens is closed afterwards.
     *
     * @template T
     * @param {ReaderOptions} options
     * @param {(page: Page) => Promise<T>} read
     * @returns {Promise<T>}
     */
    async withPage(options, read) {
      const context = await browser.newContext({
        baseURL: origin(),
        viewport: DESKTOP,
        reducedMotion: "reduce",
        ...options,
      });
      // Each reader begins anew: none is told what another has solved. A test of that lets its page ask.
      await context.route("**/practice/*", (route) => route.fulfill({ json: route.request().postDataJSON() }));
      try {
        return await read(await context.newPage());
      } finally {
        await context.close();
      }
    },

    async close() {
      await browser.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openBook>>} Book */

/**
 * The HTML of a page.
 *
 * @param {string} path
 */
async function html(path) {
  const response = await fetch(origin() + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

/** Every chapter in the table of contents, in its order: `/part-1/threads.html`, … */
export async function chapters() {
  const toc = await html("/toc.html");
  const paths = Array.from(toc.matchAll(/<a href="([^"#]+\.html)"/g), ([, path]) => `/${path}`);
  if (paths.length === 0) throw new Error("the table of contents names no chapter");
  return paths;
}

/** Every page: the chapters, the whole book on one page, and what is shown for a wrong address. */
export async function allPages() {
  return [...(await chapters()), "/print.html", "/404.html"];
}

/**
 * The first chapter whose HTML matches.
 *
 * @param {RegExp} pattern
 */
export async function chapterWith(pattern) {
  for (const path of await chapters()) {
    if (pattern.test(await html(path))) return path;
  }
  throw new Error(`no chapter has ${pattern}`);
}

/**
 * Fetches the page that a browser goes to, and says so: the server makes itself known to a browser, and to none else.
 *
 * @param {import("playwright-core").Route} route
 */
export function fetchPage(route) {
  return route.fetch({ headers: { ...route.request().headers(), "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" } });
}

/**
 * Notes what a page says and whom it calls, from now on.
 *
 * @param {Page} page
 * @param {string} home the address below which it may call
 */
export function listen(page, home = `${origin()}/`) {
  const heard = { errors: /** @type {string[]} */ ([]), foreign: /** @type {string[]} */ ([]) };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.errors.push(message.text());
  });
  page.on("pageerror", (error) => heard.errors.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !url.startsWith(`blob:${home}`) && !url.startsWith("data:")) heard.foreign.push(url);
  });
  return heard;
}

/**
 * Whether the page does not scroll sideways.
 *
 * @param {Page} page
 */
export function fitsAcross(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}
