// Serves the built book on this machine as hosts of static pages do: compressed, and over HTTP/2
// where a test asks for it.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
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
  const server = createServer((request, response) => answer(dir, request, response));
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/**
 * Serves over HTTP/2, with a certificate nobody trusts.
 *
 * @param {string} dir
 * @returns {Promise<Served>}
 */
export async function serveHttp2(dir) {
  const server = createSecureServer(makeCertificate(), (request, response) => answer(dir, request, response));
  /** @type {Set<import("node:http2").Http2Session>} */
  const sessions = new Set();
  server.on("session", (session) => sessions.add(session));
  const port = await listen(server);
  return {
    origin: `https://127.0.0.1:${port}`,
    close: async () => {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** @param {import("node:net").Server} server */
async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A key and its own certificate, for a day, made by the `openssl` command. */
function makeCertificate() {
  const dir = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(dir, name));
  try {
    const options = "req -x509 -nodes -days 1 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=127.0.0.1";
    execFileSync("openssl", [...options.split(" "), "-keyout", key, "-out", cert], { stdio: "pipe" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/**
 * @param {string} dir
 * @param {{ url?: string }} request
 * @param {import("node:stream").Writable & { statusCode: number, setHeader(name: string, value: string): unknown }} response
 */
async function answer(dir, request, response) {
  const { status, headers, body } = await find(dir, request.url ?? "/");
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

/**
 * @param {string} dir
 * @param {string} url
 */
async function find(dir, url) {
  const path = decodeURIComponent(new URL(url, "http://book").pathname);
  const file = join(dir, normalize(path.endsWith("/") ? `${path}index.html` : path));
  try {
    return { status: 200, ...encode(extname(file), await readFile(file)) };
  } catch {
    return { status: 404, headers: {}, body: Buffer.from("not found") };
  }
}

/**
 * @param {string} extension
 * @param {Buffer} content
 */
function encode(extension, content) {
  /** @type {Record<string, string>} */
  const headers = { "content-type": TYPES[extension] ?? "application/octet-stream" };
  if (!COMPRESSED.has(extension)) return { headers, body: content };
  return { headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(content) };
}
