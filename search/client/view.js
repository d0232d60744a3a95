/** The answer to a request from all segments together. */
import { count, filter, without } from "./filter.js";
import { cells } from "./geo.js";
import { scoreAll } from "./rank.js";
import { TOWN, readRequest } from "./request.js";
import { Segment } from "./segment.js";
import { histogram, typical } from "./summary.js";

/**
 * @typedef {import("./request.js").SearchRequest} SearchRequest
 * @typedef {import("./request.js").Asked} Asked
 * @typedef {import("./segment.js").Root} Root
 * @typedef {import("./filter.js").Passed} Passed
 *
 * @typedef {{s: number, i: number}} Place segment and document
 * @typedef {{id: string, score: number, km: number | null, card: any}} Hit
 * @typedef {object} SearchResult
 * @property {number} total
 * @property {Hit[]} hits
 * @property {Record<string, Record<string, number>>} facets
 * @property {import("./geo.js").Cell[]} [cells]
 * @property {Record<string, import("./summary.js").Histogram>} [histograms]
 * @property {Record<string, Record<string, {count: number, median: number}>>} [typical]
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
    this.documents = this.segments.reduce((sum, segment) => sum + segment.live, 0);
    /** @type {Record<string, {values: string[]}>} facet -> its values in the order in which they are shown */
    this.facets = Object.create(null);
    for (const { root } of roots) {
      for (const [name, { values }] of Object.entries(root.facets)) {
        this.facets[name] = { values: [...new Set([...(this.facets[name]?.values ?? []), ...values])] };
      }
    }
    /** @type {Record<string, {kind: string, scale: number}>} column -> `number` or `day`, and its steps in one unit */
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
    const more = await this.#more(asked, order, passed);
    return { total: order.length, hits: await Promise.all(hits), facets, ...more };
  }

  /**
   * Return what was asked about the documents found as a whole.
   * @param {Asked} asked
   * @param {Place[]} order
   * @param {Passed[]} passed
   */
  async #more(asked, order, passed) {
    /** @type {Pick<SearchResult, "cells" | "histograms" | "typical">} */
    const more = {};
    if (asked.cells !== null) more.cells = cells(await this.#places(order), asked.cells);
    if (asked.histograms.length) {
      more.histograms = await byName(asked.histograms, async (name) => {
        const all = passed.flatMap((own, s) => without(name, own).map((i) => ({ s, i })));
        return histogram(await this.#whole(name, all), this.columns[name].scale);
      });
    }
    if (asked.typical.length) {
      const towns = await Promise.all(this.segments.map((segment) => segment.facet(TOWN)));
      const groups = order.map(({ s, i }) => this.segments[s].root.facets[TOWN]?.values[towns[s][i]] ?? "unknown");
      more.typical = await byName(asked.typical, async (name) =>
        typical(await this.#whole(name, order), groups, this.columns[name].scale),
      );
    }
    return more;
  }

  /**
   * @param {Place[]} order
   * @returns {Promise<[number, number][]>} latitudes and longitudes
   */
  async #places(order) {
    const of = (/** @type {string} */ name) => Promise.all(this.segments.map((segment) => segment.column(name)));
    const [lats, lons] = await Promise.all([of("#lat"), of("#lon")]);
    return order.map(({ s, i }) => [lats[s][i], lons[s][i]]);
  }

  /**
   * Return documents' values of a column in whole steps; unknown is NaN.
   * @param {string} name
   * @param {Place[]} places
   */
  async #whole(name, places) {
    const columns = await Promise.all(this.segments.map((segment) => segment.column(name)));
    return places.map(({ s, i }) => Math.round(columns[s][i] * this.columns[name].scale));
  }

  /**
   * Return the matching documents in their order, at least down to the end of the page; unknown comes last. Equals
   * stand as everywhere: last confirmed first, then by id. That is how each segment numbers them.
   * @param {Asked} asked
   * @param {Float64Array[]} scores
   * @param {Passed[]} passed
   */
  async #order({ sort, offset, limit }, scores, passed) {
    /** @type {Place[]} */
    const found = [];
    for (const [s, { failed }] of passed.entries()) failed.forEach((n, i) => !n && found.push({ s, i }));
    /** @type {number[][][]} */
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
    if (this.segments.length > 1) await this.#byId(found, differ, offset + limit);
    return found;
  }

  /**
   * Put those that are equal, but in several segments, in the order of their ids, as far as the page reaches.
   * @param {Place[]} found
   * @param {(a: Place, b: Place) => number} differ
   * @param {number} stop
   */
  async #byId(found, differ, stop) {
    for (let at = 0, end = 1; at < Math.min(stop, found.length); at = end++) {
      while (end < found.length && !differ(found[at], found[end])) end++;
      if (found[at].s === found[end - 1].s) continue;
      const equal = found.slice(at, end);
      const firsts = equal.filter(({ s }, i) => i < stop - at || equal[i - (stop - at)].s !== s);
      const ids = new Map(
        await Promise.all(firsts.map(async (place) => entryOf(place, (await this.segments[place.s].card(place.i)).id))),
      );
      firsts.sort((a, b) => ((ids.get(a) ?? "") < (ids.get(b) ?? "") ? -1 : 1));
      found.splice(at, end - at, ...firsts, ...equal.filter((place) => !ids.has(place)));
    }
  }

  /**
   * Yield what documents are sorted by, each by segment.
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
    else if (sort !== "relevance") yield column(sort);
    if (this.segments.length > 1) yield column("-confirmed_on");
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
    const { id, card } = await segment.card(i);
    return { id, score, km: kms && !isNaN(kms[i]) ? kms[i] : null, card: cards ? (card ?? {}) : null };
  }
}

/**
 * @param {Place} place
 * @param {string} id
 * @returns {[Place, string]}
 */
const entryOf = (place, id) => [place, id];

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

/**
 * @template T
 * @param {string[]} names
 * @param {(name: string) => Promise<T>} make
 * @returns {Promise<Record<string, T>>}
 */
async function byName(names, make) {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await make(name)])));
}
