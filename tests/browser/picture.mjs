// Takes the picture of the README, one refused listing: `BOOK_URL=http://127.0.0.1:3000 npm run picture`.
import { chapterWith, openBook } from "./support/book.mjs";

const book = await openBook();
const path = await chapterWith(/data-kind="refused"/);
await book.withPage({ viewport: { width: 840, height: 1200 }, colorScheme: "light" }, async (page) => {
  // A reader need not wait for the fonts; a picture can.
  await page.route("**/fonts/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(/font-display: \w+/g, "font-display: block") });
  });
  await page.goto(path);
  const figure = page.locator('[data-kind="refused"]').first();
  await figure.getByRole("button", { name: /^Run / }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await figure.screenshot({ path: "pictures/page.png" });
});
await book.close();
