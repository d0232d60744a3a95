/**
 * Looking around by moving the device: started by the reader, never on its own. Loaded on hand-held devices only.
 * @typedef {{ turn: number, pitch: number, roll: number }} Motion degrees; `turn` since the last one
 */
import { deviceView, wrap } from "./projection.js";

const PATIENCE_MS = 1500;

/** Some systems ask the reader; elsewhere the answer is yes. */
async function allowed() {
  const kind = /** @type {{ requestPermission?: () => Promise<string> }} */ (/** @type {unknown} */ (DeviceOrientationEvent));
  return !kind.requestPermission || (await kind.requestPermission().catch(() => "denied")) === "granted";
}

/**
 * Follows the device until the returned function is called. Call it from a press: iOS asks the reader only then.
 * @param {{ started(): void, moved(motion: Motion): void, missing(): void }} events `started` once the reader has allowed it,
 *   `missing` if they have not or the device does not tell how it is held
 * @returns {() => void}
 */
export function followMotion(events) {
  let before = NaN;
  let stopped = false;
  const onEvent = (/** @type {DeviceOrientationEvent} */ { alpha, beta, gamma }) => {
    if (alpha === null || beta === null || gamma === null) return;
    const { yaw, pitch, roll } = deviceView(alpha, beta, gamma, screen.orientation?.angle ?? 0);
    events.moved({ turn: Number.isNaN(before) ? 0 : wrap(yaw - before), pitch, roll });
    before = yaw;
  };
  const stop = () => {
    stopped = true;
    removeEventListener("deviceorientation", onEvent);
  };
  const giveUp = () => {
    if (!stopped && Number.isNaN(before)) events.missing();
  };
  void allowed().then((yes) => {
    if (stopped) return;
    if (!yes) return giveUp();
    addEventListener("deviceorientation", onEvent);
    events.started();
    setTimeout(giveUp, PATIENCE_MS);
  });
  return stop;
}
