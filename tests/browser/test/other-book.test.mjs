// What a reader finds on the pages of another mdBook: our controls as its author meant them, and mdBook's ways repaired.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { violations } from "../support/axe.mjs";
import { fitsAcross, PHONE } from "../support/book.mjs";
import { listingOn } from "../support/listing.mjs";
import { buttonsOfFences, edit, otherOrigin } from "../support/other.mjs";
import { bookForTests } from "../support/tests.mjs";

/** @typedef {import("playwright-core").Page} Page */

const book = await bookForTests();

const TOUCH = { viewport: PHONE, isMobile: true, hasTouch: true };

/**
 * Lends a page of the other book.
 *
 * @param {string} path
 * @param {(page: Page) => Promise<void>} read
 * @param {import("../support/book.mjs").ReaderOptions} [options]
 * @param {(page: Page) => Promise<unknown>} [prepare] what is done before the page is there
 */
function read(path, read, options = {}, prepare = async () => {}) {
  return book.withPage({ baseURL: otherOrigin(), ...options }, async (page) => {
    await prepare(page);
    await page.goto(path);
    await page.locator(".listing-controls").first().waitFor({ state: "attached" });
    await read(page);
  });
}

/**
 * The block under a heading.
 *
 * @param {Page} page
 * @param {string} heading
 */
function under(page, heading) {
  return page.locator("main > h2", { has: page.getByText(heading, { exact: true }) }).locator("+ .code-block");
}

describe("controls", () => {
  test("each fence has the button that the table promises", () => read("/fences.html", async (page) => {
    const promised = await buttonsOfFences();
    assert.ok(promised.size > 20);
    for (const [fence, button] of promised) {
      const controls = under(page, fence).locator(".listing-controls");
      const names = await controls.getByRole("button").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")?.split(" ")[0]));
      assert.deepEqual(names.filter((name) => name === "Run" || name === "Check"), button ? [button] : [], fence);
      assert.equal(names.includes("Edit"), Boolean(button), `${fence}: what can be run can be edited`);
      assert.ok(names.includes("Copy"), fence);
    }
  }));

  test("nothing is left of mdBook's own, and nobody else is asked", () => {
    /** @type {string[]} */
    const heard = [];
    return read("/fences.html", async (page) => {
      assert.equal(await page.locator(".buttons, .play-button, .clip-button, .playground").count(), 0);
      assert.deepEqual(heard.filter((words) => !words.includes("MathJax")), []);
    }, {}, async (page) => {
      page.on("pageerror", ({ message }) => heard.push(message));
      page.on("console", (message) => { if (message.type() === "error") heard.push(message.text()); });
      page.on("request", (request) => { if (new URL(request.url()).origin !== otherOrigin()) heard.push(request.url()); });
    });
  });

  test("an author may want no Run and no Copy, and insist on some", () => read("/fences.html", async (page) => {
    const runs = await page.getByRole("button", { name: /^Run / }).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    assert.deepEqual(runs, [
      "Run code 1 under “rust,mdbook-runnable”",
      "Run code 1 under “rust,ignore,mdbook-runnable”",
    ]);
    assert.equal(await page.getByRole("button", { name: /^Copy / }).count(), 0);
  }, {}, (page) => page.route("**/fences.html", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("<html", "<html data-runnable=\"false\" data-copyable=\"false\"");
    await route.fulfill({ response, body });
  })));

  test("no two buttons of a page have one name", async () => {
    for (const path of ["/included.html", "/fences.html", "/print.html"]) {
      await read(path, async (page) => {
        const names = await page.locator("main button").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.ariaLabel || one.textContent));
        assert.ok(names.length > 10, path);
        assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), [], path);
      });
    }
  });

  test("a block that lacks what it should include can't be run", () => read("/faults.html", async (page) => {
    const blocks = page.locator(".code-block");
    assert.deepEqual(await blocks.evaluateAll((all) => all.map((one) => one.querySelectorAll(".run-button").length)), [0, 0, 1]);
    assert.match(await page.locator(".book-faults").innerText(), /chapters\/faults\.md:4: [^]*there is no file code\/gone\.rs/);
  }));

  test("a page is accessible, and fits a phone", async () => {
    await read("/included.html", async (page) => {
      // mdBook's own parts are as they are.
      const ours = (await violations(page)).filter((found) => /listing-controls|playground|code-block/.test(found));
      assert.deepEqual(ours, []);
    });
    await read("/fences.html", async (page) => assert.ok(await fitsAcross(page)), TOUCH);
  });
});

