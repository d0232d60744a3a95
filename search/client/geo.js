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
