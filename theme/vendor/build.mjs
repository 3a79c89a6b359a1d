// Makes the two vendored parts of the theme: the highlighter's bundle and the fonts.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const theme = join(here, "..");
const fontsource = join(here, "node_modules/@fontsource-variable");

/** Packaged family → files of its Latin subset, as they are named in theme/fonts. */
const FONTS = {
  bitter: { normal: "bitter-latin.woff2", italic: "bitter-latin-italic.woff2" },
  "instrument-sans": { normal: "instrument-sans-latin.woff2" },
  "source-code-pro": { normal: "source-code-pro-latin.woff2" },
};

function copyFonts() {
  const fonts = join(theme, "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [family, styles] of Object.entries(FONTS)) {
    for (const [style, name] of Object.entries(styles)) {
      copyFileSync(join(fontsource, family, `files/${family}-latin-wght-${style}.woff2`), join(fonts, name));
    }
    copyFileSync(join(fontsource, family, "LICENSE"), join(fonts, `${family}-OFL.txt`));
  }
}

await build({
  entryPoints: [join(here, "highlight.src.mjs")],
  outfile: join(theme, "highlight.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "inline",
  logLevel: "info",
});
copyFonts();
