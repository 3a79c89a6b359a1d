// What a reader has done, as the browser keeps it, and the page about it.

/** @typedef {import("playwright-core").Page} Page */

export const PAGE = "/progress.html";
const KEY = "practice-progress";

/** A record of somebody who has done nothing. */
export const NOTHING = { version: 1, chapters: {}, exercises: {}, quizzes: {} };

/**
 * Opens a page as a reader who has done this.
 *
 * @param {Page} page
 * @param {string} path
 * @param {object} progress
 */
export async function openAs(page, path, progress) {
  // What is there before the first page of a server is cleared.
  await page.goto(path);
  // Nor is taken in what the server knows of an earlier reader.
  await page.waitForLoadState("networkidle");
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, JSON.stringify({ ...NOTHING, ...progress })]);
  await page.reload();
}

/**
 * What the browser keeps.
 *
 * @param {Page} page
 * @returns {Promise<any>}
 */
export async function kept(page) {
  return JSON.parse(await page.evaluate((key) => localStorage.getItem(key), KEY) ?? "null");
}

/**
 * Says what a script says when something was solved or answered.
 *
 * @param {Page} page
 * @param {"exercise" | "quiz"} what
 * @param {object} detail
 */
export function dispatch(page, what, detail) {
  return page.evaluate(([name, detail]) => {
    document.dispatchEvent(new CustomEvent(`practice:${name}`, { detail }));
  }, /** @type {const} */ ([what, detail]));
}

/**
 * The chapters of the page about progress, with all there is to do.
 *
 * @param {Page} page
 * @returns {Promise<{ name: string, title: string, exercises: Task[], quizzes: Task[] }[]>}
 * @typedef {{ name: string, content: string, called: string, label: string }} Task
 */
export async function chaptersOf(page) {
  return JSON.parse(await page.locator(".progress-data").textContent() ?? "").chapters;
}

/**
 * What the page says of a chapter, an exercise or a quiz.
 *
 * @param {Page} page
 * @param {string} name by which its link begins
 */
export function stateOf(page, name) {
  const link = page.locator(".progress-page").getByRole("link", { name });
  return link.locator("xpath=following-sibling::*[1]");
}

/**
 * Gives the page a file to import.
 *
 * @param {Page} page
 * @param {string} name
 * @param {unknown} content a text, or what becomes JSON
 */
export function choose(page, name, content) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return page.getByLabel("Import").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}
