/** A request as it comes in -> what is asked, or a QueryError that says what cannot be. Twin of `search/request.py`. */
import { known, number, object, require } from "./checks.js";
import { readBox, readNear, readPolygon, readZoom } from "./places.js";
import { parse } from "./words.js";

/**
 * @typedef {{min?: number | string | null, max?: number | string | null, unknown?: boolean}} Bounds
 * @typedef {{lat: number, lon: number, km?: number | null}} Near
 * @typedef {object} SearchRequest
 * @property {string} [text] words as `words.js` reads them
 * @property {Record<string, string | string[] | Bounds>} [where] facet -> values; column -> bounds, both included
 * @property {Near | null} [near] a point and, where only what is around it is wanted, a radius
 * @property {number[] | null} [bbox] west, south, east, north
 * @property {number[][][] | number[][][][] | null} [polygon] coordinates of a GeoJSON Polygon or MultiPolygon
 * @property {string} [sort] relevance, distance, newest, confirmed, or a column, with a minus for the largest first
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {string[]} [facets] facets to count
 * @property {boolean} [cards] whether hits carry their cards
 * @property {number | null} [cells] zoom of the map whose cells are to be counted
 * @property {string[]} [histograms] columns of which to tell how their values spread
 * @property {string[]} [typical] columns of which to tell the median in each municipality
 *
 * @typedef {{low: number, high: number, unknown: boolean}} Range
 * @typedef {{words: import("./words.js").Words, values: Map<string, Set<string>>, ranges: Map<string, Range>,
 *   near: Near | null, box: number[] | null, sort: string, offset: number, limit: number, facets: string[],
 *   cards: boolean, polygon: import("./geo.js").Point[][][] | null, cells: number | null, histograms: string[],
 *   typical: string[]}} Asked
 * @typedef {Record<string, {kind: string}>} Columns
 */

const KEYS =
  "text where near bbox polygon sort offset limit facets cards cells histograms typical".split(" ");
const SORTS = /** @type {Record<string, string>} */ ({ newest: "-registered_on", confirmed: "-confirmed_on" });
/** The facet by which values are typical. */
export const TOWN = "municipality";
const DAY_MS = 86400000;

/**
 * Check a request against the facets and columns of the index.
 * @param {SearchRequest} request
 * @param {Record<string, unknown>} facets
 * @param {Columns} columns
 * @returns {Asked}
 */
export function readRequest(request, facets, columns) {
  known(request, KEYS, "request");
  const where = object(request.where || {}, "where");
  known(where, [...Object.keys(facets), ...Object.keys(columns)], "where");
  const near = readNear(request.near);
  const text = request.text || "";
  require(typeof text === "string", "text", "is not a text");
  return {
    words: parse(text),
    ...readWhere(where, facets, columns),
    near,
    box: readBox(request.bbox),
    sort: readSort(request.sort || "relevance", columns, near),
    offset: count(request.offset, "offset", 0),
    limit: count(request.limit, "limit", 20),
    facets: names(request.facets, "facets", facets, "names no facet"),
    cards: Boolean(request.cards),
    polygon: readPolygon(request.polygon),
    cells: readZoom(request.cells),
    histograms: names(request.histograms, "histograms", columns, "names no column"),
    typical: names(request.typical, "typical", TOWN in facets ? columns : {}, "names no column"),
  };
}

/**
 * @param {Record<string, any>} where
 * @param {Record<string, unknown>} facets
 * @param {Columns} columns
 */
function readWhere(where, facets, columns) {
  /** @type {Map<string, Set<string>>} */
  const values = new Map();
  /** @type {Map<string, Range>} */
  const ranges = new Map();
  for (const [name, asked] of Object.entries(where)) {
    if (!Object.hasOwn(facets, name)) ranges.set(name, readRange(name, asked, columns[name].kind));
    else values.set(name, readValues(name, asked));
    if (values.get(name)?.size === 0) values.delete(name); // none asked is no filter
  }
  return { values, ranges };
}

/**
 * @param {string} name
 * @param {any} asked
 * @returns {Set<string>}
 */
function readValues(name, asked) {
  const values = typeof asked === "string" ? [asked] : asked;
  const texts = Array.isArray(values) && values.every((value) => typeof value === "string");
  require(texts, `where.${name}`, "is not a value or a list of values");
  return new Set(values);
}

/**
 * @param {string} name
 * @param {any} asked
 * @param {string} kind
 * @returns {Range}
 */
function readRange(name, asked, kind) {
  const bounds = object(asked, `where.${name}`);
  known(bounds, ["min", "max", "unknown"], `where.${name}`);
  const [low, high] = ["min", "max"].map((end) => bound(bounds[end], `where.${name}.${end}`, kind));
  return { low: low ?? -Infinity, high: high ?? Infinity, unknown: Boolean(bounds.unknown) };
}

/**
 * @param {any} value
 * @param {string} name
 * @param {string} kind
 */
function bound(value, name, kind) {
  if (value == null) return null;
  if (kind !== "day") return number(value, name);
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : NaN;
  // The 30th of February is no day, although Date makes one of it.
  const real = !isNaN(time) && new Date(time).toISOString().slice(0, 10) === value && !value.startsWith("0000");
  require(real, name, "is not a day (YYYY-MM-DD)");
  return time / DAY_MS;
}

/**
 * @param {any} asked
 * @param {Columns} columns
 * @param {Near | null} near
 * @returns {string} relevance, distance or a column, with a minus where the largest comes first
 */
function readSort(asked, columns, near) {
  require(typeof asked === "string", "sort", "is not a text");
  require(asked !== "distance" || near, "sort", "by distance needs near");
  const sort = Object.hasOwn(SORTS, asked) ? SORTS[asked] : asked;
  const named = ["relevance", "distance"].includes(sort) || Object.hasOwn(columns, sort.replace(/^-/, ""));
  require(named, "sort", "is not known");
  return sort;
}

/**
 * @param {any} value
 * @param {string} name
 * @param {number} fallback
 * @returns {number}
 */
function count(value, name, fallback) {
  require(value == null || (Number.isInteger(value) && value >= 0), name, "is not a whole number from 0");
  return value ?? fallback;
}

/**
 * @param {any} asked
 * @param {string} part
 * @param {object} known
 * @param {string} fault
 * @returns {string[]}
 */
function names(asked, part, known, fault) {
  const wanted = asked || [];
  const named = Array.isArray(wanted) && wanted.every((name) => typeof name === "string" && Object.hasOwn(known, name));
  require(named, part, fault);
  return wanted;
}
