/** A request as it comes in -> what is asked, or a QueryError that says what cannot be. Twin of `search/request.py`. */
import { parse } from "./words.js";

/** A request that cannot be answered; the message says which part of it, in English, for programs. */
export class QueryError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "QueryError";
  }
}

/**
 * @typedef {{min?: number | string | null, max?: number | string | null, unknown?: boolean}} Bounds
 * @typedef {{lat: number, lon: number, km?: number | null}} Near
 * @typedef {object} SearchRequest
 * @property {string} [text] words as `words.js` reads them
 * @property {Record<string, string | string[] | Bounds>} [where] facet -> values; column -> bounds, both included
 * @property {Near | null} [near] a point and, where only what is around it is wanted, a radius
 * @property {number[] | null} [bbox] west, south, east, north
 * @property {null} [polygon] not offered
 * @property {string} [sort] relevance, distance, newest, confirmed, or a column, with a minus for the largest first
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {string[]} [facets] facets to count
 * @property {boolean} [cards] whether hits carry their cards
 *
 * @typedef {{low: number, high: number, unknown: boolean}} Range
 * @typedef {{words: import("./words.js").Words, values: Map<string, Set<string>>, ranges: Map<string, Range>,
 *   near: Near | null, box: number[] | null, sort: string, offset: number, limit: number, facets: string[],
 *   cards: boolean}} Asked
 * @typedef {Record<string, {kind: string}>} Columns
 */

const KEYS = ["text", "where", "near", "bbox", "polygon", "sort", "offset", "limit", "facets", "cards"];
const SORTS = /** @type {Record<string, string>} */ ({ newest: "-registered_on", confirmed: "-confirmed_on" });
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
  require(request.polygon == null, "polygon", "is not offered");
  const where = object(request.where || {}, "where");
  known(where, [...Object.keys(facets), ...Object.keys(columns)], "where");
  const near = readNear(request.near);
  const wanted = request.facets || [];
  const named = Array.isArray(wanted) && wanted.every((name) => typeof name === "string" && name in facets);
  require(named, "facets", "names no facet");
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
    facets: wanted,
    cards: Boolean(request.cards),
  };
}

/**
 * @param {unknown} holds
 * @param {string} name
 * @param {string} fault
 */
function require(holds, name, fault) {
  if (!holds) throw new QueryError(`${name} ${fault}`);
}

/**
 * Refuse names that mean nothing here, rather than answer another question.
 * @param {object} asked
 * @param {string[]} names
 * @param {string} part
 */
function known(asked, names, part) {
  for (const name of Object.keys(asked)) require(names.includes(name), `${part}.${name}`, "is not known");
}

/**
 * @param {any} value
 * @param {string} name
 * @returns {Record<string, any>}
 */
function object(value, name) {
  require(typeof value === "object" && value !== null && !Array.isArray(value), name, "is not an object");
  return value;
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
 * @param {any} value
 * @param {string} name
 * @returns {number}
 */
function number(value, name) {
  require(Number.isFinite(value), name, "is not a number");
  return value;
}

/**
 * @param {any} value
 * @param {string} name
 * @param {number} most
 */
function degrees(value, name, most) {
  require(Math.abs(number(value, name)) <= most, name, `is not between -${most} and ${most}`);
  return value;
}

/**
 * @param {any} asked
 * @returns {Near | null}
 */
function readNear(asked) {
  if (asked == null) return null;
  known(object(asked, "near"), ["lat", "lon", "km"], "near");
  const km = asked.km == null ? null : number(asked.km, "near.km");
  return { km, lat: degrees(asked.lat, "near.lat", 90), lon: degrees(asked.lon, "near.lon", 180) };
}

/**
 * @param {any} asked
 * @returns {number[] | null}
 */
function readBox(asked) {
  if (asked == null) return null;
  require(Array.isArray(asked) && asked.length === 4, "bbox", "is not [west, south, east, north]");
  return [...asked.entries()].map(([at, value]) => degrees(value, `bbox[${at}]`, at % 2 ? 90 : 180));
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
