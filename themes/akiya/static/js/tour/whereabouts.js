/**
 * Where the reader is and which way they look, on everything around the picture: the list of rooms, the floor plan and the compass.
 *
 * The plan is an inline SVG whose dots are `<a data-scene><circle>…</a>`; `data-north` on its figure is the compass
 * bearing that points up on the sheet (0 if it is not given).
 * @typedef {import("./types.js").Labels} Labels
 */
import { svg } from "./dom.js";

const CONE = 35; // degrees to either side

export class Whereabouts {
  compass = svg("svg", { class: "tour-compass", viewBox: "-22 -22 44 44", "aria-hidden": "true" });
  #needle;
  /** @type {Element | null} */
  #cone = null;
  #north = 0;

  /** @param {HTMLElement} section @param {Labels} labels */
  constructor(section, labels) {
    this.section = section;
    const north = svg("text", { y: "-9" }, labels.n.charAt(0).toUpperCase());
    this.#needle = svg("g", {}, svg("path", { d: "M0-7l5 19-5-4-5 4z" }), north);
    this.compass.append(svg("circle", { r: "21" }), this.#needle);
    this.#north = Number(section.querySelector(".tour-plan")?.getAttribute("data-north") ?? 0);
  }

  /** Marks the scene in the list and on the plan. @param {string} id */
  enter(id) {
    this.#cone?.remove();
    this.#cone = null;
    for (const link of this.section.querySelectorAll("a[data-scene]")) {
      const here = link.getAttribute("data-scene") === id;
      if (here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
      const dot = here && link.querySelector("circle");
      if (dot) dot.before((this.#cone = cone(dot)));
    }
  }

  /** Turns compass and cone. @param {number | null} bearing degrees clockwise from north, null if unknown */
  look(bearing) {
    this.compass.toggleAttribute("hidden", bearing === null);
    this.#cone?.toggleAttribute("hidden", bearing === null);
    if (bearing === null) return;
    this.#needle.setAttribute("transform", `rotate(${-bearing})`);
    const dot = this.#cone?.nextElementSibling;
    this.#cone?.setAttribute("transform", `rotate(${bearing - this.#north} ${dot?.getAttribute("cx") ?? 0} ${dot?.getAttribute("cy") ?? 0})`);
  }
}

/** What the reader sees from a dot, looking up. @param {SVGCircleElement} dot */
function cone(dot) {
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(dot.getAttribute(name)));
  const reach = r * 2.6;
  const side = reach * Math.sin((CONE * Math.PI) / 180);
  const far = y - reach * Math.cos((CONE * Math.PI) / 180);
  return svg("path", { class: "tour-cone", d: `M${x} ${y}L${x - side} ${far}A${reach} ${reach} 0 0 1 ${x + side} ${far}z` });
}
