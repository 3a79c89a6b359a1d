// What the tests of a file read the book with, until they are over.
import { after } from "node:test";
import { openBook } from "./book.mjs";
import { openCopy } from "./copy.mjs";

/** A browser. */
export async function bookForTests() {
  const book = await openBook();
  after(() => book.close());
  return book;
}

/** A published copy of the book. */
export async function copyForTests() {
  const copy = await openCopy();
  after(() => copy.close());
  return copy;
}
