// What a reader runs on a served book, and what they are told of its end.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chapterWith, fetchPage } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";
import { open, running, RUNS, WAITS } from "../support/playground.mjs";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

// At the same time, and first what a limit of ten seconds ends: that is waiting.
describe("an end is told in words:", { concurrency: 4 }, () => {
  /** @type {[string, string, RegExp][]} */
  const endings = [
    ["an endless loop", "fn main() { loop { std::hint::spin_loop(); } }", /still computing/],
    ["a deadlock", "fn main() { let (_tx, rx) = std::sync::mpsc::channel::<()>(); rx.recv().unwrap(); }", /looks like a deadlock/],
    ["a loop that prints and sleeps", 'fn main() { for i in 0.. { println!("{i}"); std::thread::sleep(std::time::Duration::from_millis(500)); } }', /still printing, and sleeping in between/],
    ["a panic", 'fn main() {\n    panic!("here");\n}', /^Panicked \(exit code 101\)/],
    ["an exit code", "fn main() { std::process::exit(3); }", /exit code 3\./],
    ["an abort", "fn main() { std::process::abort(); }", /^Aborted \(SIGABRT\)/],
    ["nothing printed", "fn main() {}", /printed nothing/],
    ["a flood", 'fn main() { loop { println!("y"); } }', /printed more/],
    ["too large a file", 'fn main() { std::fs::write("a", vec![0; 20 << 20]).unwrap(); }', /wrote more to its files/],
    ["tests", "#[test]\nfn adds() {}\n#[test]\nfn fails() { panic!(); }", /^1 of 2 tests failed\.$/],
    ["tests that pass", "#[test]\nfn adds() {}\nfn main() {}", /^The test passed, after/],
  ];
  for (const [name, program, sentence] of endings) {
    test(name, () => book.withPage({}, async (page) => {
      await open(page, running);
      const listing = listingOn(page, RUNS);
      await listing.write(program);
      await listing.run.click();
      await listing.ends(sentence);
    }));
  }
});

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
      const response = await fetchPage(route);
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

  test("who waits for crates is told for which, and for how long", () => book.withPage({}, async (page) => {
    // A server that tells what the test has it tell.
    await page.addInitScript(() => {
      const real = window.fetch;
      window.fetch = async (request, options) => {
        if (request !== "/playground/run") return real(request, options);
        return new Response(new ReadableStream({
          start: (lines) => {
            const tell = (/** @type {{ event: string }} */ event) => {
              lines.enqueue(new TextEncoder().encode(`${JSON.stringify(event)}\n`));
              if (event.event === "end") lines.close();
            };
            Object.assign(window, { tell });
          },
        }));
      };
    });
    const tell = (/** @type {object} */ event) => page.evaluate((event) => Reflect.get(window, "tell")(event), event);
    await open(page, running);
    const listing = listingOn(page, RUNS);
    await listing.run.click();
    await page.waitForFunction(() => "tell" in window);
    await tell({ event: "building", crates: ["loom", "tokio"] });
    const summary = listing.result.locator(".playground-summary");
    await summary.getByText(/^The crates loom and tokio are being built, which is done once; the program runs when they are there\. So far: 1 second\.$/).waitFor();
    await summary.getByText(/So far: 2 seconds\.$/).waitFor();
    await tell({ event: "compiled", cached: false, ms: 1 });
    await summary.getByText(/^Running…$/).waitFor();
    await tell({ event: "output", text: "two\n" });
    await tell({ event: "end", phase: "run", reason: "exit", code: 0, ms: 1 });
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
