/** How 2-grams follow each other; `search/links.py` writes it and says why it is enough. */
import { Bits } from "./bits.js";

/**
 * @typedef {import("./postings.js").Postings} Postings
 * Postings with a symbol of the gram after each occurrence and, in documents with several, of the gram before it.
 * @typedef {Postings & {after: Float64Array, before: Float64Array}} Linked
 */

const [FIRST_BITS, NEXT_BITS, COUNT_BITS, LOW_BITS] = [11, 6, 3, 5];
const KANA = 0x3000;
const WIDE = 2 ** 21;
const SPACE = 32;

/**
 * Return lists with their links.
 * @param {Uint8Array} payload
 * @param {Postings[]} lists
 * @param {boolean[]} spaced of each list whether its gram ends in a space
 * @returns {Linked[]}
 */
export function readLinks(payload, lists, spaced) {
  const bits = new Bits(payload);
  const all = lists.map(({ starts }) => Uint32Array.from({ length: starts[starts.length - 1] }, (_, i) => i));
  const after = readStream(bits, all, spaced, 1);
  const again = lists.map(({ starts }, list) => {
    const several = new Uint8Array(all[list].length);
    for (let i = 1; i < starts.length; i++) several.fill(+(starts[i] - starts[i - 1] > 1), starts[i - 1], starts[i]);
    return all[list].filter((at) => several[at]);
  });
  const before = readStream(bits, again, spaced.map(() => false), 0);
  return lists.map((list, i) => {
    const whole = new Float64Array(all[i].length);
    again[i].forEach((at, n) => (whole[at] = before[i][n]));
    return { ...list, after: after[i], before: whole };
  });
}

/**
 * @param {Bits} bits
 * @param {Uint32Array[]} places of each list
 * @param {boolean[]} spaced
 * @param {number} least
 */
function readStream(bits, places, spaced, least) {
  const sizes = places.map(() => bits.golomb(0) + least);
  const alphabets = sizes.map((size, list) => readAlphabet(bits, size, spaced[list]));
  const heads = sizes.map((size) =>
    size > 1 ? [bits.plain(width(size - 1)), bits.golomb(COUNT_BITS), bits.plain(LOW_BITS)] : [0, 0, 0],
  );
  const others = heads.map(([, count, low]) => {
    let next = 0;
    return Array.from({ length: count }, () => (next += bits.rice(low) + 1) - 1);
  });
  return places.map(({ length }, list) => {
    const [most] = heads[list];
    const symbols = new Float64Array(length).fill(alphabets[list][most]);
    for (const at of others[list]) {
      const index = bits.plain(width(sizes[list] - 2));
      symbols[at] = alphabets[list][index + Number(index >= most)];
    }
    return symbols;
  });
}

/**
 * @param {Bits} bits
 * @param {number} size
 * @param {boolean} wide whether symbols hold two characters
 */
function readAlphabet(bits, size, wide) {
  let value = 0;
  return Array.from({ length: size }, (_, i) => {
    value += bits.golomb(wide || !i ? FIRST_BITS : NEXT_BITS) + Number(!wide && i > 0);
    return wide ? value * WIDE + bits.golomb(FIRST_BITS) : value;
  });
}

/** @param {number} largest */
const width = (largest) => 32 - Math.clz32(largest);

/**
 * A step from one gram of a word to the next: what must stand after the one, and before the other.
 * @typedef {{after: (symbol: number) => boolean, before: number}} Step
 */

/**
 * Return the grams of a word, each overlapping the next, and the steps between them; a single character at the end, as
 * in "a b", has a step but no gram.
 * @param {string} word
 * @returns {{grams: string[], steps: Step[]}}
 */
export function chain(word) {
  const codes = Array.from(word, (char) => char.codePointAt(0) ?? 0);
  const at = [...codes.keys()].filter((i) => codes[i] !== SPACE && (i < codes.length - 1 || codes[i - 1] === SPACE));
  const grams = at.filter((i) => i < codes.length - 1).map((i) => String.fromCodePoint(codes[i], codes[i + 1]));
  const steps = at.slice(1).map((next, i) => {
    const [over, second] = [codes[next - 1] === SPACE, (codes[next + 1] ?? 0) ^ KANA];
    const wanted = over ? codes[next] * WIDE + second : second;
    const whole = next + 1 < codes.length;
    return {
      after: (/** @type {number} */ symbol) => (whole ? symbol : Math.floor(symbol / WIDE)) === (whole ? wanted : codes[next]),
      before: (codes[at[i]] ^ KANA) + (over ? WIDE : 0),
    };
  });
  return { grams, steps };
}

/**
 * Tell whether a word's grams follow each other somewhere in a document.
 * @param {Linked[]} lists of all its grams but the last
 * @param {number[]} at the document's place in each list
 * @param {Step[]} steps
 */
export function follow(lists, at, steps) {
  /** @type {Set<number> | null} */
  let reached = null;
  for (const [k, { after, before }] of steps.entries()) {
    const own = occurrences(lists[k], at[k]).filter((i) => after(lists[k].after[i]));
    const through = own.map((i) => !reached || reached.has(i));
    if (!through.includes(true)) return false;
    if (k + 1 === lists.length) return true;
    const next = occurrences(lists[k + 1], at[k + 1]);
    const preceded = next.length > 1 ? next.filter((i) => lists[k + 1].before[i] === before) : next;
    reached = new Set(preceded.filter((_, n) => through[n]));
  }
  return true;
}

/**
 * @param {Postings} list
 * @param {number} i
 */
const occurrences = ({ starts }, i) =>
  Array.from({ length: starts[i + 1] - starts[i] }, (_, n) => starts[i] + n);
