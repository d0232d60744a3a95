/**
 * The panorama laid flat, for devices without WebGL 2: a picture that scrolls sideways.
 * Like the sphere it is a stage (see types.js).
 * @typedef {import("./types.js").Scene} Scene
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Size} Size
 */
import { el } from "./dom.js";
import { sharpLevel } from "./levels.js";

export class Strip {
  host = el("div", { class: "tour-strip-picture" });
  node = el("div", { class: "tour-strip", role: "region", tabindex: "0" }, this.host);
  focus = this.node;
  flat = true;

  /** @param {{ scrolled(yaw: number): void }} events */
  constructor(events) {
    this.focus.addEventListener("scroll", () => events.scrolled(this.#yaw()), { passive: true });
  }

  /** @returns {Size} in CSS pixels */
  size() {
    return { width: this.focus.clientWidth, height: this.focus.clientHeight };
  }

  /** @param {Scene} scene */
  first(scene) {
    return sharpLevel(scene.levels, 2 * this.size().height * devicePixelRatio, Infinity);
  }

  /** @param {Scene} scene @param {HTMLImageElement} image @param {View} view */
  enter(scene, image, view) {
    image.alt = scene.alt;
    this.host.querySelector("img")?.remove();
    this.host.prepend(image);
    this.look(view);
  }

  /** @param {View} view */
  look(view) {
    if (Math.abs(view.yaw - this.#yaw()) < 1) return; // the reader's own scrolling comes back here
    this.focus.scrollLeft = this.focus.scrollWidth * (view.yaw / 360 + 0.5) - this.focus.clientWidth / 2;
  }

  async sharpen() {}

  #yaw() {
    const { scrollLeft, scrollWidth, clientWidth } = this.focus;
    return ((scrollLeft + clientWidth / 2) / scrollWidth - 0.5) * 360;
  }
}
