/**
 * Which size of a panorama to fetch, and fetching it.
 * @typedef {import("./types.js").Level} Level
 */

/** So much enlargement is not seen and saves the next size. */
const SLACK = 1.15;
/** A larger step would leave the reader before a blurred picture for too long: take one between. */
const STEP = 4;

/**
 * The smallest size that is sharp enough; the largest allowed if none is.
 * @param {Level[]} levels ascending @param {number} needed width in pixels @param {number} limit largest side the device can hold
 */
export function sharpLevel(levels, needed, limit) {
  const allowed = levels.filter((level) => level.width <= limit);
  return allowed.find((level) => level.width * SLACK >= needed) ?? allowed.at(-1) ?? levels[0];
}

/**
 * What to fetch after a picture of `shown` pixels, or null if it is sharp enough.
 * @param {Level[]} levels @param {number} shown @param {number} needed @param {number} limit
 */
export function nextLevel(levels, shown, needed, limit) {
  const goal = sharpLevel(levels, needed, limit);
  if (goal.width <= shown) return null;
  const steps = levels.filter((level) => level.width > shown && level.width <= goal.width);
  return steps.findLast((level) => level.width <= shown * STEP) ?? steps[0];
}

/** The decoded picture; rejects if it does not arrive. @param {string} src @returns {Promise<HTMLImageElement>} */
export async function fetchPicture(src) {
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

/** @type {Set<string>} */
const warmed = new Set();

/** Lets the browser keep a picture ready that may be wanted soon. @param {string} src */
export function warm(src) {
  if (warmed.has(src)) return;
  warmed.add(src);
  const image = new Image();
  image.fetchPriority = "low";
  image.src = src;
}
