// Programs in other languages have the colours of Rust, which the build has put there: no script does.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bookForTests } from "../support/tests.mjs";

const book = await bookForTests();

const LANGUAGES = ["cpp", "erlang", "go", "java", "javascript", "python"];
const CLASSES = ["keyword", "string", "number"];

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  describe(`other languages, ${colorScheme}`, () => {
    test("have the colours of Rust", () => book.withPage({ colorScheme }, async (page) => {
      await page.goto("/appendices/languages.html");
      /** @param {string} selector */
      const colour = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).color);
      const plain = await colour(".language-rust");
      for (const name of CLASSES) {
        const ofRust = await colour(`.language-rust .hljs-${name}`);
        assert.notEqual(ofRust, plain);
        for (const language of LANGUAGES) {
          assert.equal(await colour(`.language-${language} .hljs-${name}`), ofRust, `${name} in ${language}`);
        }
      }
    }));
  });
}

test("other languages have their colours with scripts off", () => book.withPage({ javaScriptEnabled: false }, async (page) => {
  await page.goto("/appendices/languages.html");
  for (const language of LANGUAGES) {
    assert.ok(await page.locator(`.language-${language} .hljs-keyword`).count() > 0, language);
  }
}));
