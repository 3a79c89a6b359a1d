// What a reader does with a listing of a served book: run it, stop it, change it, repair it, take it back.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { chapterWith, DESKTOP, fitsAcross, listen, openBook, PHONE } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";

/** @type {import("../support/book.mjs").Book} */
let book;
before(async () => { book = await openBook(); });
after(async () => { await book.close(); });

const RUNS = '.listing[data-kind="runs"]';

/** A refusal that the compiler knows how to repair. */
const REFUSED = '.listing[data-kind="refused"]:has-text("E0373")';

const PRINTS = 'fn main() { println!("six times seven: {}", 6 * 7); }';
const WAITS = 'fn main() { println!("about to wait"); loop { std::thread::park(); } }';
const MOVED = `fn main() {
    let name = String::from("Ferris");
    drop(name);
    println!("{name}");
}
`;

const running = await chapterWith(/data-kind="runs"/);
const refused = await chapterWith(/data-kind="refused"[^]*?E0373/);

/**
 * @param {import("playwright-core").Page} page
 * @param {string} path
 */
async function open(page, path) {
  const heard = listen(page);
  await page.goto(path);
  return heard;
}

describe("running", () => {
  test("a listing runs, prints, and its recorded output stays", () => book.withPage({}, async (page) => {
    const heard = await open(page, running);
    const listing = listingOn(page, `${RUNS}:has(.listing-output)`);
    const recorded = await listing.root.locator(".listing-output pre").first().textContent();
    await listing.run.click();
    await listing.ends(/^Ended normally/);
    assert.equal((await listing.output.textContent())?.trim(), recorded?.trim());
    assert.ok(await listing.root.locator(".listing-output").first().isVisible());
    assert.equal(await listing.run.count(), 1, "it can be run again");

    await listing.result.getByRole("button", { name: /^Close / }).click();
    assert.equal(await listing.result.count(), 0);
    assert.deepEqual(heard, { errors: [], foreign: [] });
  }));

  test("hidden lines are part of what runs", async () => {
    const path = await chapterWith(/class="boring"/);
    await book.withPage({}, async (page) => {
      await open(page, path);
      const listing = listingOn(page, ".listing:has(.boring):not([data-kind=refused], [data-kind=hangs])");
      const sent = page.waitForRequest("**/playground/run");
      await listing.run.click();
      const { code } = (await sent).postDataJSON();
      assert.equal(code, await listing.code.textContent());
      await listing.ends(/^(Ended|Panicked)/);
    });
  });

  test("Stop stops, and says who did it", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(WAITS);
    await listing.run.click();
    await listing.output.filter({ hasText: "about to wait" }).waitFor({ timeout: 30_000 });
    await listing.stop.click();
    await listing.ends(/^Stopped by you\.$/);
    await listing.run.waitFor();
  }));

  /** @type {[string, string, RegExp][]} */
  const endings = [
    ["a panic", 'fn main() {\n    panic!("here");\n}', /^Panicked \(exit code 101\)/],
    ["an exit code", "fn main() { std::process::exit(3); }", /exit code 3\./],
    ["an abort", "fn main() { std::process::abort(); }", /^Aborted \(SIGABRT\)/],
    ["nothing printed", "fn main() {}", /printed nothing/],
    ["an endless loop", "fn main() { loop { std::hint::spin_loop(); } }", /still computing/],
    ["a deadlock", "fn main() { let (_tx, rx) = std::sync::mpsc::channel::<()>(); rx.recv().unwrap(); }", /looks like a deadlock/],
    ["a loop that prints and sleeps", 'fn main() { for i in 0.. { println!("{i}"); std::thread::sleep(std::time::Duration::from_millis(200)); } }', /still printing, and sleeping in between/],
    ["a flood", 'fn main() { loop { println!("y"); } }', /printed more/],
    ["too large a file", 'fn main() { std::fs::write("a", vec![0; 20 << 20]).unwrap(); }', /wrote more to its files/],
    ["tests", "#[test]\nfn adds() {}\n#[test]\nfn fails() { panic!(); }", /^1 of 2 tests failed\.$/],
    ["tests that pass", "#[test]\nfn adds() {}\nfn main() {}", /^The test passed, after/],
  ];
  for (const [name, program, sentence] of endings) {
    test(`${name} is told in words`, () => book.withPage({}, async (page) => {
      await open(page, running);
      const listing = listingOn(page, RUNS);
      await listing.write(program);
      await listing.run.click();
      await listing.ends(sentence);
    }));
  }

  test("what the sandbox refused is told with the end", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write('fn main() -> std::io::Result<()> { std::fs::write("/etc/motd", "") }');
    await listing.run.click();
    await listing.ends(/^Ended with exit code 1/);
    await listing.result.getByText(/^The sandbox refused this: a program may open only files in its own temporary folder/).waitFor();
  }));

  test("what is not to be run is checked", () => book.withPage({}, async (page) => {
    await page.route(`**${running}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("</main>", '<pre><code class="language-rust no_run">fn main() { loop {} }\n</code></pre></main>');
      await route.fulfill({ response, body });
    });
    await open(page, running);
    const listing = listingOn(page, ".code-block:has(.no_run)");
    assert.equal(await listing.run.count(), 0);
    await listing.root.getByRole("button", { name: /^Check / }).click();
    await listing.ends(/^Compiles, and is not run\.$/);
    assert.equal(await listing.output.count(), 0);
  }));

  test("a program that names a missing crate can't be run, and the compiler's words come with those there are", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write("extern crate trpl;\nfn main() {}");
    await listing.root.getByText("needs the crate trpl").waitFor();
    assert.equal(await listing.run.count(), 0);
    await page.keyboard.press("ControlOrMeta+Enter");
    await listing.ends(/^Refused by the compiler: 1 error\.$/);
    await listing.result.getByText(/`trpl` is none of the crates that programs may use here: crossbeam_channel 0\.5/).waitFor();
    await listing.write("extern crate crossbeam_channel;\nfn main() {}");
    await listing.run.click();
    await listing.ends(/^Ended normally/);
  }));

  test("what is printed is text, whatever it looks like", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write('fn main() { println!("<b id=bold>\\x1b[31mred</b>"); }');
    await listing.run.click();
    await listing.ends(/^Ended normally/);
    assert.equal(await listing.output.textContent(), "<b id=bold>\x1b[31mred</b>\n");
    assert.equal(await page.locator("#bold").count(), 0);
  }));

  test("a panic leads to its line", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write('fn main() {\n    let here = 1;\n    panic!("{here}");\n}');
    await listing.run.click();
    await listing.ends(/^Panicked/);
    await listing.output.getByRole("button", { name: /^src\/main\.rs:3:5/ }).click();
    assert.equal(await listing.root.locator(".cm-activeLine").textContent(), '    panic!("{here}");');
  }));
});

describe("refusals and repairs", () => {
  test("a refused listing shows the compiler's words, and marks the place", () => book.withPage({}, async (page) => {
    await open(page, refused);
    const listing = listingOn(page, REFUSED);
    await listing.run.click();
    await listing.ends(/^Refused by the compiler: \d+ error/);
    const words = listing.result.locator(".playground-words").first();
    assert.match(await words.textContent() ?? "", /^error\[E0373\]: closure may outlive/);
    assert.equal(await words.locator(".dx-error a").getAttribute("href"), "https://doc.rust-lang.org/error_codes/E0373.html");
    assert.ok(await page.evaluate(() => (CSS.highlights.get("playground-error")?.size ?? 0) > 0));

    const place = words.locator(".playground-place").first();
    const line = Number(/:(\d+):/.exec(await place.innerText())?.[1]);
    await place.click();
    const shown = await page.evaluate(() => String([...CSS.highlights.get("playground-line") ?? []][0]));
    assert.equal(shown, (await listing.code.textContent())?.split("\n")[line - 1]);
  }));

  test("one click applies what the compiler suggests; then it runs", () => book.withPage({}, async (page) => {
    await open(page, refused);
    const listing = listingOn(page, REFUSED);
    await listing.run.click();
    await listing.ends(/^Refused/);
    await listing.result.locator(".playground-suggestion", { hasText: "move" }).first().click();
    await listing.content.filter({ hasText: "move ||" }).waitFor();
    await page.keyboard.press("ControlOrMeta+Enter");
    await listing.ends(/^Ended normally/);
  }));

  test("a block without main is told of in its own lines, and no change to what is around it is offered", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write('let n: i32 = "12".parse()?;\nprintln!("{n}");');
    await listing.run.click();
    await listing.ends(/^Refused by the compiler: 1 error/);
    assert.equal(await listing.result.locator(".playground-suggestion").count(), 0);
    assert.equal(await listing.result.locator(".playground-place").first().innerText(), "src/main.rs:1:26");
    const line = listing.root.locator(".cm-line", { has: page.locator(".cm-lintRange-error") });
    assert.equal(await line.textContent(), 'let n: i32 = "12".parse()?;');
  }));

  test("paths of the standard library are those of the record", () => book.withPage({}, async (page) => {
    await open(page, await chapterWith(/data-kind="refused"[^]*?std\/src\//));
    const listing = listingOn(page, '.listing[data-kind="refused"]:has-text("std/src/")');
    const recorded = await listing.root.locator(".listing-output, .listing-refusal").first().textContent();
    await listing.run.click();
    await listing.ends(/^Refused/);
    const places = (/** @type {string | null} */ text) => Array.from(text?.matchAll(/(?:-->|:::) (\S*)/g) ?? [], ([, place]) => place).sort();
    assert.deepEqual(places(await listing.result.textContent()), places(recorded));
  }));

  test("the editor marks a mistake while somebody types, and forgets it when it is gone", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(MOVED);
    await listing.squiggle.waitFor({ timeout: 30_000 });
    const line = listing.root.locator(".cm-line", { has: page.locator(".cm-lintRange-error") });
    assert.equal(await line.textContent(), '    println!("{name}");');
    assert.equal(await listing.root.locator(".cm-lint-marker-error").count(), 1);

    await listing.squiggle.hover();
    const message = page.locator(".cm-tooltip-lint");
    await message.filter({ hasText: "borrow of moved value" }).waitFor();

    await listing.content.focus();
    await page.keyboard.press("F8");
    await listing.root.getByText(/^Line 4: borrow of moved value/).waitFor();

    await listing.write(PRINTS);
    await listing.squiggle.waitFor({ state: "detached", timeout: 30_000 });
  }));
});

describe("editing", () => {
  test("an edit survives a reload; Reset takes it back, and can itself be undone", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    const original = await listing.code.textContent();
    await listing.write(PRINTS);
    await listing.done.click();
    assert.equal(await listing.code.textContent(), PRINTS);

    await page.reload();
    assert.equal(await listing.code.textContent(), PRINTS);
    await listing.root.getByText("edited", { exact: true }).waitFor();
    await listing.run.click();
    await listing.ends(/^Ended normally/);
    assert.equal(await listing.output.textContent(), "six times seven: 42\n");

    await listing.reset.click();
    assert.equal(await listing.code.textContent(), original);
    await listing.undoReset.click();
    assert.equal(await listing.code.textContent(), PRINTS);
    await listing.reset.click();

    await page.reload();
    assert.equal(await listing.code.textContent(), original);
    assert.equal(await listing.reset.count(), 0);
  }));

  test("when the book changes a listing, the reader sees the new text", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    await listing.done.click();
    await page.route(`**${running}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll("fn main() {\n", "fn main() {\n    // a new edition\n");
      await route.fulfill({ response, body });
    });
    await page.reload();
    assert.match(await listing.code.textContent() ?? "", /a new edition/);
  }));

  test("a hundred edits are kept, the oldest given up", () => book.withPage({}, async (page) => {
    await open(page, running);
    await page.evaluate(() => {
      for (let i = 0; i < 105; i++) localStorage.setItem(`playground-edit:${i}`, JSON.stringify({ text: "old", time: i }));
    });
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    await page.waitForFunction(() => Object.values(localStorage).some((value) => value.includes("six times seven")));
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("playground-edit:")));
    assert.equal(kept.length, 100);
    assert.ok(!kept.includes("playground-edit:5") && kept.includes("playground-edit:6"));
  }));

  test("with storage blocked, everything else works", () => book.withPage({}, async (page) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    });
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    await listing.run.click();
    await listing.ends(/^Ended normally/);
  }));

  test("the keys of the page do nothing in the editor", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.edit.click();
    await listing.content.waitFor();
    const url = page.url();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("s?/");
    assert.equal(page.url(), url);
    assert.equal(await page.locator("#mdbook-searchbar").isVisible(), false);
  }));

  test("the link to the Playground has the text as it stands", () => book.withPage({}, async (page) => {
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.write(PRINTS);
    const link = listing.root.getByRole("link", { name: /in the Playground$/ });
    const { searchParams, origin } = new URL(await link.getAttribute("href") ?? "");
    assert.equal(origin, "https://play.rust-lang.org");
    assert.equal(searchParams.get("code"), PRINTS);
    assert.equal(searchParams.get("edition"), "2024");
    assert.equal(searchParams.get("version"), "stable");
    await listing.write(`#![feature(never_type)]\n${PRINTS}`);
    assert.equal(new URL(await link.getAttribute("href") ?? "").searchParams.get("version"), "nightly");
    assert.equal(await link.getAttribute("rel"), "noopener");
  }));
});

