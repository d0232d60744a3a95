/**
 * The part of an address that names a scene and a direction: `#tour=zashiki,90,-5`. Pure.
 * @typedef {import("./types.js").Place} Place
 */

/** The place that `hash` names, or null. @param {string} hash @returns {Place | null} */
export function parsePlace(hash) {
  const found = /^#tour=([^,]+)(?:,(-?\d+),(-?\d+))?$/.exec(hash);
  if (!found) return null;
  const id = decode(found[1]);
  return found[2] === undefined ? { id } : { id, yaw: Number(found[2]), pitch: Number(found[3]) };
}

/** The hash of a place, in whole degrees. @param {Required<Place>} place */
export const placeHash = ({ id, yaw, pitch }) => `#tour=${encodeURIComponent(id)},${Math.round(yaw)},${Math.round(pitch)}`;

/** Addresses come from anywhere: a broken escape is taken as it stands. @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
