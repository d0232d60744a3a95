/** Where a word stands in a segment: which documents have it in which text field, and how often its grams are there. */
import { chain, follow } from "./links.js";
import { cover } from "./tokens.js";
import { parted } from "./words.js";

/** @typedef {import("./segment.js").Segment} Segment */
/** @typedef {import("./segment.js").Postings} Postings */
/** @typedef {import("./links.js").Linked} Linked */
/** @typedef {import("./links.js").Step} Step */

/**
 * A word in one text field: the postings of each of its grams, of documents' own texts and of the words of values, and
 * where the whole word stands.
 * @typedef {{own: (Postings | null)[], shared: (Postings | null)[], documents: number[], values: number[]}} InField
 *
 * Whether each document has the word, and the counts of each of its grams by document.
 * @typedef {{found: Uint8Array, counts: Uint32Array[]}} Counted
 */

/**
 * Look a normalised word up, in all text fields or in the one of which it is asked.
 * @param {Segment} segment
 * @param {string} word
 * @returns {Promise<InField[]>} by text field
 */
export async function lookUp(segment, word) {
  const [only, text] = parted(word);
  const grams = [...new Set(cover(text).map(([gram]) => gram))];
  const lists = await Promise.all(grams.map(async (gram) => within(segment, only, await segment.postings(gram))));
  const { grams: all, steps } = chain(text);
  const follows = steps.length > 0 && anyHasAll(lists);
  const needed = follows ? all.slice(0, steps.length) : [];
  const linked = await Promise.all(needed.map(async (gram) => within(segment, only, await segment.linked(gram))));
  const standing = (/** @type {number} */ field) =>
    steps.length ? following(linked.map((list) => list[field]), steps) : [...(lists[0][field]?.documents ?? [])];
  const fields = segment.root.fields.length;
  return segment.root.fields.map((_, field) => ({
    own: lists.map((list) => list[field]),
    shared: lists.map((list) => list[fields + field]),
    documents: standing(field),
    values: standing(fields + field),
  }));
}

/**
 * Leave only what stands in one text field, if one is named.
 * @template T
 * @param {Segment} segment
 * @param {string} only
 * @param {(T | null)[]} lists of documents' own texts by text field, then of the words of values
 */
function within({ root: { fields } }, only, lists) {
  return only ? lists.map((list, at) => (fields[at % fields.length][0] === only ? list : null)) : lists;
}

/**
 * Count a word's grams in each document, those in the words of its values too: their facets are fetched for it.
 * @param {Segment} segment
 * @param {InField} word
 * @returns {Promise<Counted>}
 */
export async function counted(segment, { own, shared, documents, values }) {
  const found = new Uint8Array(segment.size);
  const counts = own.map((list) => countsOf(list, segment.size));
  documents.forEach((document) => (found[document] = 1));
  await addShared(segment, shared, values, found, counts);
  for (const document of segment.entry.deleted) counts.forEach((count) => (count[document] = 0));
  return { found, counts };
}

/**
 * Tell whether in any text field anything has every gram; where nothing has, nobody needs to know what follows.
 * @param {(Postings | null)[][]} lists by gram and text field
 */
function anyHasAll(lists) {
  return lists[0].some((first, field) =>
    first?.documents.some((document) => lists.every((list) => list[field]?.documents.includes(document))),
  );
}

/**
 * @param {Postings | null} places
 * @param {number} size
 */
function countsOf(places, size) {
  const counts = new Uint32Array(size);
  places?.documents.forEach((document, i) => (counts[document] = places.starts[i + 1] - places.starts[i]));
  return counts;
}

/**
 * Return where grams follow each other.
 * @param {(Linked | null)[]} lists of all grams but the last
 * @param {Step[]} steps
 * @returns {number[]} documents, or values
 */
function following(lists, steps) {
  const each = lists.flatMap((list) => list ?? []);
  if (!each.length || each.length < lists.length) return [];
  const at = each.map(() => 0);
  return [...each[0].documents].filter((document, i) => {
    at[0] = i;
    for (let k = 1; k < each.length; k++) {
      const { documents } = each[k];
      while (at[k] < documents.length && documents[at[k]] < document) at[k]++;
      if (documents[at[k]] !== document) return false;
    }
    return follow(each, at, steps);
  });
}

/**
 * Add what documents have through the words of their values.
 * @param {Segment} segment
 * @param {(Postings | null)[]} lists by gram, of values
 * @param {number[]} whole values whose words have the whole word
 * @param {Uint8Array} found
 * @param {Uint32Array[]} counts
 */
async function addShared(segment, lists, whole, found, counts) {
  const values = [...new Set(lists.flatMap((list) => (list ? [...list.documents] : [])))];
  const each = lists.map((list) => countsOf(list, segment.words.length));
  await Promise.all(
    values.map(async (number) => {
      const [facet, value] = segment.words[number];
      const there = whole.includes(number) ? 1 : 0;
      (await segment.facet(facet)).forEach((own, document) => {
        if (own !== value) return;
        found[document] |= there;
        each.forEach((count, at) => (counts[at][document] += count[number]));
      });
    }),
  );
}
