/**
 * What a reader types -> the words to look for. Twin of `search/words.py`; both read tests/golden/search_words.json.
 */
import { DASHES, SPACES, normalise } from "./tokens.js";

/** What may stand before a colon -> the text field that is meant. */
const FIELDS = /** @type {Record<string, string>} */ ({
  title: "title",
  place: "place",
  features: "attributes",
  attributes: "attributes",
  text: "text",
  題: "title",
  場所: "place",
  あるもの: "attributes",
  本文: "text",
});
const PIECE = new RegExp(
  `([${DASHES}]?)(?:(${Object.keys(FIELDS).join("|")}):)?` +
    '(?:"([^"]*)(?:"|$)|[“”]([^“”]*)(?:[“”]|$)|「([^」]*)(?:」|$)|『([^』]*)(?:』|$)' +
    `|([^${SPACES}"“”「『]+))`,
  "giu",
);
const EITHER = new Set(["OR", "|", "または"]);
const VARIANTS =
  "空き家 空家 空屋,汲み取り 汲取り 汲取 くみ取り くみとり,戸建 一戸建,ネット インターネット,日当たり 日当り 陽当たり 陽当り 日あたり 陽あたり,雨漏り 雨漏 雨もり,引っ越し 引越し 引越,買い物 買物,薪ストーブ まきストーブ,囲炉裏 いろり,茅葺 茅ぶき かやぶき 萱葺,リフォーム リホーム"
    .split(",")
    .map((row) => row.split(" ").map(normalise));

/**
 * A query's words, normalised: of each group in `every` at least one must be found, of `none` not one. A word that is
 * asked of one text field stands behind its name and a tab, which no normalised word has.
 * @typedef {{every: string[][], none: string[]}} Words
 * @typedef {{words: string[], denied: boolean, either: boolean}} Piece
 */

/**
 * Read a query; anything at all is a query, and signs that mean nothing where they stand are plain characters.
 * @param {string} text
 * @returns {Words}
 */
export function parse(text) {
  const pieces = piecesOf(text.normalize("NFKC"));
  /** @type {string[][]} */
  const every = [];
  /** @type {string[]} */
  const none = [];
  let joined = false;
  pieces.forEach((piece, at) => {
    if (piece.either && isBetween(pieces, at)) {
      joined = true;
      return;
    }
    if (piece.denied) none.push(...piece.words);
    else if (joined) every[every.length - 1].push(...piece.words);
    else every.push(piece.words);
    joined = false;
  });
  const groups = new Map(every.map((group) => [JSON.stringify([...new Set(group)]), [...new Set(group)]]));
  return { every: [...groups.values()], none: [...new Set(none)] };
}

/**
 * Tell whether an "or" stands between two words that can be alternatives; at any other place it is a word.
 * @param {Piece[]} pieces
 * @param {number} at
 */
function isBetween(pieces, at) {
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  return !!before && !!after && !(before.denied || after.denied || before.either || after.either);
}

/**
 * @param {string} text
 * @returns {Piece[]}
 */
function piecesOf(text) {
  const pieces = [];
  for (const [, sign, name, ...found] of text.matchAll(PIECE)) {
    const bare = found.pop();
    const word = normalise(bare ?? found.find(Boolean) ?? "");
    const denied = sign !== "";
    if (bare === undefined ? word : word.replace(/^-+$/u, "")) {
      const words = bare === undefined ? [word] : variants(word);
      const limited = name ? words.map((each) => `${FIELDS[name.toLowerCase()]}\t${each}`) : words;
      pieces.push({ words: limited, denied, either: !denied && !name && EITHER.has(bare ?? "") });
    }
  }
  return pieces;
}

/**
 * Return the text field of which a word is asked, or nothing, and the word itself.
 * @param {string} word
 * @returns {[string, string]}
 */
export function parted(word) {
  const [text, field = ""] = word.split("\t").reverse();
  return [field, text];
}

/**
 * Return the ways to write a normalised word; one that holds another of them is found by that one.
 * @param {string} word
 */
function variants(word) {
  for (const row of VARIANTS) {
    const way = row.filter((each) => word.includes(each)).sort((a, b) => b.length - a.length)[0];
    if (way === undefined) continue;
    const every = row.map((other) => word.replaceAll(way, other));
    return every.filter((one) => !every.some((two) => two !== one && one.includes(two)));
  }
  return [word];
}
