// A published copy of the book: what `cargo run -- build` makes, on a server that knows only files, below some path.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const BELOW = "/some/where/fearless/";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Starts the server. The folder of pages is what the tests in Rust have built. */
export async function openCopy() {
  const folder = process.env.BOOK_PAGES;
  if (!folder) throw new Error("set BOOK_PAGES to the folder of the pages: `cargo run -- build --dest FOLDER`");
  const server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url ?? "/", "http://copy").pathname);
    // What is not below the path belongs to somebody else.
    const file = path.startsWith(BELOW) ? await found(join(folder, normalize(`/${path.slice(BELOW.length)}`))) : undefined;
    const shown = file ?? (path.startsWith(BELOW) ? join(folder, "404.html") : undefined);
    response.writeHead(file ? 200 : 404, { "Content-Type": TYPES[extname(shown ?? "")] ?? "text/plain" });
    if (shown) createReadStream(shown).pipe(response);
    else response.end("There is no such page.");
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", () => resolve(undefined)); });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens on a port");
  const home = `http://127.0.0.1:${address.port}${BELOW}`;

  return {
    /** The address of the book: of its first page, and of all below. */
    home,

    /**
     * Where a page of it is.
     *
     * @param {string} path as on the served book
     */
    at: (path) => home + path.slice(1),

    /**
     * Opens a page, and waits until it has all it asks for.
     *
     * @param {import("playwright-core").Page} page
     * @param {string} path as on the served book
     */
    async open(page, path) {
      await page.goto(home + path.slice(1));
      await page.waitForLoadState("networkidle");
    },

    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * The file that a path names, which may be a folder's first page.
 *
 * @param {string} path
 * @returns {Promise<string | undefined>}
 */
async function found(path) {
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isDirectory()) return found(join(path, "index.html"));
  return facts && path;
}

/** @typedef {Awaited<ReturnType<typeof openCopy>>} Copy */
