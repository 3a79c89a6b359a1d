// Serves the built book on this machine, compressed as hosts of static pages do.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { once } from "node:events";
import { gzipSync } from "node:zlib";

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
});

const COMPRESSED = new Set([".html", ".css", ".js", ".json", ".svg"]);

/**
 * A book being served.
 *
 * @typedef {object} Served
 * @property {string} origin such as `http://127.0.0.1:40001`
 * @property {() => Promise<void>} close
 */

/** The folder of the built book, from `BOOK_DIR`. */
export function bookDir() {
  const dir = process.env.BOOK_DIR;
  if (!dir) throw new Error("set BOOK_DIR to the folder of the built book");
  return dir;
}

/**
 * @param {string} dir
 * @returns {Promise<Served>}
 */
export async function serve(dir) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://book").pathname);
    const file = join(dir, normalize(path.endsWith("/") ? `${path}index.html` : path));
    try {
      const { headers, body } = encode(extname(file), await readFile(file));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/**
 * @param {string} extension
 * @param {Buffer} content
 */
function encode(extension, content) {
  const headers = { "content-type": TYPES[extension] ?? "application/octet-stream" };
  if (!COMPRESSED.has(extension)) return { headers, body: content };
  return { headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(content) };
}
