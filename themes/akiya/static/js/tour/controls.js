/**
 * Mouse, fingers, wheel and keys, told as turns and zooms.
 * The page must stay scrollable: the wheel zooms only with ctrl or in full screen, and the style sheet leaves
 * up-and-down swipes to the page (`touch-action: pan-y`) until the tour fills the screen.
 * @typedef {import("./types.js").Actions} Actions
 */
import { calm } from "./dom.js";

/** How fast a released picture slows down: after so long it has a third of its speed. */
const GLIDE_MS = 250;
const SLOWEST = 0.02;
/** A finger that rested so long before it was lifted does not throw the picture. */
const REST_MS = 100;
const [FIRST_STEP, NEXT_STEP] = [10, 3];
export const ZOOM_STEP = 1.25;

/** @param {HTMLElement} canvas what is dragged @param {HTMLElement} frame what hears keys @param {Actions} act */
export function listen(canvas, frame, act) {
  listenPointers(canvas, act);
  frame.addEventListener("keydown", (event) => onKey(event, act));
  frame.addEventListener("wheel", (event) => onWheel(event, act), { passive: false });
}

/** @param {WheelEvent} event @param {Actions} act */
function onWheel(event, act) {
  if (!event.ctrlKey && !act.isFull()) return;
  event.preventDefault();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
  act.zoom(2 ** ((-event.deltaY * lines) / 300));
}

/** @param {KeyboardEvent} event @param {Actions} act */
function onKey(event, act) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = event.repeat ? NEXT_STEP : FIRST_STEP;
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => act.turn(-step, 0),
    ArrowRight: () => act.turn(step, 0),
    ArrowUp: () => act.turn(0, step),
    ArrowDown: () => act.turn(0, -step),
    "+": () => act.zoom(ZOOM_STEP),
    "=": () => act.zoom(ZOOM_STEP), // + without shift on many keyboards
    "-": () => act.zoom(1 / ZOOM_STEP),
    Home: () => act.reset(),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
}

/** @typedef {{ x: number, y: number }} Point */

/** The middle of the fingers and how far apart they are. @param {Point[]} fingers */
function grip(fingers) {
  const [a, b] = [fingers[0], fingers[1] ?? fingers[0]];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, spread: Math.hypot(a.x - b.x, a.y - b.y) };
}

/** @param {HTMLElement} canvas @param {Actions} act */
function listenPointers(canvas, act) {
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  const glide = glider(act);

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || fingers.size === 2) return;
    glide.stop();
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = grip([...fingers.values()]);
    fingers.set(event.pointerId, event);
    const after = grip([...fingers.values()]);
    act.drag(after.x - before.x, after.y - before.y);
    if (before.spread && after.spread) act.zoom(after.spread / before.spread);
    if (fingers.size === 1) glide.push(after.x - before.x, after.y - before.y, event.timeStamp);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size) glide.stop(); // a pinch throws nothing
    else glide.release(event.timeStamp);
  });
  canvas.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
}

/** Keeps a released picture moving for a moment. @param {Actions} act */
function glider(act) {
  let [vx, vy, last, frame] = [0, 0, 0, 0]; // px per ms, ms

  /** @param {number} before @param {number} now */
  const roll = (before, now) => {
    const span = now - before;
    act.drag(vx * span, vy * span);
    const rest = Math.exp(-span / GLIDE_MS);
    [vx, vy] = [vx * rest, vy * rest];
    frame = Math.hypot(vx, vy) > SLOWEST ? requestAnimationFrame((next) => roll(now, next)) : 0;
  };
  return {
    stop() {
      cancelAnimationFrame(frame);
      [vx, vy, last] = [0, 0, 0];
    },
    /** @param {number} dx @param {number} dy @param {number} now */
    push(dx, dy, now) {
      const span = Math.max(1, now - last);
      if (last) [vx, vy] = [(vx + (3 * dx) / span) / 4, (vy + (3 * dy) / span) / 4];
      last = now;
    },
    /** @param {number} now */
    release(now) {
      if (calm() || !last || now - last > REST_MS) return;
      frame = requestAnimationFrame((next) => roll(now, Math.max(now, next)));
    },
  };
}
