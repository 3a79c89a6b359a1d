// On a served book, pages and terminal have one progress; on a published one, nobody is asked.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chaptersOf, dispatch, kept, NOTHING, PAGE, stateOf } from "../support/progress.mjs";
import { bookForTests, copyForTests } from "../support/tests.mjs";

const book = await bookForTests();
const copy = await copyForTests();

const { BOOK_PROGRAM, BOOK_PROGRESS } = process.env;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "answers-"));
after(() => rm(folder, { recursive: true }));

/** What the terminal says. @param {string[]} words */
async function exercise(...words) {
  if (!BOOK_PROGRAM || !BOOK_PROGRESS) throw new Error("set BOOK_PROGRAM, and BOOK_PROGRESS to the folder of the served progress");
  const { stdout } = await promisify(execFile)(BOOK_PROGRAM, ["exercise", ...words], { cwd: root });
  return stdout;
}

test("what the terminal solves is solved on the page, and the other way round", () => book.withPage({}, async (page) => {
  await page.route("**/practice/*", (route) => route.continue());
  await page.goto(PAGE);
  const [first, second] = (await chaptersOf(page)).flatMap(({ exercises }) => exercises);
  const answer = join(folder, "answer.rs");
  const [krate, name] = first.name.split("/");
  await copyFile(join(root, "listings", krate, "exercises", name, "solution.rs"), answer);
  assert.match(await exercise(first.name, "--once", "--into", answer), /Solved\./);

  await page.reload();
  await stateOf(page, first.label).getByText(/^solved on /).waitFor();
  assert.equal((await kept(page)).exercises[first.name].content, first.content);

  const told = page.waitForResponse("**/practice/progress");
  await dispatch(page, "exercise", { name: second.name, content: second.content, solved: true });
  await told;
  assert.match(await exercise(), new RegExp(`✓ solved .* ${second.name} `));

  await page.getByRole("button", { name: "Forget…" }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.getByRole("status").getByText("All of it is forgotten.").waitFor();
  assert.doesNotMatch(await exercise(), /solved  /);
  assert.deepEqual(JSON.parse(await readFile(join(BOOK_PROGRESS ?? "", "progress.json"), "utf8")), NOTHING);
  await page.reload();
  await stateOf(page, first.label).getByText("not tried").waitFor();
}));

test("a terminal that can't be asked takes nothing from the page", () => book.withPage({}, async (page) => {
  await page.route("**/practice/*", (route) => route.fulfill({ status: 500, json: { error: "The disk is full." } }));
  await page.goto(PAGE);
  const [first] = (await chaptersOf(page)).flatMap(({ exercises }) => exercises);
  await dispatch(page, "exercise", { name: first.name, content: first.content, solved: true });
  await stateOf(page, first.label).getByText(/^solved on /).waitFor();
  await page.getByRole("button", { name: "Forget…" }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.getByRole("status").getByText("Forgotten in this browser, but not in the terminal. The disk is full.").waitFor();
  assert.deepEqual(await kept(page), NOTHING);
}));

test("a published copy asks nobody", () => book.withPage({}, async (page) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => {
    if (/\/(practice|playground)\//.test(request.url())) asked.push(request.url());
  });
  await copy.open(page, PAGE);
  const [first] = (await chaptersOf(page)).flatMap(({ exercises }) => exercises);
  await dispatch(page, "exercise", { name: first.name, content: first.content, solved: true });
  await stateOf(page, first.label).getByText(/^solved on /).waitFor();
  await page.getByRole("button", { name: "Forget…" }).click();
  await page.getByRole("group", { name: /in this browser\?$/ }).waitFor();
  await copy.open(page, "/part-1/threads.html");
  assert.deepEqual(asked, []);
}));
