/**
 * What a reader types -> the words to look for. Twin of `search/words.py`; both read tests/golden/search_words.json.
 */
import { DASHES, SPACES, normalise } from "./tokens.js";

const PIECE = new RegExp(
  `([${DASHES}]?)` +
    '(?:"([^"]*)(?:"|$)|[“”]([^“”]*)(?:[“”]|$)|「([^」]*)(?:」|$)|『([^』]*)(?:』|$)' +
    `|([^${SPACES}"“”「『]+))`,
  "gu",
);
const EITHER = new Set(["OR", "|", "または"]);

/**
 * A query's words, normalised: of each group in `every` at least one must be found, of `none` not one.
 * @typedef {{every: string[][], none: string[]}} Words
 * @typedef {{word: string, denied: boolean, either: boolean}} Piece
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
    if (piece.denied) none.push(piece.word);
    else if (joined) every[every.length - 1].push(piece.word);
    else every.push([piece.word]);
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
  for (const [, sign, ...found] of text.matchAll(PIECE)) {
    const bare = found.pop();
    const word = normalise(bare ?? found.find(Boolean) ?? "");
    const denied = sign !== "";
    if (bare === undefined ? word : word.replace(/^-+$/u, "")) {
      pieces.push({ word, denied, either: !denied && EITHER.has(bare ?? "") });
    }
  }
  return pieces;
}
