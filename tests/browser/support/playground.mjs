// Where the tests of the playground run programs, and which.
import { chapterWith, listen } from "./book.mjs";

/** A listing that runs. */
export const RUNS = '.listing[data-kind="runs"]';

/** A refusal that the compiler knows how to repair. */
export const REFUSED = '.listing[data-kind="refused"]:has-text("E0373")';

export const PRINTS = 'fn main() { println!("six times seven: {}", 6 * 7); }';
export const WAITS = 'fn main() { println!("about to wait"); loop { std::thread::park(); } }';

/** Chapters that have such a listing. */
export const running = await chapterWith(/data-kind="runs"/);
export const refused = await chapterWith(/data-kind="refused"[^]*?E0373/);

/**
 * Opens a page, and notes what it says from then on.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} path
 */
export async function open(page, path) {
  const heard = listen(page);
  await page.goto(path);
  return heard;
}
