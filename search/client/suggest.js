/**
 * What somebody who types may mean: names that begin so, and names that are nearly so. Loaded when the box is first
 * used; the names are made by `search/suggest.py`.
 *
 * @typedef {[kind: string, code: string, facts: any, ways: string]} Entry
 * @typedef {{kind: string, code: string, facts: any, way: string, score: number}} Suggestion
 */
import { normalise } from "./tokens.js";

/** Scores: the smaller the nearer; up to NEAR something stands there as it was typed. */
const BEGINS = 0.1;
const HOLDS = 0.25;
const HALF = 0.3;
const NEAR = 0.3;
const BEGINS_NEARLY = 0.5;
const KINDS = "tapskdl";

/** @param {string} text one word, as ways are compared: hiragana for katakana, no spaces or dashes */
export const fold = (text) =>
  normalise(text).replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96)).replace(/[ '・-]/g, "");

export class Suggester {
  /** @param {Entry[]} entries */
  constructor(entries) {
    this.entries = entries.map(([kind, code, facts, ways]) => {
      const names = ways.split("|");
      return { kind, code, facts, names, ways: names.map(fold), signs: new Set(names.join("")) };
    });
  }

  /**
   * Names that what is typed may grow into, the likeliest first; near misses only where nothing begins so.
   * @param {string} typed
   * @param {number} limit
   */
  complete(typed, limit) {
    const found = this.#ranked(typed);
    const sure = found.filter(({ score }) => score <= NEAR);
    return (sure.length ? sure : found).slice(0, limit);
  }

  /**
   * Names that may have been meant by a word with a slip in it, or the names that it is.
   * @param {string} word
   */
  near(word) {
    const found = this.#ranked(word);
    const exact = found.filter(({ score }) => score === 0);
    return (exact.length ? exact : found).slice(0, 3);
  }

  /** @param {string} typed @returns {Suggestion[]} */
  #ranked(typed) {
    const query = fold(typed);
    if (!query) return [];
    const half = halfConverted(query);
    const found = this.entries.flatMap((entry) => {
      const { kind, code, facts, names, ways, signs } = entry;
      let [best, score] = [-1, Infinity];
      ways.forEach((way, at) => {
        const own = Math.min(far(query, way), half && half.test(way) && hasKanji(query, signs) ? HALF : Infinity);
        if (own < score) [best, score] = [at, own];
      });
      return best < 0 ? [] : [{ kind, code, facts, way: names[best], score }];
    });
    const rank = ({ kind = "" }) => KINDS.indexOf(kind);
    return found.sort((a, b) => a.score - b.score || rank(a) - rank(b) || a.way.length - b.way.length);
  }
}

/** How far a name is from what is typed; infinite where it is another. @param {string} query @param {string} way */
function far(query, way) {
  if (way === query) return 0;
  if (way.startsWith(query)) return BEGINS * (2 - query.length / way.length);
  if (query.length > (/^[ -~]*$/.test(query) ? 3 : 1) && way.includes(query)) return HOLDS;
  if (query.length < 2) return Infinity;
  const slips = Math.min(query.length, way.length) > 6 ? 2 : 1;
  if (Math.abs(query.length - way.length) <= slips) {
    const wrong = distance(query, way);
    if (wrong <= slips) return NEAR + wrong / Math.max(query.length, way.length);
  }
  const begins = query.length > 3 && way.length > query.length && distance(query, way.slice(0, query.length)) <= 1;
  return begins ? BEGINS_NEARLY + 1 / query.length : Infinity;
}

/** The readings that a half converted word can have: あま草, 古みんか. @param {string} query */
function halfConverted(query) {
  if (!/[ぁ-ん]/.test(query) || !/[一-鿿々]/.test(query)) return null;
  const parts = [...query].map((char) => (/[一-鿿々]/.test(char) ? "[ぁ-ん]{1,4}" : char.replace(/\W/u, "\\$&").replace(/^\\(?=[ぁ-ん])/, "")));
  try {
    return new RegExp(`^${parts.join("")}`, "u");
  } catch {
    return null;
  }
}

/** @param {string} query @param {Set<string>} signs characters of an entry's names */
const hasKanji = (query, signs) => [...query].every((char) => !/[一-鿿々]/.test(char) || signs.has(char));

/**
 * How many characters are wrong, missing, too many or swapped with their neighbour.
 * @param {string} one
 * @param {string} two
 */
function distance(one, two) {
  const [a, b] = [[...one], [...two]];
  /** @type {number[][]} */
  const rows = [[...b.keys(), b.length]];
  a.forEach((char, i) => {
    const row = [i + 1];
    b.forEach((other, j) => {
      const swapped = i && j && char === b[j - 1] && a[i - 1] === other ? rows[i - 1][j - 1] + 1 : Infinity;
      row.push(Math.min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (char === other ? 0 : 1), swapped));
    });
    rows.push(row);
  });
  return rows[a.length][b.length];
}
