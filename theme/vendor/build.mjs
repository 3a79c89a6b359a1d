// Makes the two vendored parts of the theme: the highlighter's bundle and the fonts.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { basename, join } from "node:path";
import { build } from "esbuild";

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

function copyFonts() {
  const fonts = join(theme, "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [name, files] of Object.entries(FONTS)) {
    const source = join(here, "node_modules", name);
    for (const file of files) {
      copyFileSync(join(source, `files/${file}.woff2`), join(fonts, `${file}.woff2`));
    }
    copyFileSync(join(source, "LICENSE"), join(fonts, `${basename(name)}-OFL.txt`));
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
