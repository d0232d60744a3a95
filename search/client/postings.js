/** Chunks of postings: which documents have a gram how often; `search/postings.py` writes them. */
import { Bits, riceBits } from "./bits.js";

/**
 * Who has a gram in a text field: documents, or values of facets whose words have it. The occurrences of the i-th are
 * those from starts[i] to starts[i + 1].
 * @typedef {{documents: Uint32Array, starts: Uint32Array}} Postings
 *
 * The lists of neighbouring grams; their links stand in files of their own, each for the lists below `end`.
 * @typedef {{keys: number[], fields: number[], lists: Postings[], parts: {number: number, end: number}[]}} Chunk
 */

const SPAN = 0x110000;
const SECOND_BITS = 5;

/**
 * Return the numbers from and below which the keys of a gram lie; those of a 1-gram are all that begin with it.
 * @param {string} gram
 */
export function keysOf(gram) {
  const [one, two] = [...gram].map((char) => char.codePointAt(0) ?? 0);
  const key = one * SPAN + (two ?? 0);
  return [key, key + (two === undefined ? SPAN : 1)];
}

/** @param {number} key of a 2-gram */
export const endsInSpace = (key) => key % SPAN === 32;

/**
 * @param {Uint8Array} payload
 * @param {number} fields text fields
 * @param {number} documents
 * @param {number} values that have words
 * @returns {Chunk}
 */
export function readLists(payload, fields, documents, values) {
  const bits = new Bits(payload);
  const [first, parts] = [bits.golomb(0), bits.golomb(0) + 1];
  /** @type {Chunk} */
  const chunk = { keys: [], fields: [], lists: [], parts: [] };
  let count = 0;
  for (let i = 0; i < parts; i++) chunk.parts.push({ number: first + i, end: (count += bits.golomb(0)) });
  /** @type {number[]} */
  const sizes = [];
  for (let i = 0, one = 0, two = 0; i < count; i++) {
    const gap = bits.golomb(0);
    one += gap;
    two = bits.golomb(SECOND_BITS) + (gap ? 0 : two);
    chunk.keys.push(one * SPAN + two);
    chunk.fields.push(bits.golomb(0) ^ (fields - 1));
    sizes.push(bits.golomb(0) + 1);
  }
  const all = sizes.map((size, i) => readGaps(bits, size, chunk.fields[i] < fields ? documents : values));
  const several = sizes.map(() => bits.golomb(0));
  const which = several.map((size, i) => readGaps(bits, size, sizes[i]));
  chunk.lists = all.map((documents, i) => ({ documents, starts: readStarts(bits, documents.length, which[i]) }));
  return chunk;
}

/**
 * @param {Bits} bits
 * @param {number} count
 * @param {number} range
 */
function readGaps(bits, count, range) {
  const numbers = new Uint32Array(count);
  const low = riceBits(range, count);
  for (let i = 0, next = 0; i < count; i++) next = 1 + (numbers[i] = next + bits.rice(low));
  return numbers;
}

/**
 * @param {Bits} bits
 * @param {number} count
 * @param {Uint32Array} several which of these have the gram more than once
 */
function readStarts(bits, count, several) {
  const starts = new Uint32Array(count + 1).fill(1, 1);
  for (const i of several) starts[i + 1] = bits.golomb(0) + 2;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  return starts;
}

/**
 * Return the part of a chunk in which a list's links stand.
 * @param {Chunk} chunk
 * @param {number} list
 */
export const partOf = ({ parts }, list) => parts.findIndex(({ end }) => list < end);

/**
 * Return the numbers of a gram's lists in a chunk.
 * @param {Chunk} chunk
 * @param {string} gram
 */
export function listsOf({ keys }, gram) {
  const [low, high] = keysOf(gram);
  return [...keys.keys()].filter((list) => keys[list] >= low && keys[list] < high);
}

/**
 * Return several lists as one.
 * @param {Postings[]} lists
 * @returns {Postings | null}
 */
export function merged(lists) {
  if (lists.length < 2) return lists[0] ?? null;
  /** @type {Map<number, number>} */
  const all = new Map();
  for (const { documents, starts } of lists) {
    documents.forEach((document, i) => all.set(document, (all.get(document) ?? 0) + starts[i + 1] - starts[i]));
  }
  const documents = Uint32Array.from(all.keys()).sort();
  const starts = new Uint32Array(documents.length + 1);
  documents.forEach((document, i) => (starts[i + 1] = starts[i] + (all.get(document) ?? 0)));
  return { documents, starts };
}