describe("on a touch screen", () => {
  test("no control lies on code", () => read("/fences.html", async (page) => {
    const covered = await page.evaluate(() => Array.from(document.querySelectorAll(".code-block"), (block) => {
      const code = block.querySelector("pre")?.getBoundingClientRect();
      const buttons = Array.from(block.querySelectorAll(".listing-controls > :is(button, a):not([hidden])"), (one) => one.getBoundingClientRect());
      const lies = code && buttons.some(({ top, bottom, height }) => height > 0 && top < code.bottom && bottom > code.top);
      return lies ? block.textContent : "";
    }).filter(Boolean));
    assert.deepEqual(covered, []);
    const copy = under(page, "rust,ignore").getByRole("button", { name: /^Copy / });
    assert.ok(await copy.evaluate((button) => Number(getComputedStyle(button.parentElement ?? button).opacity)) === 1);
  }, TOUCH));
});

describe("on a touch screen, after an edit", () => {
  test("what the bar says lies on no code either", () => read("/fences.html", async (page) => {
    const listing = listingOn(page, "h2#rust + .code-block");
    await listing.write("fn main() {}\n");
    await listing.root.getByRole("button", { name: /^Copy / }).click();
    await listing.root.getByText("Copied").waitFor();
    await listing.done.click();
    await listing.root.getByRole("button", { name: /^Copy / }).click();
    const said = listing.root.locator(".playground-edited, .listing-status:not(:empty)");
    await listing.root.getByText("Copied").waitFor();
    assert.equal(await said.count(), 2);
    const bottom = await listing.code.evaluate((code) => code.getBoundingClientRect().bottom);
    const places = await said.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    for (const { top } of places) assert.ok(top >= bottom);
    const [one, other] = places.sort((a, b) => a.left - b.left);
    assert.ok(one.right <= other.left, "nor on each other");
  }, { ...TOUCH, permissions: ["clipboard-read", "clipboard-write"] }));
});

