/**
 * Sentences of the tour, from the labels of the page. Pure.
 * @typedef {import("./types.js").Scene} Scene
 * @typedef {import("./types.js").Labels} Labels
 * @typedef {import("./types.js").Door} Door
 */

const COMPASS = /** @type {const} */ (["n", "ne", "e", "se", "s", "sw", "w", "nw"]);
const ABOUT = /** @type {const} */ (["front", "right", "behind", "left"]);

/** `pattern` with each `{name}` replaced by its value. @param {string} pattern @param {Record<string, string>} values */
export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The sector that `angle` lies in, of as many equal ones as there are names, the first centred on 0. @template T @param {readonly T[]} names @param {number} angle @returns {T} */
function sector(names, angle) {
  const turns = angle / 360;
  return names[Math.round((turns - Math.floor(turns)) * names.length) % names.length];
}

/**
 * The word for a direction: a compass point if the scene's heading is known, otherwise as seen from the first view.
 * @param {Scene} scene @param {number} yaw @param {Labels} labels
 */
export function directionWord(scene, yaw, labels) {
  if (scene.heading !== null) return labels[sector(COMPASS, yaw + scene.heading)];
  return labels[sector(ABOUT, yaw - (scene.start?.yaw ?? 0))];
}

/** The room with its size, if that is known. @param {Scene} scene @param {Labels} labels */
export const roomWord = ({ title, size }, labels) => (size ? fill(labels.room, { title, size }) : title);

/** Where the reader is and which way they look. @param {Scene} scene @param {number} yaw @param {Labels} labels */
export const facing = (scene, yaw, labels) =>
  fill(labels.facing, { room: roomWord(scene, labels), direction: directionWord(scene, yaw, labels) });

/** A door with its direction. @param {Scene} scene @param {Door} door @param {Labels} labels */
export const doorWord = (scene, door, labels) =>
  fill(labels.door, { door: door.label, direction: directionWord(scene, door.yaw, labels) });
