/**
 * How values are worded for the reader: twin of `akiya/site/format.py`, held to it by a golden file. Pure.
 * @typedef {import("./types.js").Units} Units
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 */

/** Up to `digits` decimals, thousands separated, no zeros at the end. @param {number} number @param {number} digits */
function trimmed(number, digits) {
  return number.toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: 0 });
}

/**
 * An amount as [sign, figure, unit]. @param {number} yen @param {Units} units @param {boolean} monthly
 * @returns {[string, string, string]}
 */
export function price(yen, units, monthly) {
  const month = monthly ? units.month : "";
  if (!units.man || yen < 10000 || yen % 100) return [units.sign, trimmed(yen, 0), units.one + month];
  return [units.sign, trimmed(yen / 10000, 2), units.man + month];
}

/** @param {number} squareMetres @param {Units} units */
export const area = (squareMetres, units) => `${trimmed(squareMetres, 0)}${units.metre}`;

/** Straight-line kilometres. @param {number} km */
export const kilometres = (km) => (km < 10 ? trimmed(km, 1) : trimmed(km, 0));

/** `text` with each `{name}` filled in. @param {string} text @param {Record<string, string | number>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * The form of a sentence for a number, filled in: `one|many`, or one form for all.
 * @param {string} text @param {number} n @param {Record<string, string | number>} [values]
 */
export function counted(text, n, values = {}) {
  const [one, many = one] = text.split("|");
  return fill(n === 1 ? one : many, { ...values, n: n.toLocaleString("en-US") });
}

/** A number of a column in its unit, as `plugins/search_client.py` names it. @param {number} n @param {string} unit @param {Client} client @param {Words} words */
export function amount(n, unit, client, words) {
  if (unit === "yen" || unit === "month") return price(n, client.units, unit === "month").join("");
  if (unit === "year") return fill(words.year, { n });
  if (unit === "area") return `${trimmed(n, 2)}${client.units.metre}`;
  if (unit === "metres") return n >= 1000 ? `${trimmed(n / 1000, 1)}${client.units.km}` : `${trimmed(n, 0)}${client.units.m}`;
  return trimmed(n, 2);
}
