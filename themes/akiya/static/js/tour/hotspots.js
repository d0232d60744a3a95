/**
 * Doors as buttons over the picture. A door that is out of view is hidden and not in the tab order; the list of
 * doors below the picture always has them all.
 * @typedef {import("./types.js").Door} Door
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Size} Size
 */
import { button, el } from "./dom.js";
import { project } from "./projection.js";

export class Hotspots {
  node = el("div", { class: "tour-doors" });
  /** @type {{ door: Door, node: HTMLButtonElement }[]} */
  #spots = [];

  /** @param {Door[]} doors @param {(door: Door) => void} go */
  show(doors, go) {
    this.#spots = doors.map((door) => ({ door, node: button("tour-door", door.label, () => go(door)) }));
    this.node.replaceChildren(...this.#spots.map((spot) => spot.node));
  }

  /** Puts each door where the view shows it. @param {View} view @param {Size} size @param {() => void} focusLost called before the focused door goes out of view */
  follow(view, size, focusLost) {
    for (const { door, node } of this.#spots) {
      const at = project(door, view, size);
      const seen = at !== null && at.x > 0 && at.x < size.width && at.y > 0 && at.y < size.height;
      if (!seen && node === document.activeElement) focusLost();
      node.hidden = !seen;
      if (seen) place(node, `${at.x.toFixed(1)}px`, `${at.y.toFixed(1)}px`);
    }
  }

  /** Puts each door on the flat picture. */
  spread() {
    for (const { door, node } of this.#spots) place(node, `${door.yaw / 3.6 + 50}%`, `${50 - door.pitch / 1.8}%`);
  }
}

/** @param {HTMLElement} node @param {string} left @param {string} top */
function place(node, left, top) {
  node.style.left = left;
  node.style.top = top;
}
