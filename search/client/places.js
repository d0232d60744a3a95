/** The places of a request: a point, a box, a polygon, the cells of a map. */
import { degrees, known, number, object, require } from "./checks.js";
import { steps } from "./geo.js";

/**
 * @typedef {import("./request.js").Near} Near
 * @typedef {import("./geo.js").Point} Point
 */

const ZOOMS = 22;
const CORNERS = 10000;
const NO_POLYGON = "is no polygon as GeoJSON has it";

/**
 * @param {any} asked
 * @returns {Near | null}
 */
export function readNear(asked) {
  if (asked == null) return null;
  known(object(asked, "near"), ["lat", "lon", "km"], "near");
  const km = asked.km == null ? null : number(asked.km, "near.km");
  return { km, lat: degrees(asked.lat, "near.lat", 90), lon: degrees(asked.lon, "near.lon", 180) };
}

/**
 * @param {any} asked
 * @returns {number[] | null}
 */
export function readBox(asked) {
  if (asked == null) return null;
  require(Array.isArray(asked) && asked.length === 4, "bbox", "is not [west, south, east, north]");
  return [...asked.entries()].map(([at, value]) => degrees(value, `bbox[${at}]`, at % 2 ? 90 : 180));
}

/**
 * @param {any} asked
 * @returns {number | null}
 */
export function readZoom(asked) {
  const fits = asked == null || (Number.isInteger(asked) && asked >= 0 && asked <= ZOOMS);
  require(fits, "cells", `is not a zoom from 0 to ${ZOOMS}`);
  return asked ?? null;
}

/**
 * Return the parts of a polygon: the coordinates of a GeoJSON Polygon or MultiPolygon.
 * @param {any} asked
 * @returns {Point[][][] | null}
 */
export function readPolygon(asked) {
  if (asked == null) return null;
  const parts = isDeep(asked, 3) ? [asked] : asked;
  const rings = list(parts).flatMap((part) => list(part));
  const corners = rings.reduce((sum, ring) => sum + list(ring).length, 0);
  require(corners <= CORNERS, "polygon", `has more than ${CORNERS} corners`);
  return parts.map((/** @type {any[][][]} */ part) => part.map((ring) => ring.map(corner)));
}

/**
 * Return parts, rings or corners; each part has a ring and each ring three corners.
 * @param {any} asked
 * @returns {any[]}
 */
function list(asked) {
  require(Array.isArray(asked) && asked.length >= (isDeep(asked, 2) ? 3 : 1), "polygon", NO_POLYGON);
  return asked;
}

/**
 * Tell whether numbers stand so many lists deep, by the first of each.
 * @param {any} asked
 * @param {number} levels
 */
function isDeep(asked, levels) {
  let inner = asked;
  for (let level = 0; level < levels; level++) {
    if (!Array.isArray(inner) || !inner.length) return false;
    inner = inner[0];
  }
  return !Array.isArray(inner);
}

/**
 * Return a corner, longitude first, in whole steps.
 * @param {any} asked
 * @returns {Point}
 */
function corner(asked) {
  require(Array.isArray(asked) && asked.length === 2, "polygon", NO_POLYGON);
  return [steps(degrees(asked[0], "polygon", 180)), steps(degrees(asked[1], "polygon", 90))];
}
