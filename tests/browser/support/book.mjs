// The built book as a browser sees it: its pages, and contexts to read them in.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { bookDir, serve } from "./server.mjs";

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

/** Serves the book and starts a browser. */
export async function openBook() {
  const served = await serve(bookDir());
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });

  return {
    origin: served.origin,

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
        baseURL: served.origin,
        viewport: DESKTOP,
        reducedMotion: "reduce",
        ...options,
      });
      try {
        return await read(await context.newPage());
      } finally {
        await context.close();
      }
    },

    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openBook>>} Book */

/** Every chapter in the table of contents, in its order: `/part-1/threads.html`, … */
export async function chapters() {
  const toc = await readFile(join(bookDir(), "toc.html"), "utf8");
  return Array.from(toc.matchAll(/<a href="([^"#]+\.html)"/g), ([, path]) => `/${path}`);
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
    if (pattern.test(await readFile(join(bookDir(), path), "utf8"))) return path;
  }
  throw new Error(`no chapter has ${pattern}`);
}
