/** One segment of a bundle: its files, each fetched when it is first needed and kept. */
import { Numbers, json, load, unpack } from "./codec.js";

/**
 * @typedef {{values: string[], also: Record<string, string[]>}} Facet
 * @typedef {{kind: string, scale: number}} Column
 * @typedef {{id: string, documents: number, lengths: Record<string, number>, postings: string[],
 *   columns: [string, number, number?, number?][][], cards: number[], bounds: number[] | null}} Entry
 * @typedef {{fields: [string, number][], bm25: [number, number], facets: Record<string, Facet>,
 *   columns: Record<string, Column>, segments: Entry[]}} Root
 * @typedef {{documents: Uint32Array, starts: Uint32Array, positions: Uint32Array}} Postings
 *   the positions of the i-th document stand from starts[i] to starts[i + 1]; in those of a 1-gram they have no order
 * @typedef {{field: string, facet: string, value: string, texts: string[]}} Words
 */

const POSITION_SCALE = 1e5;

export class Segment {
  /**
   * @param {URL} base the bundle's folder
   * @param {Root} root
   * @param {Entry} entry
   */
  constructor(base, root, entry) {
    this.base = base;
    this.root = root;
    this.entry = entry;
    this.size = entry.documents;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    this.firsts = entry.postings.map(keyOf);
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
      return read(await load(url, kind, number, this.entry.id));
    });
  }

  /** @returns {Promise<string[]>} ids by document number */
  ids() {
    return this.file("i", 0, json);
  }

  /** @returns {Promise<Words[]>} the words that go with values */
  words() {
    const named = (/** @type {any[]} */ [field, facet, value, texts]) => ({ field, facet, value, texts });
    return this.file("w", 0, (payload) => json(payload).map(named));
  }

  /**
   * Return id and card of a document.
   * @param {number} document
   * @returns {Promise<[string, object]>}
   */
  async card(document) {
    const number = lastNotAbove(this.entry.cards, document);
    const block = await this.file("k", number, json);
    return block[document - this.entry.cards[number]];
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
      const [, , base = 0, unit = 1] = this.entry.columns[number][at];
      const scale = this.root.columns[name]?.scale ?? (name === "#lat" || name === "#lon" ? POSITION_SCALE : 1);
      return raw.map((value) => (value ? (base + unit * (value - 1)) / scale : NaN));
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
    const sizes = columns.map(([, bits]) => Math.ceil((this.size * bits) / 8));
    const payload = await this.file("c", place.number, (bytes) => bytes);
    const start = sizes.slice(0, place.at).reduce((sum, size) => sum + size, 0);
    return unpack(payload.subarray(start, start + sizes[place.at]), this.size, columns[place.at][1]);
  }

  /**
   * Return a gram's places in the documents' own texts, by text field; a 1-gram stands where 2-grams begin with it.
   * @param {string} gram
   * @returns {Promise<(Postings | null)[]>}
   */
  async postings(gram) {
    const [low, high] = [...gram].length === 2 ? [keyOf(gram), keyOf(gram) + 1] : [keyOf(gram), keyOf(gram) + SPAN];
    const first = Math.max(lastNotAbove(this.firsts, low), 0);
    const last = lastNotAbove(this.firsts, high - 1);
    const chunks = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, i) => this.file("p", first + i, readChunk)),
    );
    const fields = this.root.fields.length;
    const found = chunks.flatMap((chunk) =>
      chunk.keys.flatMap((key, at) => (key >= low && key < high ? [readPlaces(chunk, at, fields)] : [])),
    );
    return this.root.fields.map((_, field) => merged(found.map((places) => places[field])));
  }
}

const SPAN = 0x110000;

/**
 * Return a number that orders grams by their code points.
 * @param {string} gram
 */
function keyOf(gram) {
  const [one, two] = [...gram].map((char) => char.codePointAt(0) ?? 0);
  return one * SPAN + (two ?? 0);
}

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

/**
 * @typedef {{keys: number[], starts: number[], payload: Uint8Array}} Chunk
 * @param {Uint8Array} payload
 * @returns {Chunk}
 */
function readChunk(payload) {
  const numbers = new Numbers(payload);
  const count = numbers.next();
  const [keys, starts] = [new Array(count), new Array(count)];
  for (let i = 0, char = 0, start = 0; i < count; i++) {
    char += numbers.next();
    keys[i] = char * SPAN + numbers.next();
    starts[i] = start;
    start += numbers.next();
  }
  return { keys, starts: starts.map((start) => start + numbers.at), payload };
}

/**
 * @param {Chunk} chunk
 * @param {number} at
 * @param {number} fields
 * @returns {(Postings | null)[]}
 */
function readPlaces(chunk, at, fields) {
  const numbers = new Numbers(chunk.payload, chunk.starts[at]);
  return Array.from({ length: fields }, () => {
    const count = numbers.next();
    if (!count) return null;
    const documents = numbers.ascending(count);
    const starts = new Uint32Array(count + 1);
    for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + numbers.next() + 1;
    const positions = new Uint32Array(starts[count]);
    for (let i = 0; i < count; i++) positions.set(numbers.ascending(starts[i + 1] - starts[i]), starts[i]);
    return { documents, starts, positions };
  });
}

/**
 * Return the places of several grams as those of one.
 * @param {(Postings | null)[]} each
 * @returns {Postings | null}
 */
function merged(each) {
  const known = each.filter((places) => places !== null);
  if (known.length < 2) return known[0] ?? null;
  /** @type {Map<number, number[]>} */
  const all = new Map();
  for (const { documents, starts, positions } of known) {
    documents.forEach((document, i) => {
      const own = all.get(document) ?? [];
      own.push(...positions.subarray(starts[i], starts[i + 1]));
      all.set(document, own);
    });
  }
  const documents = Uint32Array.from(all.keys()).sort();
  const places = Array.from(documents, (document) => all.get(document) ?? []);
  const starts = new Uint32Array(documents.length + 1);
  places.forEach((own, i) => (starts[i + 1] = starts[i] + own.length));
  return { documents, starts, positions: Uint32Array.from(places.flat()) };
}
