/**
 * Looking around by moving the device. Asked for by the reader, never on its own.
 * @typedef {{ turn: number, pitch: number, roll: number }} Motion degrees; `turn` since the last one
 */
import { deviceView, wrap } from "./projection.js";

const PATIENCE_MS = 1500;

/** Whether it is worth offering: a hand-held device that knows the event. */
export const motionOffered = () => "DeviceOrientationEvent" in window && matchMedia("(pointer: coarse)").matches;

/** iOS asks the reader; elsewhere the answer is yes. */
async function allowed() {
  const kind = /** @type {{ requestPermission?: () => Promise<string> }} */ (/** @type {unknown} */ (DeviceOrientationEvent));
  return !kind.requestPermission || (await kind.requestPermission().catch(() => "denied")) === "granted";
}

/**
 * Follows the device until the returned function is called.
 * @param {(motion: Motion) => void} moved @param {() => void} missing called if the device does not tell how it is held
 * @returns {() => void}
 */
export function followMotion(moved, missing) {
  let before = NaN;
  let stopped = false;
  const onEvent = (/** @type {DeviceOrientationEvent} */ { alpha, beta, gamma }) => {
    if (alpha === null || beta === null || gamma === null) return;
    const { yaw, pitch, roll } = deviceView(alpha, beta, gamma, screen.orientation?.angle ?? 0);
    moved({ turn: Number.isNaN(before) ? 0 : wrap(yaw - before), pitch, roll });
    before = yaw;
  };
  const stop = () => {
    stopped = true;
    removeEventListener("deviceorientation", onEvent);
  };
  const giveUp = () => {
    if (stopped || !Number.isNaN(before)) return;
    stop();
    missing();
  };
  void allowed().then((yes) => {
    if (yes && !stopped) addEventListener("deviceorientation", onEvent);
    setTimeout(giveUp, yes ? PATIENCE_MS : 0);
  });
  return stop;
}
