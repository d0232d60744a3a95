/** What a reader's phone has to fetch for the tour. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Size in bytes as a host would send the module with all that it imports at once. @param {string} name */
async function weight(name) {
  const entry = fileURLToPath(new URL(`../../themes/akiya/static/js/tour/${name}`, import.meta.url));
  const lazy = { name: "lazy", setup: (/** @type {import("esbuild").PluginBuild} */ { onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : null)) };
  const made = await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", target: "es2022", write: false, plugins: [lazy] });
  return brotliCompressSync(made.outputFiles[0].contents).length;
}

test("the viewer stays under 6 KiB, and what every listing page loads under 700 bytes", async () => {
  assert.ok((await weight("viewer.js")) < 6 * 1024);
  assert.ok((await weight("start.js")) < 700);
});

test("what only some devices need is small too", async () => {
  assert.ok((await weight("motion.js")) < 800);
  assert.ok((await weight("strip.js")) < 700);
});
