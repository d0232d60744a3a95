/**
 * What the reader has asked for <-> the address of the page. Pure.
 *
 * `?q=古民家+海&deal=sale&price=..5000000&sea_view=yes,unknown&near=32.8,130.7,20&bbox=w,s,e,n&sort=price`
 * A range that lets unknown values through ends in `?`: `price=..5000000?`.
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Range} Range
 */

const OWN = ["q", "sort", "near", "bbox", "town"];
export const SORTS = ["", "newest", "price", "-price", "rent", "confirmed", "-floor_area", "-land_area", "-built", "distance"];

/** @returns {State} */
export const empty = () => ({ text: "", where: {}, near: null, bbox: null, sort: "" });

/**
 * What the address does not say in a way that can be asked is left out: an old or broken link still finds houses.
 * @param {string} query @param {{ facets: Record<string, unknown>, columns: Record<string, { kind: string }> }} index
 * @returns {State}
 */
export function readState(query, index) {
  const params = new URLSearchParams(query);
  const state = empty();
  state.text = params.get("q") ?? "";
  state.near = readNear(params.get("near"), params.get("town"));
  state.sort = readSort(params.get("sort"), state.near);
  state.bbox = readBox(params.get("bbox"));
  for (const [name, value] of params) {
    if (OWN.includes(name)) continue;
    const range = name in index.columns && index.columns[name].kind !== "day" ? readRange(value) : null;
    if (range) state.where[name] = range;
    else if (name in index.facets) state.where[name] = value.split(",").filter(Boolean);
  }
  return state;
}

/** @param {string | null} text @param {State["near"]} near */
function readSort(text, near) {
  return text !== null && SORTS.includes(text) && (near || text !== "distance") ? text : "";
}

/** @param {string | null} text @param {string | null} town */
function readNear(text, town) {
  const [lat, lon, km] = numbers(text, 3);
  return km > 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon, km, ...(town ? { town } : {}) } : null;
}

/** @param {string | null} text @returns {[number, number, number, number] | null} */
function readBox(text) {
  const [west, south, east, north] = numbers(text, 4);
  const real = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return real ? [west, south, east, north] : null;
}

/** @param {string | null} text @param {number} count */
function numbers(text, count) {
  const found = (text ?? "").split(",").map(Number);
  return found.length === count && found.every(Number.isFinite) ? found : [];
}

/** @param {string} text @returns {Range | null} */
function readRange(text) {
  const match = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?(\?)?$/.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  return {
    ...(match[1] === undefined ? {} : { min: Number(match[1]) }),
    ...(match[2] === undefined ? {} : { max: Number(match[2]) }),
    ...(match[3] ? { unknown: true } : {}),
  };
}

/** @param {State} state */
export function writeState({ text, where, near, bbox, sort }) {
  /** @type {[string, string][]} */
  const pairs = [];
  if (text) pairs.push(["q", text]);
  for (const name of Object.keys(where).sort()) pairs.push([name, writeCondition(where[name])]);
  if (near) pairs.push(["near", `${near.lat},${near.lon},${near.km}`]);
  if (near?.town) pairs.push(["town", near.town]);
  if (bbox) pairs.push(["bbox", bbox.map((degrees) => degrees.toFixed(4)).join(",")]);
  if (sort) pairs.push(["sort", sort]);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}

/** @param {string[] | Range} condition */
function writeCondition(condition) {
  if (Array.isArray(condition)) return condition.join(",");
  return `${condition.min ?? ""}..${condition.max ?? ""}${condition.unknown ? "?" : ""}`;
}

/** The state with one value of a facet chosen or not. @param {State} state @param {string} name @param {string} value @param {boolean} chosen @returns {State} */
export function choose(state, name, value, chosen) {
  const before = state.where[name];
  const values = new Set(Array.isArray(before) ? before : []);
  if (chosen) values.add(value);
  else values.delete(value);
  return condition(state, name, values.size ? [...values] : null);
}

/** The state with a condition set, or removed where it is null. @param {State} state @param {string} name @param {string[] | Range | null} value @returns {State} */
export function condition(state, name, value) {
  const where = { ...state.where };
  if (value === null || (!Array.isArray(value) && value.min === undefined && value.max === undefined)) delete where[name];
  else where[name] = value;
  return { ...state, where };
}

/** How many conditions there are, free words not counted. @param {State} state */
export const conditions = (state) => Object.keys(state.where).length + (state.near ? 1 : 0) + (state.bbox ? 1 : 0);
