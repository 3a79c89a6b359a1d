// The bundled scripts are what their sources make: `npm run build` in theme/vendor was not forgotten.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { makeBundles } from "../../../theme/vendor/bundles.mjs";

for (const { path, text } of await makeBundles(false)) {
  test(path.split("/").slice(-2).join("/"), async () => {
    assert.ok(await readFile(path, "utf8") === text, "run `npm run build` in theme/vendor");
  });
}
