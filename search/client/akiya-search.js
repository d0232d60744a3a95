/**
 * The search of the static site: opens one bundle or several and answers as `akiya search` does.
 *
 * No DOM in here and below: it runs in a browser and in Node alike.
 */
import { BundleError, json, load } from "./codec.js";
import { count, filter } from "./filter.js";
import { scoreAll } from "./rank.js";
import { QueryError, readRequest } from "./request.js";
import { Segment } from "./segment.js";

/**
 * @typedef {import("./request.js").SearchRequest} SearchRequest
 * @typedef {import("./request.js").Asked} Asked
 * @typedef {import("./segment.js").Root} Root
 * @typedef {import("./filter.js").Passed} Passed
 *
 * @typedef {{id: string, score: number, km: number | null, card: any}} Hit
 * @typedef {{total: number, hits: Hit[], facets: Record<string, Record<string, number>>}} SearchResult
 */

const NO_SEGMENT = "0".repeat(16);

/**
 * Open a bundle, or several as if they were one.
 * @param {string | URL | (string | URL)[]} urls folders that hold a `root.bin`
 */
export async function openIndex(urls) {
  const bases = (Array.isArray(urls) ? urls : [urls]).map(folder);
  const roots = await Promise.all(bases.map(async (base) => ({ base, root: await openRoot(base) })));
  return new Index(roots);
}

/** @param {string | URL} url */
function folder(url) {
  const base = new URL(url, globalThis.location?.href);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

/**
 * @param {URL} base
 * @returns {Promise<Root>}
 */
async function openRoot(base) {
  return json(await load(new URL("root.bin", base), "r", 0, NO_SEGMENT));
}

/** An open index. */
export class Index {
  /** @param {{base: URL, root: Root}[]} roots */
  constructor(roots) {
    this.segments = roots.flatMap(({ base, root }) => root.segments.map((entry) => new Segment(base, root, entry)));
    /** How many documents there are. */
    this.documents = this.segments.reduce((sum, segment) => sum + segment.size, 0);
    /** @type {Record<string, {values: string[]}>} facet -> its values in the order in which they are shown */
    this.facets = Object.create(null);
    for (const { root } of roots) {
      for (const [name, { values }] of Object.entries(root.facets)) {
        this.facets[name] = { values: [...new Set([...(this.facets[name]?.values ?? []), ...values])] };
      }
    }
    /** @type {Record<string, {kind: string}>} column -> `number` or `day` */
    this.columns = Object.assign(Object.create(null), ...roots.map(({ root }) => root.columns));
  }

  /**
   * Answer a request. Throws QueryError where it cannot be answered, BundleError where the bundle cannot be read.
   * @param {SearchRequest} [request]
   * @returns {Promise<SearchResult>}
   */
  async search(request = {}) {
    const asked = readRequest(request, this.facets, this.columns);
    const scores = await scoreAll(this.segments, asked.words);
    const passed = await Promise.all(this.segments.map((segment, s) => filter(segment, asked, scores[s])));
    const [order, facets] = await Promise.all([this.#order(asked, scores, passed), this.#count(asked.facets, passed)]);
    const page = order.slice(asked.offset, asked.offset + asked.limit);
    const hits = page.map(({ s, i }) => this.#hit(s, i, scores[s][i], passed[s].kms, asked.cards));
    return { total: order.length, hits: await Promise.all(hits), facets };
  }

  /**
   * Return the matching documents in their order; unknown comes last, and the smaller id first among equals.
   * @param {Asked} asked
   * @param {Float64Array[]} scores
   * @param {Passed[]} passed
   */
  async #order({ sort }, scores, passed) {
    const keysOf = this.segments.map((segment, s) => sortKeys(segment, sort, scores[s], passed[s].kms));
    const keys = await Promise.all(keysOf);
    // In one segment the order of numbers is that of ids.
    const ids = this.segments.length > 1 ? await Promise.all(this.segments.map((segment) => segment.ids())) : [];
    /** @type {{s: number, i: number}[]} */
    const found = [];
    for (const [s, { failed }] of passed.entries()) failed.forEach((n, i) => !n && found.push({ s, i }));
    return found.sort(
      (a, b) =>
        // Two unknowns differ by NaN, which is as false as no difference.
        keys[a.s][0][a.i] - keys[b.s][0][b.i] ||
        keys[a.s][1][a.i] - keys[b.s][1][b.i] ||
        (a.s === b.s ? a.i - b.i : ids[a.s][a.i] < ids[b.s][b.i] ? -1 : ids[a.s][a.i] > ids[b.s][b.i] ? 1 : a.s - b.s),
    );
  }

  /**
   * @param {string[]} names
   * @param {Passed[]} passed
   */
  async #count(names, passed) {
    const tallies = names.map(async (name) => {
      /** @type {Record<string, number>} */
      const tally = Object.fromEntries(this.facets[name].values.map((value) => [value, 0]));
      for (const [s, segment] of this.segments.entries()) await count(segment, name, passed[s], tally);
      return [name, tally];
    });
    return Object.fromEntries(await Promise.all(tallies));
  }

  /**
   * @param {number} s
   * @param {number} i
   * @param {number} score
   * @param {Float64Array | null} kms
   * @param {boolean} cards
   * @returns {Promise<Hit>}
   */
  async #hit(s, i, score, kms, cards) {
    const segment = this.segments[s];
    const [id, card] = cards ? await segment.card(i) : [(await segment.ids())[i], null];
    return { id, score, km: kms && !isNaN(kms[i]) ? kms[i] : null, card };
  }
}

/**
 * Return two numbers by which each document is sorted, the smaller first; unknown is infinite.
 * @param {Segment} segment
 * @param {string} sort
 * @param {Float64Array} scores
 * @param {Float64Array | null} kms
 * @returns {Promise<[Float64Array, Float64Array]>}
 */
async function sortKeys(segment, sort, scores, kms) {
  const signed = (/** @type {Float64Array} */ column, /** @type {number} */ sign) =>
    column.map((value) => (isNaN(value) ? Infinity : sign * value));
  if (sort === "relevance") return [signed(scores, -1), signed(await segment.column("confirmed_on"), -1)];
  const column = sort === "distance" && kms ? kms : await segment.column(sort.replace(/^-/, ""));
  return [signed(column, sort.startsWith("-") ? -1 : 1), new Float64Array(segment.size)];
}

export { BundleError, QueryError };
