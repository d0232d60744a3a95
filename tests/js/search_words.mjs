/** Text as it is compared and queries as they are read: the golden files that the Python side reads too. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { cover, normalise } from "../../search/client/tokens.js";
import { parse } from "../../search/client/words.js";

/** @param {string} name */
const golden = async (name) => JSON.parse(await readFile(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));
const tokens = await golden("search_tokens");

/** Width, case, dashes, spaces and unseen signs are folded as the golden file says. */
test("normalise", () => {
  for (const [text, expected] of tokens.normalise) assert.equal(normalise(text), expected, text);
});

/** A word is proved by the grams that the golden file names. */
test("cover", () => {
  for (const [word, expected] of tokens.cover) assert.deepEqual(cover(word), expected, word);
});

/** A query is read as the golden file says. */
test("parse", async () => {
  for (const [text, every, none] of await golden("search_words")) assert.deepEqual(parse(text), { every, none }, text);
});

/** Half of a character, which a broken program can leave in a text, becomes the sign for that. */
test("a lone surrogate", () => {
  assert.equal(normalise("海\ud800山"), "海\ufffd山");
});
