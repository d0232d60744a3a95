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
import { amount } from "./format.js";
import { keep, kept } from "./memory.js";

const STATES = ["yes", "no", "unknown", "n/a"];
const WALK = [400, 800, 1500, 3000, 5000, 10000];
/** Column -> the bounds that are offered; a sentence or an address may bring others. */
const STEPS = /** @type {Record<string, number[]>} */ ({
  price: [0, 500000, 1000000, 2000000, 3000000, 5000000, 8000000, 10000000, 20000000],
  rent: [10000, 20000, 30000, 40000, 50000, 80000, 100000],
  floor_area: [50, 80, 100, 150, 200],
  built: [1950, 1970, 1981, 1990, 2000, 2010],
  land_area: [100, 200, 300, 500, 1000],
  farmland_area: [100, 300, 500, 1000, 3000],
  parking_spaces: [1, 2, 3, 4],
});
/** Columns that are always seen; the others are unfolded. */
const FIRST = ["price", "rent", "floor_area", "built"];
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
    /** @type {{ codes: string[], facets: string[], details: HTMLDetailsElement, note: HTMLElement }[]} */
    this.groups = [];
    const first = FIRST.map((name) => this.#range(name));
    box.append(this.#deal(), this.#kind(), this.#towns(), el("div", {}, ...first), this.#far(), this.#picks(), ...client.groups.map((group) => this.#group(group)));
    for (const { codes, details } of this.groups) {
      details.open = (kept().open ?? []).includes(codes[0]);
      details.addEventListener("toggle", () => this.#toggled());
    }
  }

  /** Facets whose counts are to be seen now. */
  wanted() {
    return [...ALWAYS, ...this.groups.filter(({ details }) => details.open).flatMap(({ facets }) => facets)];
  }

  /** The control of a condition, unfolded so that it can have the focus. @param {string} name @param {string} value */
  control(name, value) {
    const box = this.boxes.find((each) => each.name === name && (each.value === value || !value)) ?? this.boxes.find((each) => each.name === name);
    const found = box?.input ?? this.ends.find((each) => each.name === name && each.select.value)?.select;
    const folded = found?.closest("details");
    if (folded) folded.open = true;
    return found ?? null;
  }

  /** Remembers what is unfolded, and counts it. */
  #toggled() {
    const open = this.groups.filter(({ details }) => details.open).map(({ codes }) => codes[0]);
    if (`${open}` === `${kept().open ?? ""}`) return; // as it was found on coming back: nothing has changed
    keep({ open });
    this.change((state) => state);
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
      this.#offer(select, name, range[end]);
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

  /** Further bounds: land, parking, how far it is to what one needs. */
  #far() {
    const names = Object.keys(this.client.columns).filter((name) => !FIRST.includes(name));
    return this.#fold("facet-fold", this.words.further, names, [], names.map((name) => this.#range(name)));
  }

  /** How the house is built and what state it is in. */
  #picks() {
    const { picks } = this.client;
    const unknown = { unknown: this.words.unknown };
    const facets = Object.entries(picks).map(([name, { label, values }]) => this.#options(label, name, { ...values, ...unknown }));
    return this.#fold("facet-fold", this.words.making, Object.keys(picks), Object.keys(picks), facets);
  }

  /** @param {string} look @param {string} title @param {string[]} codes @param {string[]} facets @param {HTMLElement[]} content */
  #fold(look, title, codes, facets, content) {
    const note = el("small");
    const details = el("details", { class: look }, el("summary", {}, title, note), ...content);
    this.groups.push({ codes, facets, details, note });
    return details;
  }

  /** @param {string} name */
  #range(name) {
    const { label: title } = this.client.columns[name];
    const [low, high] = /** @type {const} */ (["min", "max"]).map((end) => this.#end(name, end, `${title} ${this.words[end]}`));
    return el("fieldset", { class: "facet" }, el("legend", {}, title), el("p", { class: "row" }, low, el("span", { "aria-hidden": "true" }, "–"), high));
  }

  /** @param {string} name @param {"min" | "max"} end @param {string} title */
  #end(name, end, title) {
    const select = el("select", { "aria-label": title }, el("option", { value: "" }, this.words[end === "min" ? "noMin" : "noMax"]));
    for (const step of STEPS[name] ?? WALK) select.append(this.#step(name, step));
    select.addEventListener("change", () => this.change((state) => this.#bounded(state, name, end, select.value)));
    this.ends.push({ name, end, select });
    return select;
  }

  /** @param {string} name @param {number} step */
  #step(name, step) {
    return el("option", { value: String(step) }, amount(step, this.client.columns[name].unit, this.client, this.words));
  }

  /** Shows a bound; one that is not offered gets its own place among the others. @param {HTMLSelectElement} select @param {string} name @param {number | undefined} bound */
  #offer(select, name, bound) {
    const value = bound === undefined ? "" : String(bound);
    if (bound !== undefined && ![...select.options].some((option) => option.value === value)) {
      const next = [...select.options].find((option) => option.value !== "" && Number(option.value) > bound);
      select.insertBefore(this.#step(name, bound), next ?? null);
    }
    select.value = value;
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
    return this.#fold("group", label, codes, codes, codes.map((name) => this.#four(name)));
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
