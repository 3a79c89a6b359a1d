/*! highlight.js 11, Copyright (c) 2006, Ivan Sagalaev, BSD-3-Clause: its core and the languages of this book */
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import ini from "highlight.js/lib/languages/ini";
import plaintext from "highlight.js/lib/languages/plaintext";
import rust from "highlight.js/lib/languages/rust";
import shell from "highlight.js/lib/languages/shell";
import { splitLines } from "./lines.mjs";

hljs.registerLanguage("bash", bash); // also sh
hljs.registerLanguage("ini", ini); // also toml
hljs.registerLanguage("plaintext", plaintext); // also text
hljs.registerLanguage("rust", rust); // also rs
hljs.registerLanguage("shell", shell); // also console

/**
 * What mdBook's book.js calls for every `code` element of a page.
 *
 * Inline code and blocks in a language that isn't bundled stay as they are. highlight.js 11 works on
 * plain text, so the spans mdBook puts around hidden lines are laid over its result again.
 *
 * @param {HTMLElement} block
 */
function highlightBlock(block) {
  const language = /(?:^|\s)language-(\w+)/.exec(block.className)?.[1];
  if (!language || !hljs.getLanguage(language)) return;
  soon(() => colour(block, language));
}

/** Blocks coloured at once; those further down wait until the page has been shown. */
const AT_ONCE = 3;
let asked = 0;

/** @type {(() => void)[]} */
const waiting = [];

/** @param {() => void} task */
function soon(task) {
  if (asked++ < AT_ONCE) return task();
  waiting.push(task);
  if (waiting.length === 1) whenIdle(work);
}

/** Colours one block, and comes back for the next. */
function work() {
  waiting.shift()?.();
  if (waiting.length > 0) whenIdle(work);
}

/** @param {() => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 1000 });
  else setTimeout(task);
}

addEventListener("beforeprint", () => { while (waiting.length > 0) waiting.shift()?.(); });

/**
 * @param {HTMLElement} block
 * @param {string} language
 */
function colour(block, language) {
  const hidden = hiddenLines(block);
  const { value } = hljs.highlight(block.textContent ?? "", { language, ignoreIllegals: true });
  block.innerHTML = splitLines(value)
    .map((line, i) => (hidden[i] ? `<span class="boring">${line}</span>` : line))
    .join("");
}

/**
 * For each line of the block, whether mdBook hides it.
 *
 * @param {HTMLElement} block
 */
function hiddenLines(block) {
  /** @type {boolean[]} */
  const hidden = [];
  for (const node of block.childNodes) {
    const boring = node instanceof HTMLElement && node.classList.contains("boring");
    const lines = (node.textContent ?? "").match(/[^\n]*\n|[^\n]+$/g) ?? [];
    for (let i = 0; i < lines.length; i++) hidden.push(boring);
  }
  return hidden;
}

Object.assign(globalThis, {
  hljs: Object.assign(hljs, { configure() {}, highlightBlock }),
});
