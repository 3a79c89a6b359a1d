// Takes the picture of the README: `BOOK_URL=http://127.0.0.1:3000 npm run picture`.
import { chapterWith, openBook } from "./support/book.mjs";

const book = await openBook();
const path = await chapterWith(/data-kind="refused"/);
await book.withPage({ viewport: { width: 1280, height: 960 } }, async (page) => {
  await page.goto(path);
  await page.locator('[data-kind="refused"]').first().evaluate((figure) => figure.scrollIntoView());
  await page.evaluate(() => window.scrollBy(0, -80));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: "pictures/page.png" });
});
await book.close();
