// What a reader does with one listing of a page.

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {ReturnType<typeof listingOn>} Listing */

/** A run may have to wait for a compiler that other runs keep busy. */
const PATIENCE = { timeout: 45_000 };

/**
 * The first listing that matches.
 *
 * @param {Page} page
 * @param {string} [selector]
 */
export function listingOn(page, selector = ".listing") {
  const root = page.locator(selector).first();
  const content = root.locator(".cm-content");
  const result = root.locator(".playground-result");
  const summary = result.locator(".playground-summary");
  const button = (/** @type {RegExp} */ name) => root.getByRole("button", { name });

  return {
    root,
    content,
    result,
    summary,
    code: root.locator("> pre > code"),
    output: result.locator(".playground-output"),
    run: button(/^Run /),
    stop: button(/^Stop /),
    edit: button(/^Edit /),
    done: button(/^Done editing /),
    reset: button(/^Reset /),
    undoReset: button(/^Undo reset /),
    squiggle: root.locator(".cm-lintRange-error").first(),

    /** Opens the editor, if it is closed, and puts a program into it. @param {string} program */
    async write(program) {
      if (!await content.isVisible()) await button(/^Edit /).click();
      await content.focus();
      await page.keyboard.press("ControlOrMeta+a");
      await paste(content, program);
    },

    /** Waits for the end of the run. @param {RegExp} pattern of the sentence that tells it */
    async ends(pattern) {
      await summary.filter({ hasText: pattern }).waitFor(PATIENCE);
    },
  };
}

/**
 * @param {import("playwright-core").Locator} field
 * @param {string} text
 */
async function paste(field, text) {
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
