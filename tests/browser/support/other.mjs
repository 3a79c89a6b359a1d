// A book that somebody else wrote, which uses all of mdBook, as it is served: a copy that may be changed.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where it is served. */
export function otherOrigin() {
  const url = process.env.OTHER_BOOK_URL;
  if (!url) throw new Error("set OTHER_BOOK_URL to the address at which a copy of crates/book/tests/other-book is served");
  return new URL(url).origin;
}

/**
 * Changes a chapter, as an author does.
 *
 * @param {string} chapter
 * @param {(text: string) => string} change
 */
export async function edit(chapter, change) {
  const folder = process.env.OTHER_BOOK;
  if (!folder) throw new Error("set OTHER_BOOK to the folder of that copy");
  const file = join(folder, "chapters", chapter);
  await writeFile(file, change(await readFile(file, "utf8")));
}

/**
 * Fence → the button that its block has, if it has one: a table that says so.
 *
 * @returns {Promise<Map<string, string>>}
 */
export async function buttonsOfFences() {
  const table = await readFile(new URL("../../../crates/book/OTHER-BOOKS.md", import.meta.url), "utf8");
  const section = table.split("## Words after a fence")[1].split("\n## ")[0];
  return new Map(Array.from(section.matchAll(/^\| `([^`]+)` \| (\w*) ?\|/gm), ([, fence, button]) => [fence, button]));
}
