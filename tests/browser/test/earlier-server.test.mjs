// A port is used by one server after another: what an earlier one has left in the browser gets nothing of the book's.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { CHROMIUM, CHROMIUM_ARGS } from "../support/book.mjs";

/** What each of these workers does with what it learns: it keeps it, for a page of its own to ask. */
const STEALS = `
  const got = [];
  async function steal() {
    const answer = await fetch("/playground/hello");
    if (!answer.ok) { got.push("hello " + answer.status); return; }
    const { token } = await answer.json();
    got.push("TOKEN");
    const run = await fetch("/playground/run", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Playground-Token": token },
      body: JSON.stringify({ code: "fn main() { println!(\\"stolen\\") }" }),
    });
    got.push("run " + run.status);
  }
  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
`;

/** Name → a worker. */
const WORKERS = {
  "passes everything through, and asks besides": `${STEALS}
    self.addEventListener("fetch", (event) => {
      if (new URL(event.request.url).pathname === "/theft") {
        event.respondWith(new Response(JSON.stringify(got)));
      } else if (event.request.mode === "navigate") {
        event.respondWith((async () => {
          const answer = await fetch(event.request);
          // Now the browser may have the cookie.
          event.waitUntil((async () => { for (let i = 0; i < 20; i++) { await steal(); await new Promise((done) => setTimeout(done, 50)); } })());
          return answer;
        })());
      } else {
        event.respondWith(fetch(event.request));
      }
    });`,
  "answers with a page of its own, and asks": `${STEALS}
    self.addEventListener("fetch", (event) => {
      if (new URL(event.request.url).pathname === "/theft") {
        event.respondWith(new Response(JSON.stringify(got)));
      } else if (event.request.mode === "navigate") {
        event.waitUntil(steal());
        event.respondWith(new Response("<!DOCTYPE html><title>Faked</title><p>faked", { headers: { "Content-Type": "text/html" } }));
      }
    });`,
};

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "earlier-"));
  await mkdir(join(folder, "src"));
  await writeFile(join(folder, "book.toml"), "[book]\ntitle = \"Small\"\n");
  await writeFile(join(folder, "src/SUMMARY.md"), "- [A chapter](a.md)\n");
  await writeFile(join(folder, "src/a.md"), "# A chapter\n\n```rust\nfn main() { println!(\"ran\") }\n```\n");
});
after(() => rm(folder, { recursive: true }));

/**
 * Serves the small book.
 *
 * @param {number} port
 */
async function serve(port) {
  const program = process.env.BOOK_PROGRAM;
  if (!program) throw new Error("set BOOK_PROGRAM to the executable `book`");
  const server = spawn(program, ["serve", folder, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/^The book is at (\S+)/);
    if (found) return { server, origin: found[1] };
  }
  throw new Error("it does not serve");
}

/** @param {import("node:child_process").ChildProcess} server */
async function end(server) {
  server.kill();
  await once(server, "exit");
}

/**
 * A server that installs a worker; gives its port.
 *
 * @param {string} worker
 */
async function earlier(worker) {
  const page = "<!DOCTYPE html><script>navigator.serviceWorker.register('/worker.js', { updateViaCache: 'all' })</script>";
  const server = createServer((request, response) => {
    const isWorker = request.url === "/worker.js";
    response.setHeader("Content-Type", isWorker ? "text/javascript" : "text/html");
    response.setHeader("Cache-Control", "max-age=86400");
    response.end(isWorker ? worker : page);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address && typeof address === "object");
  return { server, port: address.port };
}

/** @param {import("node:http").Server} server */
async function close(server) {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

/** @param {(context: import("playwright-core").BrowserContext) => Promise<void>} use */
async function inBrowser(use) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });
  try {
    await use(await browser.newContext());
  } finally {
    await browser.close();
  }
}

/** @param {import("playwright-core").Page} page @param {string} origin */
async function isInfected(page, origin) {
  await page.goto(origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

/** @param {import("playwright-core").Page} page */
async function runs(page) {
  await page.getByRole("button", { name: /^Run / }).first().click();
  await page.getByText("ran", { exact: true }).waitFor();
}

describe("a worker that an earlier server has left", () => {
  for (const knowsUs of [false, true]) {
    for (const [name, worker] of Object.entries(WORKERS)) {
      test(`${name}${knowsUs ? ", after we were here" : ""}`, () => inBrowser(async (context) => {
        const page = await context.newPage();
        const first = await earlier(worker);
        const { port } = first;
        if (knowsUs) {
          await close(first.server);
          const { server, origin } = await serve(port);
          await page.goto(`${origin}/a.html`);
          await runs(page);
          await end(server);
          first.server.listen(port, "127.0.0.1");
          await once(first.server, "listening");
        }
        await isInfected(page, `http://127.0.0.1:${port}/worker-page`);
        await close(first.server);

        const { server, origin } = await serve(port);
        try {
          await page.goto(`${origin}/a.html?a#b`);
          // What it may still be about to do.
          await page.waitForTimeout(1500);
          const faked = await page.title() === "Faked";
          const theft = await page.evaluate(() => fetch("/theft").then((answer) => answer.text()));
          assert.ok(!theft.includes("TOKEN"), theft);
          if (faked) await page.reload();
          assert.match(await page.title(), /A chapter/);
          assert.ok(page.url().endsWith("/a.html?a#b"), page.url());
          assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), 0);
          await runs(page);
        } finally {
          await end(server);
        }
      }));
    }
  }
});

test("a page of the book can install none", () => inBrowser(async (context) => {
  const { server, origin } = await serve(0);
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/a.html`);
    const refused = await page.evaluate(() => navigator.serviceWorker.register("/book.js").then(() => "installed", String));
    assert.match(refused, /403|script/);
  } finally {
    await end(server);
  }
}));

test("what a reader has written outlives a server that is started anew", () => inBrowser(async (context) => {
  const first = await serve(0);
  const before = await context.newPage();
  await before.goto(`${first.origin}/a.html`);
  await runs(before);
  await before.evaluate(() => localStorage.setItem("playground-edit:kept", "words of a reader"));
  // It would load itself anew as soon as there is a server.
  await before.close();
  await end(first.server);
  const { server, origin } = await serve(Number(new URL(first.origin).port));
  try {
    const [page, other] = [await context.newPage(), await context.newPage()];
    await Promise.all([page.goto(`${origin}/a.html?a#b`), other.goto(`${origin}/a.html`)]);
    await page.waitForURL(`${origin}/a.html?a#b`);
    await runs(page);
    await page.reload();
    for (const one of [page, other]) {
      assert.equal(await one.evaluate(() => localStorage.getItem("playground-edit:kept")), "words of a reader");
      assert.equal(await one.evaluate(() => window.name), "");
    }
  } finally {
    await end(server);
  }
}));