test("a listing that was recorded optimised runs optimised", async () => {
  const path = await chapterWith(/edition2024 optimised/);
  await book.withPage({}, async (page) => {
    await open(page, path);
    const modeOf = async (/** @type {ReturnType<typeof listingOn>} */ listing) => {
      await listing.write('fn main() { println!("checks: {}", cfg!(debug_assertions)); }');
      await listing.run.click();
      await listing.ends(/^Ended normally/);
      const link = listing.root.getByRole("link", { name: /in the Playground$/ });
      const { searchParams } = new URL(await link.getAttribute("href") ?? "");
      return [await listing.output.textContent(), searchParams.get("mode")];
    };
    assert.deepEqual(await modeOf(listingOn(page, ".listing:has(.optimised)")), ["checks: false\n", "release"]);
    assert.deepEqual(await modeOf(listingOn(page, ".listing:not(:has(.optimised))")), ["checks: true\n", "debug"]);
  });
});

describe("a server that has trouble", () => {
  /**
   * Runs a listing while `answer` stands between page and server.
   *
   * @param {(route: import("playwright-core").Route, attempt: number) => Promise<void>} answer
   * @param {RegExp} sentence
   */
  const runs = (answer, sentence) => book.withPage({}, async (page) => {
    await open(page, running);
    let attempts = 0;
    await page.route("**/playground/run", (route) => answer(route, attempts++));
    const listing = listingOn(page, RUNS);
    await listing.run.click();
    await listing.ends(sentence);
    return attempts;
  });
  const busy = (/** @type {string} */ wait) => ({ status: 503, headers: { "Retry-After": wait }, json: { error: "Too many programs." } });

  test("started anew, it gets its new token", async () => {
    const attempts = await runs((route, attempt) => attempt === 0
      ? route.fulfill({ status: 403, json: { error: "Wrong token." } })
      : route.continue(), /^Ended normally/);
    assert.equal(attempts, 2);
  });

  test("busy, it is asked again, and the reader told", async () => {
    await runs((route) => route.fulfill(busy("7")), /busy.*trying again in 7 seconds/);
    await runs((route, attempt) => (attempt < 2 ? route.fulfill(busy("1")) : route.continue()), /^Ended normally/);
  });

  test("busy for too long, it is not asked for ever", async () => {
    const attempts = await runs((route) => route.fulfill(busy("0.01")), /^The program was not run/);
    assert.equal(attempts, 6);
  });

  test("gone, the page says so", async () => {
    await runs((route) => route.abort(), /^The server can't be reached/);
  });

  test("lost on the way, the page says so", async () => {
    const body = '{"event":"compiled","cached":true,"ms":1}\n{"event":"output","text":"half"}\n';
    await runs((route) => route.fulfill({ contentType: "application/x-ndjson", body }), /^The connection to the server was lost/);
  });
});

test("the whole journey by keyboard", () => book.withPage({}, async (page) => {
  await open(page, running);
  const listing = listingOn(page, RUNS);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.className);
  const { keyboard } = page;

  await listing.run.focus();
  await keyboard.press("Enter");
  await listing.ends(/^Ended normally/);
  assert.match(await focused() ?? "", /^Run /);

  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await listing.content.waitFor();
  await page.waitForFunction(() => document.activeElement?.matches(".cm-content"));
  await listing.write(PRINTS);
  await keyboard.press("ControlOrMeta+Enter");
  await listing.output.filter({ hasText: "six times seven: 42" }).waitFor({ timeout: 30_000 });
  assert.match(await focused() ?? "", /^Program of /, "running leaves the cursor where it is");

  await keyboard.press("Tab");
  assert.match(await focused() ?? "", /^Run /, "Tab goes on through the page");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Escape");
  assert.match(await focused() ?? "", /^Done editing /, "Esc leaves the editor");
  await keyboard.press("Enter");
  assert.match(await focused() ?? "", /^Edit /);
  await keyboard.press("Tab");
  assert.match(await focused() ?? "", /^Reset /);
  await keyboard.press("Enter");
  assert.match(await focused() ?? "", /^Undo reset /);
  await keyboard.press("ControlOrMeta+Enter");
  await listing.ends(/^Ended normally/);
}));

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const touch = device === "phone";
    test(`in order in every state (${colorScheme}, ${device})`, () => book.withPage({ viewport, colorScheme, hasTouch: touch, isMobile: touch }, async (page) => {
      const heard = await open(page, refused);
      const inOrder = async (/** @type {string} */ state) => {
        assert.deepEqual(await violations(page), [], state);
        assert.ok(await fitsAcross(page), `${state}: the page does not scroll sideways`);
      };
      const good = listingOn(page, RUNS);
      await good.write(WAITS);
      await good.run.click();
      await good.output.waitFor({ timeout: 30_000 });
      await inOrder("running");
      await good.stop.click();
      await good.ends(/^Stopped/);
      await good.done.click();
      await inOrder("stopped and edited");
      await good.reset.click();

      const bad = listingOn(page, REFUSED);
      await bad.run.click();
      await bad.ends(/^Refused/);
      await inOrder("refused");
      await bad.edit.click();
      await bad.squiggle.waitFor({ timeout: 30_000 });
      await inOrder("editor open");
      if (touch) await assertBigTargets(page);
      assert.deepEqual(heard, { errors: [], foreign: [] });
    }));
  }
}

