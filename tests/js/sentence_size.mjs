/** What a reader's phone has to fetch to understand sentences. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The understanding of sentences, without its lexicon, stays within 4 KiB as gzip sends it. */
test("the size of the sentence module", async () => {
  const entry = fileURLToPath(new URL("../../search/client/sentence.js", import.meta.url));
  const made = await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", target: "es2022", write: false });
  const bytes = gzipSync(made.outputFiles[0].contents, { level: 9 }).length;
  assert.ok(bytes <= 4096, `${bytes} bytes`);
});

/** The finding of names, without the names, stays within 2 KiB as gzip sends it. */
test("the size of the suggestions module", async () => {
  const entry = fileURLToPath(new URL("../../search/client/suggest.js", import.meta.url));
  const made = await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", target: "es2022", write: false });
  const bytes = gzipSync(made.outputFiles[0].contents, { level: 9 }).length;
  assert.ok(bytes <= 2048, `${bytes} bytes`);
});
