/**
 * Where: distance from a town, from where the reader is, or from a point on the map; the part of the map that is seen.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Hit} Hit
 * @typedef {ReturnType<typeof import("./layout.js").layout>} Parts
 */
import { el } from "./dom.js";
import { pinLabel } from "./results.js";

const RADII = [3, 5, 10, 20, 30, 50];

export class Places {
  /** @param {Parts} parts @param {Client} client @param {Words} words @param {(change: (state: State) => State) => void} change @param {() => State} now */
  constructor(parts, client, words, change, now) {
    this.parts = parts;
    this.client = client;
    this.words = words;
    this.change = change;
    this.now = now;
    this.open = false;
    /** @type {import("../map.js").HousesMap | null} */
    this.map = null;
    this.town = el("select", { "aria-label": words.fromTown }, el("option", { value: "" }, words.anywhere), ...Object.entries(client.towns).map(([slug, { name }]) => el("option", { value: slug }, name)), el("option", { value: "point", hidden: true }, words.point));
    this.km = el("select", { "aria-label": words.radius }, ...RADII.map((km) => el("option", { value: String(km) }, `${km}${this.client.units.km}`)));
    this.km.value = "20";
    this.note = el("p", { class: "s", role: "status" });
    const mine = el("button", { type: "button", class: "btn b2" }, words.fromMe);
    parts.where.append(el("p", { class: "row" }, this.town, this.km), el("p", {}, mine), this.note);
    this.town.addEventListener("change", () => this.#fromTown());
    this.km.addEventListener("change", () => this.change((state) => (state.near ? { ...state, near: { ...state.near, km: Number(this.km.value) } } : state)));
    mine.addEventListener("click", () => this.#fromMe());
    parts.mapOpen.addEventListener("click", () => void this.openMap());
  }

  /** @param {State} state */
  show({ near }) {
    for (const option of this.parts.sort.options) if (option.value === "distance") option.disabled = !near;
    this.town.value = near ? near.town ?? "point" : "";
    if (near) this.#radius(near.km);
  }

  /** Shows a radius; one that is not offered gets its own place. @param {number} km */
  #radius(km) {
    if (![...this.km.options].some((option) => Number(option.value) === km)) {
      const next = [...this.km.options].find((option) => Number(option.value) > km);
      this.km.insertBefore(el("option", { value: String(km) }, `${km}${this.client.units.km}`), next ?? null);
    }
    this.km.value = String(km);
  }

  #fromTown() {
    const slug = this.town.value;
    const town = this.client.towns[slug];
    this.change((state) => ({ ...state, near: town ? { lat: town.lat, lon: town.lon, km: Number(this.km.value), town: slug } : null, sort: town || state.sort !== "distance" ? state.sort : "" }));
  }

  #fromMe() {
    this.note.textContent = this.words.locating;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.note.textContent = "";
        this.#fromPoint(coords.latitude, coords.longitude);
      },
      () => {
        this.note.textContent = this.words.noPlace;
      },
    );
  }

  /** @param {number} lat @param {number} lon */
  #fromPoint(lat, lon) {
    const near = { lat: Number(lat.toFixed(4)), lon: Number(lon.toFixed(4)), km: Number(this.km.value) };
    this.change((state) => ({ ...state, near }));
  }

  /** Loads the map and shows the houses on it. */
  async openMap() {
    const { HousesMap } = await import("../map.js");
    const { mapBox, mapOffer } = this.parts;
    mapOffer.hidden = true;
    mapBox.hidden = false;
    this.open = true;
    const words = { failed: this.words.tilesFailed, zoomIn: this.words.zoomIn, zoomOut: this.words.zoomOut, label: this.words.map, many: this.words.many };
    const names = Object.values(this.client.towns);
    this.map = new HousesMap(mapBox, words, names, (ids) => this.#choose(ids));
    mapBox.focus({ preventScroll: true }); // the button that was pressed is gone
    this.map.onMove(() => this.#offer());
    this.map.onPress((lat, lon) => this.#fromPoint(lat, lon));
    this.parts.side.append(this.#mapHelp());
    this.change((state) => ({ ...state }));
  }

  #mapHelp() {
    this.here = el("button", { type: "button", class: "btn b2", hidden: true }, this.words.searchHere);
    this.here.addEventListener("click", () => {
      const seen = this.map?.bounds();
      if (this.here) this.here.hidden = true;
      this.change((state) => ({ ...state, bbox: seen ?? null }));
    });
    const centre = el("button", { type: "button", class: "btn b2" }, this.words.fromCentre);
    centre.addEventListener("click", () => {
      const [west, south, east, north] = this.map?.bounds() ?? [0, 0, 0, 0];
      this.#fromPoint((south + north) / 2, (west + east) / 2);
    });
    return el("div", { class: "map-help" }, el("p", { class: "row" }, this.here, centre), el("p", { class: "s q" }, this.words.mapHelp));
  }

  #offer() {
    if (this.here) this.here.hidden = false;
  }

  /** @param {Hit[]} hits @param {boolean} fit */
  pins(hits, fit) {
    const pins = hits.filter(({ card }) => card.lat !== undefined).map(({ id, card }) => ({ id, lat: card.lat, lon: card.lon, label: pinLabel(card, this.client, this.words), title: card.titles?.[this.client.lang] ?? card.title }));
    this.map?.show(pins, fit && !this.now().bbox);
  }

  /** Goes to a house in the list; several at one place are zoomed into or listed. @param {string[]} ids */
  #choose(ids) {
    const found = ids.map((id) => document.getElementById(`hit-${id}`)).find(Boolean);
    for (const old of document.querySelectorAll(".hit.at")) old.classList.remove("at");
    if (!found) {
      location.href = `${this.client.listings}${ids[0]}/`;
      return;
    }
    for (const id of ids) document.getElementById(`hit-${id}`)?.classList.add("at");
    found.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    found.querySelector("a")?.focus({ preventScroll: true });
  }
}
