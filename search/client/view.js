/** The answer to a request from all segments together. */
import { count, filter } from "./filter.js";
import { scoreAll } from "./rank.js";
import { readRequest } from "./request.js";
import { Segment } from "./segment.js";

/**
 * @typedef {import("./request.js").SearchRequest} SearchRequest
 * @typedef {import("./request.js").Asked} Asked
 * @typedef {import("./segment.js").Root} Root
 * @typedef {import("./filter.js").Passed} Passed
 *
 * @typedef {{s: number, i: number}} Place segment and document
 * @typedef {{id: string, score: number, km: number | null, card: any}} Hit
 * @typedef {{total: number, hits: Hit[], facets: Record<string, Record<string, number>>}} SearchResult
 */

/** What the roots name at one time. */
export class View {
  /**
   * @param {{base: URL, root: Root}[]} roots
   * @param {RequestCache} cache how files are fetched
   */
  constructor(roots, cache) {
    this.segments = roots.flatMap(({ base, root }) =>
      root.segments.map((entry) => new Segment(base, root, entry, cache)),
    );
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
  async #order({ sort, offset, limit }, scores, passed) {
    /** @type {Place[]} */
    const found = [];
    for (const [s, { failed }] of passed.entries()) failed.forEach((n, i) => !n && found.push({ s, i }));
    /** @type {(number | string)[][][]} */
    const keys = [];
    const differ = (/** @type {Place} */ a, /** @type {Place} */ b) => {
      for (const level of keys) {
        const [one, two] = [level[a.s][a.i], level[b.s][b.i]];
        if (one !== two) return one < two ? -1 : 1;
      }
      return 0;
    };
    // What decides between equals is fetched only where there are equals on the page.
    for (const level of this.#levels(sort, scores, passed)) {
      keys.push(await level());
      found.sort((a, b) => differ(a, b) || a.s - b.s || a.i - b.i);
      const page = found.slice(0, offset + limit + 1);
      if (!page.some((place, at) => at > 0 && !differ(page[at - 1], place))) break;
    }
    return found;
  }

  /**
   * Yield what documents are sorted by, first, second and last, each by segment. In one segment the order of numbers is
   * that of ids.
   * @param {string} sort
   * @param {Float64Array[]} scores
   * @param {Passed[]} passed
   * @returns {Generator<() => Promise<any[]>>}
   */
  *#levels(sort, scores, passed) {
    const all = (/** @type {(segment: Segment, s: number) => Promise<any>} */ make) => () =>
      Promise.all(this.segments.map(make));
    const column = (/** @type {string} */ name) => all((segment) => sortKeys(segment, name));
    if (sort === "relevance") yield all(async (_, s) => signed(scores[s], -1));
    if (sort === "distance") yield all(async (_, s) => signed(passed[s].kms ?? scores[s], 1));
    else yield column(sort === "relevance" ? "-confirmed_on" : sort);
    if (this.segments.length > 1) yield all((segment) => segment.ids());
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
 * Return numbers by which to sort, the smaller first; unknown is infinite.
 * @param {Float64Array} column
 * @param {number} sign
 */
const signed = (column, sign) => column.map((value) => (isNaN(value) ? Infinity : sign * value));

/**
 * @param {Segment} segment
 * @param {string} name of a column, with a minus where the largest comes first
 */
async function sortKeys(segment, name) {
  return signed(await segment.column(name.replace(/^-/, "")), name.startsWith("-") ? -1 : 1);
}
