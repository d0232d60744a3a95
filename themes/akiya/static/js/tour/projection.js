/**
 * The geometry of looking around: pure functions, degrees outside and radians inside.
 *
 * World axes at yaw 0: x to the right, y up, z forward. A view turns the camera by roll, then pitch, then yaw.
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Size} Size
 * @typedef {[number, number, number]} Vector
 */

const RAD = Math.PI / 180;
export const MIN_FOV = 30;
export const MAX_FOV = 110;
export const START_FOV = 90;

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The same direction in [-180, 180). @param {number} degrees */
export const wrap = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

/**
 * A view within its limits: yaw wrapped, pitch at most straight up or down.
 * @param {Partial<View>} view @returns {View}
 */
export function viewOf({ yaw = 0, pitch = 0, roll = 0, fov = START_FOV }) {
  return { yaw: wrap(yaw), pitch: clamp(pitch, -90, 90), roll, fov: clamp(fov, MIN_FOV, MAX_FOV) };
}

/** The view after turning right by `yaw` and up by `pitch`. @param {View} view @param {number} yaw @param {number} pitch */
export const turn = (view, yaw, pitch) => viewOf({ ...view, yaw: view.yaw + yaw, pitch: view.pitch + pitch });

/** The view whose things are `factor` times as large. @param {View} view @param {number} factor */
export function zoom(view, factor) {
  const half = Math.atan(Math.tan((view.fov * RAD) / 2) / factor);
  return viewOf({ ...view, fov: (2 * half) / RAD });
}

/** Distance of the picture plane from the eye, in the unit of `size`. @param {View} view @param {Size} size */
export const focal = (view, { width, height }) => Math.max(width, height) / 2 / Math.tan((view.fov * RAD) / 2);

/** Degrees that a drag of `pixels` turns, so that the picture stays under the finger at the centre. @param {number} pixels @param {View} view @param {Size} size */
export const dragAngle = (pixels, view, size) => Math.atan(pixels / focal(view, size)) / RAD;

/** Width a whole panorama needs so that one of its pixels is one of the screen at the centre. @param {View} view @param {Size} size in device pixels */
export const neededWidth = (view, size) => 2 * Math.PI * focal(view, size);

/**
 * Camera to world, column by column as WebGL reads it: the columns are where right, up and forward point.
 * @param {View} view @returns {number[]} nine numbers
 */
export function cameraToWorld({ yaw, pitch, roll }) {
  const [sy, cy, sp, cp, sr, cr] = [yaw, pitch, roll].flatMap((angle) => [Math.sin(angle * RAD), Math.cos(angle * RAD)]);
  return [
    cr * cy - sr * sp * sy, sr * cp, -cr * sy - sr * sp * cy,
    -sr * cy - cr * sp * sy, cr * cp, sr * sy - cr * sp * cy,
    cp * sy, sp, cp * cy,
  ];
}

/** Unit vector towards a point of the picture. @param {number} yaw @param {number} pitch @returns {Vector} */
export function direction(yaw, pitch) {
  const flat = Math.cos(pitch * RAD);
  return [flat * Math.sin(yaw * RAD), Math.sin(pitch * RAD), flat * Math.cos(yaw * RAD)];
}

/**
 * Where a point of the picture appears on the screen.
 * @param {{ yaw: number, pitch: number }} point @param {View} view @param {Size} size
 * @returns {{ x: number, y: number } | null} from the upper left corner; null behind the reader
 */
export function project(point, view, size) {
  const m = cameraToWorld(view);
  const d = direction(point.yaw, point.pitch);
  const [right, up, forward] = [0, 3, 6].map((i) => m[i] * d[0] + m[i + 1] * d[1] + m[i + 2] * d[2]);
  if (forward < 0.05) return null;
  const scale = focal(view, size) / forward;
  return { x: size.width / 2 + right * scale, y: size.height / 2 - up * scale };
}

/**
 * Where the back of a device looks. The angles are those of a deviceorientation event (rotations about z, x', y''
 * from an earth frame of east, north, up), `screen` is the angle of the screen's orientation.
 * @param {number} alpha @param {number} beta @param {number} gamma @param {number} screen
 * @returns {{ yaw: number, pitch: number, roll: number }} yaw clockwise from the frame's north
 */
export function deviceView(alpha, beta, gamma, screen) {
  const [sa, ca, sb, cb, sg, cg] = [alpha, beta, gamma].flatMap((angle) => [Math.sin(angle * RAD), Math.cos(angle * RAD)]);
  const forward = [-ca * sg - sa * sb * cg, -sa * sg + ca * sb * cg, -cb * cg];
  const rightZ = -cb * sg * Math.cos(screen * RAD) - sb * Math.sin(screen * RAD);
  const upZ = -cb * sg * Math.sin(screen * RAD) + sb * Math.cos(screen * RAD);
  return {
    yaw: Math.atan2(forward[0], forward[1]) / RAD,
    pitch: Math.asin(clamp(forward[2], -1, 1)) / RAD,
    roll: Math.atan2(rightZ, upZ) / RAD,
  };
}
