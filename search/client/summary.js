/** What many houses have in common: how values spread, and what is typical. Twin of `search/summary.py`. */

const BARS = 20;

/**
 * @typedef {{unknown: number, start: number, step: number, max: number, counts: number[]}} Histogram
 *   counts[i] values from start + i * step; the last one holds what is above too
 */

/**
 * Return how values spread over bars of equal width.
 * @param {number[]} values in whole steps; NaN is unknown
 * @param {number} scale steps in one unit
 * @returns {Histogram}
 */
export function histogram(values, scale) {
  const known = values.filter((value) => !isNaN(value)).sort((a, b) => a - b);
  const unknown = values.length - known.length;
  if (!known.length) return { unknown, start: 0, step: 0, max: 0, counts: [] };
  const top = known[Math.floor(((known.length - 1) * 95) / 100)];
  const step = widthFor(known[0], top);
  const [start, last] = [Math.floor(known[0] / step), Math.floor(top / step)];
  const counts = new Array(last - start + 1).fill(0);
  for (const value of known) counts[Math.min(Math.floor(value / step), last) - start]++;
  const max = known[known.length - 1] / scale;
  return { unknown, start: (start * step) / scale, step: step / scale, max, counts };
}

/**
 * Return the first of 1, 2, 5, 10, 20, 50 … that gives few enough bars.
 * @param {number} low
 * @param {number} high
 */
function widthFor(low, high) {
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      if (Math.floor(high / step) - Math.floor(low / step) < BARS) return step;
    }
  }
}

/**
 * Return the median of the known values of each group.
 * @param {number[]} values in whole steps; NaN is unknown
 * @param {string[]} groups
 * @param {number} scale steps in one unit
 * @returns {Record<string, {count: number, median: number}>}
 */
export function typical(values, groups, scale) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  values.forEach((value, i) => {
    if (isNaN(value)) return;
    if (!found.has(groups[i])) found.set(groups[i], []);
    found.get(groups[i])?.push(value);
  });
  const medians = [...found].map(([group, own]) => [group, { count: own.length, median: median(own) / scale }]);
  return Object.fromEntries(medians);
}

/** @param {number[]} values */
function median(values) {
  values.sort((a, b) => a - b);
  return (values[(values.length - 1) >> 1] + values[values.length >> 1]) / 2;
}
