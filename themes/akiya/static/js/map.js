/**
 * The map: Leaflet with the tiles of 地理院タイル. Loaded only when a reader opens a map; usable when no tile arrives.
 */
import { Browser, Control, DivIcon, GridLayer, LatLngBounds, Map as LeafletMap, Marker, TileLayer, circle } from "leaflet/dist/leaflet-src.esm.js";

const TILES = "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png";
const CREDIT = '<a href="https://maps.gsi.go.jp/development/ichiran.html" rel="noopener">地理院タイル</a>';

/** Tiles that are let go without Leaflet's data: picture, which our content security policy forbids. */
const Tiles = TileLayer.extend({
  _abortLoading() {},
  /** @param {string} key */
  _removeTile(key) {
    return /** @type {any} */ (GridLayer.prototype)._removeTile.call(this, key);
  },
});

/** Adds the map's style sheet once; its address stands in the page. */
function dress() {
  const href = document.querySelector("[data-map-css]")?.getAttribute("data-map-css");
  if (!href || document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

/**
 * What a map says: that tiles do not arrive, and what its two buttons do.
 * @typedef {{ failed: string, zoomIn: string, zoomOut: string }} MapWords
 */

/**
 * Makes a map in a box.
 * @param {HTMLElement} box @param {MapWords} words @param {() => void} [onFail]
 */
export function makeMap(box, words, onFail = () => {}) {
  dress();
  const map = new LeafletMap(box, { zoomControl: false, attributionControl: false, zoomSnap: 0.5, zoomAnimation: !Browser.mobile, scrollWheelZoom: false });
  new Control.Zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  new Control.Attribution({ prefix: '<a href="https://leafletjs.com" rel="noopener">Leaflet</a>' }).addAttribution(CREDIT).addTo(map);
  const tiles = new /** @type {any} */ (Tiles)(TILES, { minZoom: 5, maxZoom: 18, crossOrigin: false });
  tiles.once("tileerror", () => {
    note(box, words.failed);
    onFail();
  });
  tiles.addTo(map);
  return map;
}

/** @param {HTMLElement} box @param {string} text */
function note(box, text) {
  const line = document.createElement("p");
  line.className = "map-note";
  line.setAttribute("role", "status");
  line.textContent = text;
  box.append(line);
}

/** Shows one place with a circle as wide as what is not known. @param {HTMLElement} box */
export function placeMap(box) {
  const { lat, lon, zoom, radius, label = "", tilesFailed: failed = "", zoomIn = "", zoomOut = "" } = box.dataset;
  const centre = /** @type {[number, number]} */ ([Number(lat), Number(lon)]);
  const map = makeMap(box, { failed, zoomIn, zoomOut });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  map.setView(centre, Number(zoom));
  circle(centre, { radius: Number(radius), className: "soft", color: "#ac3e00", weight: 2, dashArray: "7 5", fillOpacity: 0.14, interactive: false }).addTo(map);
  return map;
}

/**
 * @typedef {{ id: string, lat: number, lon: number, label: string, title: string }} Pin
 * A house on the map: what its pin says, and its title for screen readers.
 */

/**
 * A map of many houses: pins that gather into counts where they would cover each other.
 */
export class HousesMap {
  /**
   * @param {HTMLElement} box @param {MapWords & { label: string, many: string }} words
   * @param {{ name: string, lat: number, lon: number }[]} towns named on the map where no tile arrives
   * @param {(ids: string[]) => void} choose
   */
  constructor(box, words, towns, choose) {
    this.words = words;
    this.choose = choose;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", words.label);
    this.towns = towns;
    /** @type {any[]} */
    this.named = [];
    this.map = makeMap(box, words, () => {
      this.#nameTowns();
      this.map.on("zoomend", () => this.#nameTowns());
    });
    this.map.setView([32.6, 130.75], 9);
    /** @type {Pin[]} */
    this.pins = [];
    /** @type {any[]} */
    this.shown = [];
    this.map.on("zoomend", () => this.#draw());
  }

  /** Shows these houses. @param {Pin[]} pins @param {boolean} fit whether to move the map so that all are seen */
  show(pins, fit) {
    this.pins = pins;
    if (fit && pins.length) this.map.fitBounds(new LatLngBounds(pins.map((pin) => [pin.lat, pin.lon])).pad(0.05), { maxZoom: 12 });
    this.#draw();
  }

  /** Returns west, south, east and north of what is seen. @returns {[number, number, number, number]} */
  bounds() {
    const seen = this.map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  }

  /** Calls back when the reader has moved the map. @param {() => void} moved */
  onMove(moved) {
    this.map.on("dragend", moved);
  }

  /** Calls back with the point that the reader pressed. @param {(lat: number, lon: number) => void} pressed */
  onPress(pressed) {
    this.map.on("contextmenu", (/** @type {any} */ event) => pressed(event.latlng.lat, event.latlng.lng));
  }

  /** Tells Leaflet that its box changed its size. */
  resized() {
    this.map.invalidateSize();
  }

  /** Names as many towns as fit beside each other. */
  #nameTowns() {
    for (const marker of this.named) marker.remove();
    const pins = this.towns.map(({ name, lat, lon }) => ({ id: name, lat, lon, label: name, title: name }));
    const groups = gather(pins, (pin) => this.map.project([pin.lat, pin.lon]));
    this.named = groups.map(([{ lat, lon, label }]) => {
      const html = document.createElement("span");
      html.textContent = label;
      const icon = new DivIcon({ className: "town-name", html, iconSize: [0, 0] });
      return new Marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(this.map);
    });
  }

  /** Draws the pins anew; a reader whose keyboard is on a house stays on it. */
  #draw() {
    const held = this.shown.find((marker) => marker.getElement() === document.activeElement)?.options.ids[0];
    for (const marker of this.shown) marker.remove();
    this.shown = gather(this.pins, (pin) => this.map.project([pin.lat, pin.lon])).map((group) => this.#marker(group));
    if (held) this.shown.find((marker) => marker.options.ids.includes(held))?.getElement().focus();
  }

  /** @param {Pin[]} group */
  #marker(group) {
    const one = group[0];
    const text = group.length === 1 ? one.label : String(group.length);
    const title = group.length === 1 ? `${one.label} ${one.title}` : this.words.many.replace("{n}", text);
    const html = document.createElement("span");
    html.textContent = text;
    const icon = new DivIcon({ className: group.length === 1 ? "pin" : "pin many", html, iconSize: [0, 0] });
    const ids = group.map((pin) => pin.id);
    const marker = new Marker([one.lat, one.lon], /** @type {any} */ ({ icon, title, alt: title, keyboard: true, ids }));
    marker.on("click keypress", (/** @type {any} */ event) => {
      if (event.type === "keypress" && event.originalEvent?.key !== "Enter") return;
      this.choose(ids);
    });
    return marker.addTo(this.map);
  }
}

const NEAR_PX = 52;

/**
 * Gathers pins that would cover each other around the first of them; no pin is ever left out.
 * @param {Pin[]} pins @param {(pin: Pin) => { x: number, y: number }} project
 * @returns {Pin[][]}
 */
export function gather(pins, project) {
  /** @type {{ x: number, y: number, pins: Pin[] }[]} */
  const groups = [];
  for (const pin of pins) {
    const { x, y } = project(pin);
    const near = groups.find((group) => Math.hypot(group.x - x, (group.y - y) * 1.3) < NEAR_PX);
    if (near) near.pins.push(pin);
    else groups.push({ x, y, pins: [pin] });
  }
  return groups.map((group) => group.pins);
}
