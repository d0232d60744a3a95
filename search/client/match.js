/** Where a word stands in a segment: which documents have it in which text field, and how often its grams are there. */
import { cover } from "./tokens.js";

/** @typedef {import("./segment.js").Segment} Segment */
/** @typedef {import("./segment.js").Postings} Postings */

/**
 * A word in one text field: the postings of each of its grams, of documents' own texts and of the words of values, and
 * where the whole word stands.
 * @typedef {{own: (Postings | null)[], shared: (Postings | null)[], documents: number[], values: number[]}} InField
 *
 * Whether each document has the word, and the counts of each of its grams by document.
 * @typedef {{found: Uint8Array, counts: Uint32Array[]}} Counted
 */

/**
 * Look a normalised word up.
 * @param {Segment} segment
 * @param {string} word
 * @returns {Promise<InField[]>} by text field
 */
export async function lookUp(segment, word) {
  const needed = cover(word);
  const grams = [...new Set(needed.map(([gram]) => gram))];
  const fetched = (/** @type {boolean} */ placed) =>
    Promise.all(grams.map((gram) => segment.postings(gram, placed)));
  let lists = await fetched(false);
  if (needed.length > 1 && anyHasAll(lists)) lists = await fetched(true);
  const fields = segment.root.fields.length;
  return segment.root.fields.map((_, field) => {
    const [own, shared] = [lists.map((list) => list[field]), lists.map((list) => list[fields + field])];
    return { own, shared, documents: standing(own, needed, grams), values: standing(shared, needed, grams) };
  });
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
 * Tell whether in any text field anything has every gram; where nothing has, nobody needs to know the positions.
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
 * Return where the grams stand side by side; one gram alone stands wherever it is.
 * @param {(Postings | null)[]} lists by gram
 * @param {[string, number][]} needed
 * @param {string[]} grams
 * @returns {number[]} documents, or values
 */
function standing(lists, needed, grams) {
  const each = needed.map(([gram]) => lists[grams.indexOf(gram)]);
  if (!each.every((list) => list !== null)) return [];
  if (each.length === 1) return [...each[0].documents];
  const at = each.map(() => 0);
  return [...each[0].documents].filter((document, i) => {
    at[0] = i;
    for (let k = 1; k < each.length; k++) {
      const { documents } = each[k];
      while (at[k] < documents.length && documents[at[k]] < document) at[k]++;
      if (documents[at[k]] !== document) return false;
    }
    return standTogether(each, at, needed);
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