/** @param {import("playwright-core").Page} page */
async function assertBigTargets(page) {
  const small = await page.locator(".listing-controls > :is(button, a):visible, .playground-close").evaluateAll((all) => all
    .filter((element) => Math.min(element.getBoundingClientRect().width, element.getBoundingClientRect().height) < 44)
    .map((element) => element.getAttribute("aria-label")));
  assert.deepEqual(small, []);
}

for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`nothing moves when the bars arrive (${device})`, () => book.withPage({ viewport }, async (page) => {
    await page.addInitScript(() => {
      /** @type {string[]} */
      const moved = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const { sources } of /** @type {any[]} */ (list.getEntries())) {
          for (const { node, previousRect, currentRect } of sources) {
            // A line or less is a font that arrives; the sidebar fills with headings of its own.
            const far = Math.abs(previousRect.top - currentRect.top) > 10;
            if (far && node?.isConnected && document.querySelector("main")?.contains(node)) moved.push(node.textContent.slice(0, 40));
          }
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page, running);
    await page.waitForTimeout(1000);
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, "moved")), []);
  }));
}

test("on paper there are no controls and no live results", () => book.withPage({}, async (page) => {
  await open(page, running);
  const listing = listingOn(page, RUNS);
  await listing.run.click();
  await listing.ends(/^Ended/);
  await listing.edit.click();
  await listing.content.waitFor();
  await page.emulateMedia({ media: "print" });
  for (const part of [".listing-controls", ".playground-result", ".playground-editor", ".playground-footer"]) {
    assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
  }
  assert.ok(await listing.code.isVisible());
}));

test("the page says what runs its programs", () => book.withPage({}, async (page) => {
  await open(page, running);
  await page.locator(".playground-footer", { hasText: /^Programs run on this machine by rustc \d/ }).waitFor();
}));
