/**
 * The panorama as a sphere around the reader: a canvas that is drawn only when something changed.
 * @typedef {import("./types.js").Scene} Scene
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Size} Size
 */
import { calm, el } from "./dom.js";
import { createPainter } from "./gl.js";
import { fetchPicture, nextLevel } from "./levels.js";
import { neededWidth } from "./projection.js";

const FADE_MS = 300;
/** More device pixels than this cost battery and bytes and are hardly seen. */
const MAX_RATIO = 2;

export class Sphere {
  canvas = el("canvas", { role: "application", tabindex: "0" });
  host = el("div", { class: "tour-sphere" }, this.canvas);
  node = this.host;
  focus = this.canvas;
  flat = false;
  /** @type {import("./gl.js").Layer[]} the last one is where the reader is, one before it fades */
  #layers = [];
  #painter = createPainter(this.canvas);
  #scene = /** @type {Scene | null} */ (null);
  #shown = 0;
  #fetching = "";
  #fadeStart = 0;
  #frameAsked = false;

  /** @param {{ resized(): void, lost(): void, restored(): void }} events */
  constructor(events) {
    new ResizeObserver(() => {
      this.#fit();
      events.resized();
    }).observe(this.host);
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault(); // otherwise it never comes back
      this.#painter = null;
      this.#layers = [];
      this.#scene = null;
      events.lost();
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      this.#painter = createPainter(this.canvas);
      if (this.works()) events.restored();
    });
  }

  works() {
    return this.#painter !== null;
  }

  /** @returns {Size} in CSS pixels */
  size() {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  /** What to fetch before the scene can be entered. @param {Scene} scene */
  first(scene) {
    return scene.levels[0];
  }

  /** @param {Scene} scene @param {HTMLImageElement} image @param {View} view */
  enter(scene, image, view) {
    if (!this.#painter) return;
    this.#dropOld();
    this.#layers.push({ texture: this.#painter.upload(image), view, alpha: 0 });
    this.#scene = scene;
    this.#shown = image.naturalWidth;
    this.#fadeStart = calm() ? -Infinity : performance.now();
    this.#ask();
  }

  /** @param {View} view */
  look(view) {
    const top = this.#layers.at(-1);
    if (!top) return;
    top.view = view;
    this.#ask();
  }

  /** Fetches larger sizes of the scene until the present view is sharp. */
  async sharpen() {
    const [scene, level] = [this.#scene, this.#wanted()];
    if (!level || this.#fetching === level.src) return;
    this.#fetching = level.src;
    const image = await fetchPicture(level.src).catch(() => null); // what is shown stays; the next look tries again
    this.#fetching = "";
    if (!image) return;
    if (scene === this.#scene) this.#refine(image, level.width);
    await this.sharpen();
  }

  #wanted() {
    const view = this.#layers.at(-1)?.view;
    if (!this.#scene || !this.#painter || !view) return null;
    return nextLevel(this.#scene.levels, this.#shown, neededWidth(view, this.canvas), this.#painter.limit);
  }

  /** @param {HTMLImageElement} image @param {number} width */
  #refine(image, width) {
    const top = this.#layers.at(-1);
    if (!top || !this.#painter || width <= this.#shown) return;
    this.#painter.free(top.texture);
    top.texture = this.#painter.upload(image);
    this.#shown = width;
    this.#ask();
  }

  #fit() {
    const ratio = Math.min(devicePixelRatio, MAX_RATIO);
    const { width, height } = this.size();
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    this.#draw(performance.now());
  }

  #ask() {
    if (this.#frameAsked) return;
    this.#frameAsked = true;
    requestAnimationFrame((now) => {
      this.#frameAsked = false;
      this.#draw(now);
    });
  }

  /** @param {number} now */
  #draw(now) {
    const top = this.#layers.at(-1);
    if (!top) return;
    top.alpha = Math.min(1, Math.max(0, (now - this.#fadeStart) / FADE_MS)); // a frame may be older than its start
    this.#painter?.draw(this.#layers);
    if (top.alpha < 1) this.#ask();
    else this.#dropOld();
  }

  #dropOld() {
    for (const layer of this.#layers.splice(0, this.#layers.length - 1)) this.#painter?.free(layer.texture);
  }
}

