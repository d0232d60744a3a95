/** Blocks of cards; `search/cards.py` writes them, FORMAT.md tells how. */
import { Bits } from "./bits.js";
import { json } from "./codec.js";

/**
 * How the values at a path are written: the path, a letter for the way, and what it needs to know.
 * @typedef {[(string | number)[], string, ...any[]]} Way
 */

const DAY_MS = 86400000;

/**
 * Return id and card of each document of a block.
 * @param {Uint8Array} payload
 * @param {Way[]} ways
 * @param {number} count
 * @returns {{id: string, card: any}[]}
 */
export function readCards(payload, ways, count) {
  const bits = new Bits(payload);
  const rows = Array.from({ length: count }, () => /** @type {any} */ ({}));
  /** @type {(() => void)[]} */
  const later = [];
  /** @type {any[]} */
  let rest = [];
  for (const [path, way, ...more] of ways) {
    for (const row of rows) {
      const number = bits.plain(/[jx]/.test(way) ? 1 : more[0]);
      if (way === "x" && number) put(row, path, more[1] + hex(bits, more[0]) + more[2]);
      else if (way === "x") bits.at += 16 * more[0];
      else if (number && way === "j") later.push(() => put(row, path, rest.shift()));
      else if (number) put(row, path, READ[way](number, more));
    }
  }
  rest = json(payload.subarray(Math.ceil(bits.at / 8)));
  later.forEach((take) => take());
  return rows;
}

/** @type {Record<string, (number: number, more: any[]) => any>} */
const READ = {
  l: (number, [, values]) => values[number - 1],
  n: (number, [, base, unit, scale]) => (base + unit * (number - 1)) / scale,
  t: (number, [, base, unit]) => new Date((base + unit * (number - 1)) * DAY_MS).toISOString().slice(0, 10),
};

/**
 * @param {Bits} bits
 * @param {number} parts of four digits
 */
const hex = (bits, parts) =>
  Array.from({ length: parts }, () => bits.plain(16).toString(16).padStart(4, "0")).join("");

/**
 * @param {any} row
 * @param {(string | number)[]} path
 * @param {any} value
 */
function put(row, path, value) {
  path.slice(0, -1).forEach((key, at) => (row = row[key] ??= typeof path[at + 1] === "number" ? [] : {}));
  row[path[path.length - 1]] = value;
}
