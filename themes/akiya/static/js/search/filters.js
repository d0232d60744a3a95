/**
 * The conditions: made once, then only their counts and ticks change, so that the reader's place is never lost.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Range} Range
 * @typedef {(change: (state: State) => State) => void} Change
 */
import { el, glyph } from "./dom.js";
import { choose, condition } from "./state.js";
import { price } from "./format.js";

const STATES = ["yes", "no", "unknown", "n/a"];
const SALE = [0, 500000, 1000000, 2000000, 3000000, 5000000, 8000000, 10000000, 20000000];
const RENT = [10000, 20000, 30000, 40000, 50000, 80000, 100000];
const AREAS = [50, 80, 100, 150, 200];
const YEARS = [1950, 1970, 1981, 1990, 2000, 2010];
const ALWAYS = ["deal", "kind", "municipality", "has_tour"];

export class Filters {
  /** @param {HTMLElement} box @param {Client} client @param {Words} words @param {Change} change */
  constructor(box, client, words, change) {
    this.client = client;
    this.words = words;
    this.change = change;
    /** @type {{ name: string, value: string, input: HTMLInputElement, count: HTMLElement }[]} */
    this.boxes = [];
    /** @type {{ name: string, end: "min" | "max", select: HTMLSelectElement }[]} */
    this.ends = [];
    /** @type {{ codes: string[], details: HTMLDetailsElement, note: HTMLElement }[]} */
    this.groups = [];
    box.append(this.#deal(), this.#kind(), this.#towns(), this.#ranges(), ...client.groups.map((group) => this.#group(group)));
  }

  /** Facets whose counts are to be seen now. */
  wanted() {
    return [...ALWAYS, ...this.groups.filter(({ details }) => details.open).flatMap(({ codes }) => codes)];
  }

  /** Shows what is chosen and what each choice would leave. @param {State} state @param {Record<string, Record<string, number>>} facets */
  show(state, facets) {
    for (const { name, value, input, count } of this.boxes) {
      const chosen = state.where[name];
      input.checked = Array.isArray(chosen) && chosen.includes(value);
      if (facets[name]) count.textContent = String(facets[name][value] ?? 0);
    }
    for (const { name, end, select } of this.ends) {
      const range = /** @type {Range} */ (state.where[name] ?? {});
      select.value = range[end] === undefined ? "" : String(range[end]);
    }
    for (const { codes, note } of this.groups) {
      const chosen = codes.filter((code) => code in state.where).length;
      note.textContent = chosen ? this.words.chosen.replace("{n}", String(chosen)) : "";
    }
  }

  #deal() {
    return this.#options(this.words.deal, "deal", { sale: this.client.choices.deal.sale, rent: this.client.choices.deal.rent });
  }

  #kind() {
    const tour = this.#option("has_tour", "yes", this.words.tour);
    const options = this.#options(this.words.kind, "kind", this.client.choices.kind);
    options.append(tour);
    return options;
  }

  #towns() {
    const towns = Object.entries(this.client.towns).map(([slug, { name }]) => this.#option("municipality", slug, name));
    return el("details", { class: "facet-fold" }, el("summary", {}, this.words.towns), el("fieldset", { class: "facet" }, el("legend", { class: "vh" }, this.words.towns), ...towns));
  }

  /** @param {string} title @param {string} name @param {Record<string, string>} values */
  #options(title, name, values) {
    const options = Object.entries(values).map(([value, label]) => this.#option(name, value, label));
    return el("fieldset", { class: "facet" }, el("legend", {}, title), ...options);
  }

  /** @param {string} name @param {string} value @param {string} label */
  #option(name, value, label) {
    const [input, count] = this.#box(name, value);
    return el("label", { class: "opt" }, input, el("span", {}, label), count);
  }

  /** @param {string} name @param {string} value @returns {[HTMLInputElement, HTMLElement]} */
  #box(name, value) {
    const input = el("input", { type: "checkbox" });
    const count = el("span");
    input.addEventListener("change", () => this.change((state) => choose(state, name, value, input.checked)));
    this.boxes.push({ name, value, input, count });
    return [input, count];
  }

  #ranges() {
    const { units } = this.client;
    const yen = (/** @type {boolean} */ monthly) => (/** @type {number} */ amount) => price(amount, units, monthly).join("");
    return el(
      "div",
      {},
      this.#range("price", this.words.price, SALE, yen(false)),
      this.#range("rent", this.words.rent, RENT, yen(true)),
      this.#range("floor_area", this.words.floorArea, AREAS, (n) => `${n}${units.metre}`),
      this.#range("built", this.words.built, YEARS, (n) => this.words.year.replace("{n}", String(n))),
    );
  }

  /** @param {string} name @param {string} title @param {number[]} steps @param {(n: number) => string} label */
  #range(name, title, steps, label) {
    const [low, high] = /** @type {const} */ (["min", "max"]).map((end) => this.#end(name, end, steps, label, `${title} ${this.words[end]}`));
    return el("fieldset", { class: "facet" }, el("legend", {}, title), el("p", { class: "row" }, low, el("span", { "aria-hidden": "true" }, "–"), high));
  }

  /** @param {string} name @param {"min" | "max"} end @param {number[]} steps @param {(n: number) => string} label @param {string} title */
  #end(name, end, steps, label, title) {
    const select = el("select", { "aria-label": title }, el("option", { value: "" }, this.words[end === "min" ? "noMin" : "noMax"]));
    for (const step of steps) select.append(el("option", { value: String(step) }, label(step)));
    select.addEventListener("change", () => this.change((state) => this.#bounded(state, name, end, select.value)));
    this.ends.push({ name, end, select });
    return select;
  }

  /** @param {State} state @param {string} name @param {"min" | "max"} end @param {string} value @returns {State} */
  #bounded(state, name, end, value) {
    const range = { .../** @type {Range} */ (state.where[name] ?? {}) };
    delete range[end];
    if (value) range[end] = Number(value);
    return condition(state, name, range);
  }

  /** @param {{ code: string, label: string }} group */
  #group({ code, label }) {
    const codes = Object.keys(this.client.attributes).filter((name) => this.client.attributes[name].group === code);
    const note = el("small");
    const details = el("details", { class: "group" }, el("summary", {}, label, note), ...codes.map((name) => this.#four(name)));
    details.addEventListener("toggle", () => details.open && this.change((state) => state));
    this.groups.push({ codes, details, note });
    return details;
  }

  /** The four states of an attribute. @param {string} code */
  #four(code) {
    const { label, yes, no } = this.client.attributes[code];
    const words = { yes, no, unknown: this.words.unknown, "n/a": this.words.na };
    const cells = STATES.map((state) => {
      const [input, count] = this.#box(code, state);
      return el("label", {}, input, el("span", {}, words[/** @type {keyof typeof words} */ (state)]), el("b", {}, count));
    });
    return el("fieldset", { class: "facet" }, el("legend", {}, glyph(this.client, code), label), el("div", { class: "four" }, ...cells));
  }
}
