/** Distances between points in degrees. Twin of `search/geo.py`: the same formula with the same constants. */

const EQUATOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;

/**
 * Return the distance in kilometres (Lambert's formula, WGS 84) in single precision, to the bit the oracle's.
 * @param {number} lat1
 * @param {number} lon1
 * @param {number} lat2
 * @param {number} lon2
 */
export function distanceKm(lat1, lon1, lat2, lon2) {
  const [b1, b2] = [reduced(lat1), reduced(lat2)];
  const half = Math.sin((b2 - b1) / 2) ** 2 + Math.cos(b1) * Math.cos(b2) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  if (half <= 0 || half >= 1) return half <= 0 ? 0 : Math.fround(EQUATOR_KM * Math.PI);
  const angle = 2 * Math.asin(Math.sqrt(half));
  const [mean, apart] = [(b1 + b2) / 2, (b2 - b1) / 2];
  const x = ((angle - Math.sin(angle)) * (Math.sin(mean) * Math.cos(apart)) ** 2) / (1 - half);
  const y = ((angle + Math.sin(angle)) * (Math.cos(mean) * Math.sin(apart)) ** 2) / half;
  return Math.fround(EQUATOR_KM * (angle - (FLATTENING / 2) * (x + y)));
}

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/** @param {number} latitude in degrees */
const reduced = (latitude) => Math.atan((1 - FLATTENING) * Math.tan(radians(latitude)));

/**
 * Tell whether a point lies in [west, south, east, north], edges included; west > east crosses the date line.
 * @param {number} lat
 * @param {number} lon
 * @param {number[]} box
 */
export function insideBox(lat, lon, [west, south, east, north]) {
  const across = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return across && lat >= south && lat <= north;
}

const STEPS = 100000;

/**
 * Longitude and latitude in whole steps of a hundred-thousandth of a degree, about one metre, as positions are kept.
 * @typedef {[number, number]} Point
 */

/** @param {number} degrees */
export const steps = (degrees) => Math.floor(degrees * STEPS + 0.5);

/**
 * Tell whether a point lies in one of the parts of a polygon and in none of its holes; edges are inside. Whole steps
 * make this exact.
 * @param {number} lat
 * @param {number} lon
 * @param {Point[][][]} parts of each its ring and the rings of its holes
 */
export function insidePolygon(lat, lon, parts) {
  return !isNaN(lat) && parts.some((part) => inside([steps(lon), steps(lat)], part));
}

/**
 * Tell whether an odd number of edges lies to the east of a point, or one right under it.
 * @param {Point} point
 * @param {Point[][]} part
 */
function inside(point, part) {
  let odd = false;
  for (const ring of part) {
    for (const [i, start] of ring.entries()) {
      const end = ring[(i + 1) % ring.length];
      const turn = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0]);
      if (!turn && between(point, start, end)) return true;
      if (start[1] > point[1] !== end[1] > point[1] && turn > 0 === end[1] > start[1]) odd = !odd;
    }
  }
  return odd;
}

/**
 * Tell whether a point on the line of an edge lies on the edge.
 * @param {Point} point
 * @param {Point} start
 * @param {Point} end
 */
function between(point, start, end) {
  return [0, 1].every((axis) => (point[axis] - start[axis]) * (point[axis] - end[axis]) <= 0);
}

/** @typedef {{x: number, y: number, count: number, lat: number, lon: number}} Cell */

/**
 * Return the cells of a map (tiles of the Web Mercator grid) that hold places, from the north-west.
 * @param {[number, number][]} places latitude and longitude; those that are NaN are in no cell
 * @param {number} zoom
 * @returns {Cell[]} of each how many places it holds, and their mean
 */
export function cells(places, zoom) {
  /** @type {Map<number, Cell>} */
  const found = new Map();
  const most = 2 ** zoom;
  const tile = (/** @type {number} */ share) => Math.min(Math.max(Math.floor(share * most), 0), most - 1);
  for (const [lat, lon] of places) {
    if (isNaN(lat)) continue;
    const [x, y] = [tile((lon + 180) / 360), tile((1 - Math.asinh(Math.tan(radians(lat))) / Math.PI) / 2)];
    const cell = found.get(y * most + x) ?? { x, y, count: 0, lat: 0, lon: 0 };
    found.set(y * most + x, cell);
    cell.count++;
    cell.lat += steps(lat);
    cell.lon += steps(lon);
  }
  const ordered = [...found.values()].sort((a, b) => a.y - b.y || a.x - b.x);
  return ordered.map((cell) => ({ ...cell, lat: cell.lat / cell.count / STEPS, lon: cell.lon / cell.count / STEPS }));
}
