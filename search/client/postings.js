/** Chunks of postings: which documents have a gram how often, and where; `search/postings.py` writes them. */
import { Bits, riceBits } from "./bits.js";

/**
 * Who has a gram in a text field: documents, or values of facets whose words have it. The positions of the i-th stand
 * from starts[i] to starts[i + 1]; in those of a 1-gram they have no order; they are empty where nobody asked for them.
 * @typedef {{documents: Uint32Array, starts: Uint32Array, positions: Uint32Array}} Postings
 *
 * The lists of neighbouring grams; their positions stand in files of their own, each for the lists below `end`.
 * @typedef {{keys: number[], fields: number[], lists: Postings[], parts: {number: number, end: number}[]}} Chunk
 */

const SPAN = 0x110000;
const SECOND_BITS = 5;
const NOWHERE = new Uint32Array();

/**
 * Return the numbers from and below which the keys of a gram lie; those of a 1-gram are all that begin with it.
 * @param {string} gram
 */
export function keysOf(gram) {
  const [one, two] = [...gram].map((char) => char.codePointAt(0) ?? 0);
  const key = one * SPAN + (two ?? 0);
  return [key, key + (two === undefined ? SPAN : 1)];
}

/**
 * @param {Uint8Array} payload
 * @param {number} fields text fields
 * @param {number} documents
 * @param {number} values that have words
 * @returns {Chunk}
 */
export function readLists(payload, fields, documents, values) {
  const bits = new Bits(payload);
  const width = 32 - Math.clz32(2 * fields - 1);
  const [first, parts] = [bits.golomb(0), bits.golomb(0) + 1];
  /** @type {Chunk} */
  const chunk = { keys: [], fields: [], lists: [], parts: [] };
  let count = 0;
  for (let i = 0; i < parts; i++) chunk.parts.push({ number: first + i, end: (count += bits.golomb(0)) });
  const sizes = [];
  for (let i = 0, one = 0, two = 0; i < count; i++) {
    const gap = bits.golomb(0);
    one += gap;
    two = bits.golomb(SECOND_BITS) + (gap ? 0 : two);
    chunk.keys.push(one * SPAN + two);
    chunk.fields.push(bits.plain(width));
    sizes.push(bits.golomb(0) + 1);
  }
  const all = sizes.map((size, i) => readGaps(bits, size, chunk.fields[i] < fields ? documents : values));
  chunk.lists = all.map((documents) => ({ documents, starts: readStarts(bits, documents.length), positions: NOWHERE }));
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
 */
function readStarts(bits, count) {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + bits.golomb(0) + 1;
  return starts;
}

/**
 * Return the part of a chunk in which a list's positions stand.
 * @param {Chunk} chunk
 * @param {number} list
 */
export const partOf = ({ parts }, list) => parts.findIndex(({ end }) => list < end);

/**
 * Return the lists of a part with their positions.
 * @param {Chunk} chunk
 * @param {number} part
 * @param {Uint8Array} payload
 */
export function readPlaces({ lists, parts }, part, payload) {
  const bits = new Bits(payload);
  const own = lists.slice(part && parts[part - 1].end, parts[part].end);
  const low = own.map(() => bits.plain(5));
  return own.map((list, i) => ({ ...list, positions: readPositions(bits, list, low[i]) }));
}

/**
 * @param {Bits} bits
 * @param {Postings} list
 * @param {number} low
 */
function readPositions(bits, { documents, starts }, low) {
  const positions = new Uint32Array(starts[documents.length]);
  for (let i = 0; i < documents.length; i++) {
    for (let at = starts[i], next = 0; at < starts[i + 1]; at++) next = 1 + (positions[at] = next + bits.rice(low));
  }
  return positions;
}

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
  /** @type {Map<number, [number, number[]]>} */
  const all = new Map();
  for (const { documents, starts, positions } of lists) {
    documents.forEach((document, i) => {
      const [count, own] = all.get(document) ?? [0, []];
      own.push(...positions.subarray(starts[i], starts[i + 1]));
      all.set(document, [count + starts[i + 1] - starts[i], own]);
    });
  }
  const documents = Uint32Array.from(all.keys()).sort();
  const starts = new Uint32Array(documents.length + 1);
  documents.forEach((document, i) => (starts[i + 1] = starts[i] + (all.get(document)?.[0] ?? 0)));
  const positions = Array.from(documents, (document) => all.get(document)?.[1] ?? []);
  return { documents, starts, positions: Uint32Array.from(positions.flat()) };
}
