// The scripts and styles that are bundled, and how: the highlighter, the playground's bar, its editor, its explorer, exercises, quizzes, a
// reader's progress.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Source → what the pages load. mdBook copies the scripts that are fetched later from the folder of the chapters, their names unchanged. */
const BUNDLES = {
  "highlight.src.mjs": "../highlight.js",
  "../js/playground/main.js": "../playground.js",
  "../js/editor/main.js": "../../src/editor.js",
  "../js/explorer/main.js": "../../src/explorer.js",
  "../js/practice/quiz/main.js": "../../src/quiz.js",
  "../js/practice/exercise/main.js": "../../src/exercise.js",
  "../css/main.css": "../fearless.css",
  "../js/main.js": "../fearless.js",
  "../js/practice/progress/page/main.js": "../../src/progress-page.js",
};

/**
 * A style that a script imports becomes a text in it.
 *
 * @type {import("esbuild").Plugin}
 */
const stylesAsText = {
  name: "styles-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    });
  },
};

/**
 * Makes all of them.
 *
 * @param {boolean} write or else only returned
 * @returns {Promise<{ path: string, text: string }[]>}
 */
export async function makeBundles(write) {
  const made = Object.entries(BUNDLES).map(([source, target]) => build({
    entryPoints: [at(source)],
    outfile: at(target),
    absWorkingDir: at("."),
    // The sources of the editor stand outside of this folder, its packages inside.
    nodePaths: [at("node_modules")],
    bundle: true,
    plugins: source.endsWith(".css") ? [] : [stylesAsText],
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "inline",
    banner: source.startsWith("..") ? { js: `// Bundled by theme/vendor from ${source.slice(3)}.`, css: `/* Bundled by theme/vendor from ${source.slice(3)}. */` } : {},
    write,
    logLevel: "warning",
  }));
  const files = (await Promise.all(made)).flatMap(({ outputFiles }) => outputFiles ?? []);
  return files.map(({ path, text }) => ({ path, text }));
}
