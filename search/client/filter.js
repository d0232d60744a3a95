/** Which documents of a segment pass which filters, their distances, and the counts of facets. */
import { distanceKm, insideBox, insidePolygon } from "./geo.js";

/**
 * @typedef {import("./segment.js").Segment} Segment
 * @typedef {import("./request.js").Asked} Asked
 * @typedef {import("./segment.js").Facet} Facet
 */

/**
 * What became of each document: how many filters it does not pass, and which was the last of these. Documents without
 * the words have `failed` 255.
 * @typedef {{failed: Uint8Array, by: Uint8Array, names: string[], kms: Float64Array | null}} Passed
 */

const WITHOUT_WORDS = 255;

/**
 * Put every document of a segment through the filters; `scores` are NaN where the words are not.
 * @param {Segment} segment
 * @param {Asked} asked
 * @param {Float64Array} scores
 * @returns {Promise<Passed>}
 */
export async function filter(segment, asked, scores) {
  const { near, box, polygon } = asked;
  const placed = near || box || polygon;
  const [lats, lons] = placed ? await Promise.all([segment.column("#lat"), segment.column("#lon")]) : [[], []];
  const kms = near ? Float64Array.from(lats, (lat, i) => distanceKm(near.lat, near.lon, lat, lons[i])) : null;
  /** @type {Promise<[string, (document: number) => boolean]>[]} */
  const tests = [
    ...[...asked.values].map(async ([name, values]) => named(name, await hasValue(segment, name, values))),
    ...[...asked.ranges].map(async ([name, range]) => named(name, within(await segment.column(name), range))),
  ];
  const { km } = near ?? {};
  if (kms && km != null) tests.push(Promise.resolve(named("near", (i) => kms[i] <= km)));
  if (box) tests.push(Promise.resolve(named("bbox", (i) => insideBox(lats[i], lons[i], box))));
  if (polygon) tests.push(Promise.resolve(named("polygon", (i) => insidePolygon(lats[i], lons[i], polygon))));
  return { ...run(await Promise.all(tests), scores), kms };
}

/**
 * @param {string} name
 * @param {(document: number) => boolean} test
 * @returns {[string, (document: number) => boolean]}
 */
const named = (name, test) => [name, test];

/**
 * @param {[string, (document: number) => boolean][]} tests
 * @param {Float64Array} scores
 */
function run(tests, scores) {
  const failed = Uint8Array.from(scores, (score) => (isNaN(score) ? WITHOUT_WORDS : 0));
  const by = new Uint8Array(scores.length);
  tests.forEach(([, passes], filter) => {
    for (let i = 0; i < failed.length; i++) {
      if (failed[i] !== WITHOUT_WORDS && !passes(i)) {
        failed[i]++;
        by[i] = filter;
      }
    }
  });
  return { failed, by, names: tests.map(([name]) => name) };
}

/**
 * Return the values as which each value of a facet counts.
 * @param {Facet | undefined} facet
 * @returns {string[][]}
 */
const countsAs = (facet) => (facet?.values ?? ["unknown"]).map((value) => [value, ...(facet?.also[value] ?? [])]);

/**
 * @param {Segment} segment
 * @param {string} name
 * @param {Set<string>} values
 */
async function hasValue(segment, name, values) {
  const wanted = countsAs(segment.root.facets[name]).map((each) => each.some((value) => values.has(value)));
  const column = await segment.facet(name);
  return (/** @type {number} */ document) => wanted[column[document]];
}

/**
 * @param {Float64Array} column
 * @param {import("./request.js").Range} range
 */
function within(column, { low, high, unknown }) {
  return (/** @type {number} */ i) => (isNaN(column[i]) ? unknown : column[i] >= low && column[i] <= high);
}

/**
 * Count a facet's values as if its own filter were not set, and add the counts to a tally.
 * @param {Segment} segment
 * @param {string} name
 * @param {Passed} passed
 * @param {Record<string, number>} tally
 */
export async function count(segment, name, { failed, by, names }, tally) {
  const counts = new Uint32Array(Math.max(segment.root.facets[name]?.values.length ?? 0, 1));
  const column = await segment.facet(name);
  for (const i of without(name, { failed, by, names })) counts[column[i]]++;
  countsAs(segment.root.facets[name]).forEach((each, at) => {
    for (const value of each) tally[value] = (tally[value] ?? 0) + counts[at];
  });
}

/**
 * Return the documents that would be found if a filter were not set.
 * @param {string} name
 * @param {Pick<Passed, "failed" | "by" | "names">} passed
 */
export function without(name, { failed, by, names }) {
  const own = names.indexOf(name);
  return [...failed.keys()].filter((i) => !failed[i] || (failed[i] === 1 && by[i] === own));
}
