/** One segment of a bundle: its files, each fetched when it is first needed and kept. */
import { readCards } from "./cards.js";
import { load } from "./codec.js";
import { unpack } from "./columns.js";
import { readLinks } from "./links.js";
import { endsInSpace, keysOf, listsOf, merged, partOf, readLists } from "./postings.js";

/**
 * @typedef {{values: string[], also: Record<string, string[]>}} Facet
 * @typedef {{kind: string, scale: number}} Column
 * @typedef {{id: string, documents: number, lengths: Record<string, number>, postings: string,
 *   words: [string, number[]][],
 *   columns: [string, number, number, number, (number | number[])?, number?][][],
 *   cards: {size: number, ways: import("./cards.js").Way[]}, bounds: number[] | null,
 *   deleted: number[]}} Entry
 * @typedef {{fields: [string, number][], bm25: [number, number], facets: Record<string, Facet>,
 *   columns: Record<string, Column>, segments: Entry[]}} Root
 * @typedef {import("./postings.js").Postings} Postings
 * @typedef {import("./postings.js").Chunk} Chunk
 * @typedef {import("./links.js").Linked} Linked
 */

const POSITION_SCALE = 1e5;

export class Segment {
  /**
   * @param {URL} base the bundle's folder
   * @param {Root} root
   * @param {Entry} entry
   * @param {RequestCache} cache how its files are fetched
   */
  constructor(base, root, entry, cache) {
    this.base = base;
    this.cache = cache;
    this.root = root;
    this.entry = entry;
    /** How many documents are numbered, and how many of them are still there. */
    this.size = entry.documents;
    this.live = this.size - entry.deleted.length;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    this.firsts = Array.from(entry.postings.matchAll(/../gsu), ([gram]) => keysOf(gram)[0]);
    /** @type {[string, number][]} facet and value of each words that go with one, as postings number them */
    this.words = entry.words.flatMap(([facet, values]) => values.map((value) => named(facet, value)));
    this.places = new Map(entry.columns.flatMap((file, number) => file.map(([name], at) => [name, { number, at }])));
  }

  /**
   * Make something once; what fails is tried again the next time.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  once(name, make) {
    const found = this.kept.get(name) ?? make();
    this.kept.set(name, found);
    found.catch(() => this.kept.delete(name));
    return found;
  }

  /**
   * Fetch a file once and read it; a payload that does not fit its description is damaged.
   * @template T
   * @param {string} kind
   * @param {number} number
   * @param {(payload: Uint8Array) => T} read
   */
  file(kind, number, read) {
    return this.once(`${kind}${number}`, async () => {
      const url = new URL(`${this.entry.id}/${kind}${number}.bin`, this.base);
      return read(await load(url, kind, number, this.entry.id, this.cache));
    });
  }

  /**
   * Return id and card of a document.
   * @param {number} document
   * @returns {Promise<{id: string, card?: any}>}
   */
  async card(document) {
    const { size, ways } = this.entry.cards;
    const block = Math.floor(document / size);
    const count = Math.min(size, this.size - block * size);
    return (await this.file("k", block, (payload) => readCards(payload, ways, count)))[document % size];
  }

  /**
   * Return a facet's column: each document's value as an index into the values of this bundle.
   * @param {string} name
   */
  facet(name) {
    return this.once(`facet ${name}`, async () => {
      const unknown = Math.max(this.root.facets[name]?.values.indexOf("unknown") ?? 0, 0);
      return (await this.packed(name)) ?? new Float64Array(this.size).fill(unknown);
    });
  }

  /**
   * Return a column of numbers; unknown is NaN.
   * @param {string} name
   */
  column(name) {
    return this.once(`column ${name}`, async () => {
      const raw = await this.packed(name);
      if (!raw) return new Float64Array(this.size).fill(NaN);
      const { number, at } = /** @type {{number: number, at: number}} */ (this.places.get(name));
      const [, , , , base = 0, unit = 1] = this.entry.columns[number][at];
      const whole = (/** @type {number} */ value) =>
        Array.isArray(base) ? base[value - 1] : base + unit * (value - 1);
      const scale = this.root.columns[name]?.scale ?? (name === "#lat" || name === "#lon" ? POSITION_SCALE : 1);
      return raw.map((value) => (value ? whole(value) / scale : NaN));
    });
  }

  /**
   * @param {string} name
   * @returns {Promise<Float64Array | null>} null where this bundle has no such column
   */
  async packed(name) {
    const place = this.places.get(name);
    if (!place) return null;
    const columns = this.entry.columns[place.number];
    const payload = await this.file("c", place.number, (bytes) => bytes);
    const start = columns.slice(0, place.at).reduce((sum, [, size]) => sum + size, 0);
    const [, size, width, low] = columns[place.at];
    return unpack(payload.subarray(start, start + size), this.size, width, low);
  }

  /**
   * Return the postings of a gram by text field: of the documents' own texts, then of the words of values. A 1-gram
   * stands where 2-grams begin with it.
   * @param {string} gram
   * @returns {Promise<(Postings | null)[]>}
   */
  async postings(gram) {
    const [low, high] = keysOf(gram);
    const first = Math.max(lastNotAbove(this.firsts, low), 0);
    const last = lastNotAbove(this.firsts, high - 1);
    /** @type {Postings[][]} */
    const found = Array.from({ length: 2 * this.root.fields.length }, () => []);
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    for (const chunk of await Promise.all(numbers.map((number) => this.chunk(number)))) {
      const own = listsOf(chunk, gram);
      for (const list of own) found[chunk.fields[list]].push(chunk.lists[list]);
    }
    return found.map(merged);
  }

  /**
   * @param {number} number
   * @returns {Promise<Chunk>}
   */
  chunk(number) {
    const read = (/** @type {Uint8Array} */ payload) =>
      readLists(payload, this.root.fields.length, this.size, this.words.length);
    return this.file("p", number, read);
  }

  /**
   * Return the postings of a 2-gram by text field with what stands after and before.
   * @param {string} gram
   * @returns {Promise<(Linked | null)[]>}
   */
  async linked(gram) {
    const [key] = keysOf(gram);
    const chunk = await this.chunk(Math.max(lastNotAbove(this.firsts, key), 0));
    /** @type {(Linked | null)[]} */
    const found = new Array(2 * this.root.fields.length).fill(null);
    const each = listsOf(chunk, gram).map(async (list) => (found[chunk.fields[list]] = await this.link(chunk, list)));
    await Promise.all(each);
    return found;
  }

  /**
   * Return a list of a chunk with its links.
   * @param {Chunk} chunk
   * @param {number} list
   * @returns {Promise<Linked>}
   */
  async link(chunk, list) {
    const part = partOf(chunk, list);
    const { number, end } = chunk.parts[part];
    const start = part && chunk.parts[part - 1].end;
    const read = (/** @type {Uint8Array} */ payload) =>
      readLinks(payload, chunk.lists.slice(start, end), chunk.keys.slice(start, end).map(endsInSpace));
    return (await this.file("q", number, read))[list - start];
  }
}

/**
 * @param {string} facet
 * @param {number} value
 * @returns {[string, number]}
 */
const named = (facet, value) => [facet, value];

/**
 * Return the index of the last number that is not above another, or -1.
 * @param {number[]} ascending
 * @param {number} number
 */
function lastNotAbove(ascending, number) {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