describe("what a reader does", () => {
  test("copying takes what is seen", () => read("/included.html", async (page) => {
    const block = page.locator(".code-block").last();
    const copied = async () => {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await block.getByRole("button", { name: /^Copy / }).click();
      await block.getByText("Copied").waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const part = "fn body() {\n    thread::yield_now();\n}\n";
    assert.equal(await copied(), part);
    await block.getByRole("button", { name: /^Show 7 hidden lines / }).click();
    assert.equal(await copied(), `use std::thread;\n\n${part}\nfn main() {\n    body();\n    println!("a part of a file");\n}`);
  }, { permissions: ["clipboard-read", "clipboard-write"] }));

  test("a program runs with its hidden lines, in the edition of the book", () => read("/fences.html", async (page) => {
    const listing = listingOn(page, "h2:has(#rust) + .code-block, h2#rust + .code-block");
    await listing.run.click();
    await listing.ends(/^Ended normally/);
    assert.equal((await listing.output.textContent())?.trim(), "from a hidden line");
  }));

  test("the arrows turn the page, but not for who has clicked into code or on a button", () => read("/fences.html", async (page) => {
    const here = page.url();
    await under(page, "rust,ignore").locator("code").click();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await under(page, "rust").getByRole("button", { name: /^Edit / }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    assert.equal(page.url(), here);

    await page.locator("main > h1").click();
    await page.locator("main > p").first().click();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL((url) => url.href !== here);
  }));

  test("who has lost the server is told how to start it", () => read("/fences.html", async (page) => {
    await page.route("**/playground/**", (route) => route.abort());
    const listing = listingOn(page, "h2#rust + .code-block");
    await listing.run.click();
    await listing.ends(/can't be reached/);
    const command = (await page.locator("html").getAttribute("data-command")) ?? "";
    assert.match(command, / serve .*--port 0/);
    assert.equal(await listing.result.locator(".playground-advice code").textContent(), command);
  }));
});

describe("while the author writes", () => {
  test("an open editor stays until the reader leaves it, and is there again at its cursor", () => read("/part/deeper.html", async (page) => {
    const listing = listingOn(page, ".code-block");
    await listing.write("let deep = 2;\nprintln!(\"{deep}\");\n");
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.press("End");
    const stays = page.locator("#build-waits");
    await edit("part/deeper.md", (text) => `${text}\nWith another sentence.\n`);
    await stays.waitFor();
    await page.keyboard.type(" // more");
    assert.match(await listing.content.innerText(), /let deep = 2; \/\/ more\n/);
    // Its own controls are part of what the reader works on.
    await listing.run.focus();
    assert.ok(await stays.isVisible());

    const reloaded = page.waitForEvent("load");
    await page.locator("main > h1").click();
    await reloaded;
    await page.getByText("With another sentence.").waitFor();
    await listing.content.waitFor();
    assert.match(await listing.content.innerText(), /let deep = 2; \/\/ more\n/);
    await listing.content.focus();
    await page.keyboard.type("!");
    assert.match(await listing.content.innerText(), /\/\/ more!\n/, "the cursor is where it was");
  }));

  test("it is there again when its own text has changed", () => read("/part/deeper.html", async (page) => {
    const listing = listingOn(page, ".code-block");
    await listing.write("let mine = 3;\n");
    const reloaded = page.waitForEvent("load");
    await edit("part/deeper.md", (text) => text.replace("let deep = 1", "let deep = 10"));
    await page.getByRole("button", { name: "Show it now" }).click();
    await reloaded;
    await listing.content.waitFor();
    assert.match(await listing.content.innerText(), /let mine = 3;/);
    await listing.reset.click();
    await page.waitForFunction(() => document.querySelector(".cm-content")?.textContent?.includes("let deep = 10"));
  }));
});

describe("on paper", () => {
  /**
   * How dark text and code are, and what is behind them: 0 is black, 1 is white.
   *
   * @param {Page} page
   */
  const lightness = (page) => page.evaluate(async () => {
    // Colours of mdBook fade from one to the next.
    await Promise.allSettled(document.getAnimations().map((fading) => fading.finished));
    const of = (/** @type {string} */ colour) => {
      const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return a === 0 ? undefined : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    const behind = (/** @type {Element | null} */ element) => {
      for (let at = element; at; at = at.parentElement) {
        const found = of(getComputedStyle(at).backgroundColor);
        if (found !== undefined) return found;
      }
      return 1;
    };
    const elements = Array.from(document.querySelectorAll("main :is(h1, h2, p, a, li, code, code span)"));
    return elements.filter((one) => one.checkVisibility()).map((one) => ({
      text: of(getComputedStyle(one).color) ?? 0,
      paper: behind(one),
    }));
  });

  for (const theme of ["coal", "navy", "ayu"]) {
    test(`${theme} is light, and dark again on the screen`, () => read("/prose.html", async (page) => {
      const dark = await lightness(page);
      assert.ok(dark.every(({ paper }) => paper < 0.4));
      await page.emulateMedia({ media: "print" });
      await page.waitForFunction(() => document.documentElement.classList.contains("light"));
      for (const { text, paper } of await lightness(page)) {
        assert.ok(paper > 0.9 && text < 0.6, `text ${text} on ${paper}`);
      }
      await page.emulateMedia({ media: "screen" });
      await page.waitForFunction((theme) => document.documentElement.classList.contains(theme), theme);
      assert.deepEqual(await lightness(page), dark);
    }, {}, (page) => page.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme)));
  }

  test("without scripts, too", () => book.withPage({ baseURL: otherOrigin(), javaScriptEnabled: false }, async (page) => {
    await page.route("**/prose.html", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('class="rust ', 'class="navy ') });
    });
    await page.goto("/prose.html");
    await page.emulateMedia({ media: "print" });
    for (const { text, paper } of await lightness(page)) {
      assert.ok(paper > 0.9 && text < 0.6, `text ${text} on ${paper}`);
    }
  }));
});
