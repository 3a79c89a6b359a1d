// Makes what the pages load and nobody writes by hand: bundled scripts and subsets of fonts.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { basename, join } from "node:path";
import subsetFont from "subset-font";
import { makeBundles } from "./bundles.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const theme = join(here, "..");

/**
 * Package → files of its Latin subset. The text's family comes one weight a file: the regular one
 * is all a page waits for.
 */
const FONTS = {
  "@fontsource/bitter": ["bitter-latin-400-normal", "bitter-latin-400-italic", "bitter-latin-700-normal"],
  "@fontsource-variable/instrument-sans": ["instrument-sans-latin-wght-normal"],
  "@fontsource-variable/source-code-pro": ["source-code-pro-latin-wght-normal"],
};

/** The weights that pages use, of a family in which all come in one file. */
const WEIGHTS = { wght: { min: 400, max: 700, default: 400 } };

/**
 * What a page in English is set with. The rest of the Latin subset, mostly accented letters, is
 * half of its weight; a page that uses one falls back to another font for it.
 */
const CHARACTERS = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ..."\u00a0\u00a7\u00a9\u00ab\u00b0\u00b1\u00b5\u00b7\u00bb\u00bd\u00d7\u00e4\u00e9\u00ef\u00f6\u00fc",
  ..."\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2032\u2192\u2212",
].join("");

async function makeFonts() {
  const fonts = join(theme, "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [name, files] of Object.entries(FONTS)) {
    const source = join(here, "node_modules", name);
    for (const file of files) {
      const latin = readFileSync(join(source, `files/${file}.woff2`));
      const ours = await subsetFont(latin, CHARACTERS, {
        targetFormat: "woff2",
        ...(name.includes("variable") ? { variationAxes: WEIGHTS } : {}),
      });
      writeFileSync(join(fonts, `${file}.woff2`), ours);
    }
    copyFileSync(join(source, "LICENSE"), join(fonts, `${basename(name)}-OFL.txt`));
  }
}

await makeBundles(true);
await makeFonts();
