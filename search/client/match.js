/** Where a word stands in a segment: which documents have it in which text field, and how often its grams are there. */
import { cover } from "./tokens.js";

/** @typedef {import("./segment.js").Segment} Segment */
/** @typedef {import("./segment.js").Postings} Postings */
/** @typedef {import("./segment.js").Words} Words */

/**
 * A word in one text field: whether each document has it, and the counts of each of its grams by document.
 * @typedef {{found: Uint8Array, counts: Uint32Array[]}} InField
 */

/**
 * Look a normalised word up; null stands for a text field in which none of its grams is.
 * @param {Segment} segment
 * @param {string} word
 * @returns {Promise<(InField | null)[]>} by text field
 */
export async function lookUp(segment, word) {
  const needed = cover(word);
  const grams = [...new Set(needed.map(([gram]) => gram))];
  const [words, ...lists] = await Promise.all([segment.words(), ...grams.map((gram) => segment.postings(gram))]);
  return Promise.all(
    segment.root.fields.map(async ([name], field) => {
      const own = grams.map((_, at) => lists[at][field]);
      const shared = words.filter((entry) => entry.field === name);
      const found = new Uint8Array(segment.size);
      const counts = grams.map((_, at) => ownCounts(own[at], segment.size));
      markOwn(found, needed, grams, own);
      await addShared(segment, word, grams, shared, found, counts);
      return counts.some((each) => each.some(Boolean)) ? { found, counts } : null;
    }),
  );
}

/**
 * @param {Postings | null} places
 * @param {number} size
 */
function ownCounts(places, size) {
  const counts = new Uint32Array(size);
  places?.documents.forEach((document, i) => (counts[document] = places.starts[i + 1] - places.starts[i]));
  return counts;
}

/**
 * Mark the documents in whose own texts the grams stand side by side.
 * @param {Uint8Array} found
 * @param {[string, number][]} needed
 * @param {string[]} grams
 * @param {(Postings | null)[]} own
 */
function markOwn(found, needed, grams, own) {
  const lists = needed.map(([gram]) => own[grams.indexOf(gram)]);
  const [first, ...others] = lists;
  if (!first || others.some((list) => !list)) return;
  const at = lists.map(() => 0);
  first.documents.forEach((document, i) => {
    at[0] = i;
    for (let k = 1; k < lists.length; k++) {
      const { documents } = /** @type {Postings} */ (lists[k]);
      while (at[k] < documents.length && documents[at[k]] < document) at[k]++;
      if (documents[at[k]] !== document) return;
    }
    if (standTogether(/** @type {Postings[]} */ (lists), at, needed)) found[document] = 1;
  });
}

/**
 * Tell whether somewhere in a document every gram stands at its offset.
 * @param {Postings[]} lists
 * @param {number[]} at the document's place in each list
 * @param {[string, number][]} needed
 */
function standTogether(lists, at, needed) {
  const places = lists.map(({ positions, starts }, k) => positions.subarray(starts[at[k]], starts[at[k] + 1]));
  return places[0].some((start) => places.every((own, k) => k === 0 || own.includes(start + needed[k][1])));
}

/**
 * Add what documents have through the words of their values.
 * @param {Segment} segment
 * @param {string} word
 * @param {string[]} grams
 * @param {Words[]} shared
 * @param {Uint8Array} found
 * @param {Uint32Array[]} counts
 */
async function addShared(segment, word, grams, shared, found, counts) {
  await Promise.all(
    shared.map(async ({ facet, value, texts }) => {
      const each = grams.map((gram) => texts.reduce((sum, text) => sum + occurrences(`${text} `, gram), 0));
      if (!each.some(Boolean)) return;
      const whole = texts.some((text) => text.includes(word)) ? 1 : 0;
      const index = segment.root.facets[facet].values.indexOf(value);
      (await segment.facet(facet)).forEach((own, document) => {
        if (own !== index) return;
        found[document] |= whole;
        each.forEach((count, at) => (counts[at][document] += count));
      });
    }),
  );
}

/**
 * Return how often a gram stands in a text, overlaps counted.
 * @param {string} text
 * @param {string} gram
 */
function occurrences(text, gram) {
  let count = 0;
  for (let at = text.indexOf(gram); at >= 0; at = text.indexOf(gram, at + 1)) count++;
  return count;
}
