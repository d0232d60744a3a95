/**
 * The conditions as chips: seen at a glance, changed or taken off with one press.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Range} Range
 */
import { el } from "./dom.js";
import { amount, fill } from "./format.js";
import { condition } from "./state.js";

/** How many towns are named before the rest is only counted. */
const TOWNS = 3;

/**
 * The conditions as chips, each of two buttons: its words lead to its filter, the cross takes it off.
 * @param {State} state @param {Client} client @param {Words} words
 * @param {(change: (state: State) => State) => void} change @param {(name: string) => void} open
 */
export function chips(state, client, words, change, open) {
  return parts(state, client, words).map(({ name, label, without, word }) => {
    const to = el("button", { type: "button", class: "to" }, label, el("span", { class: "vh" }, words.change));
    const off = el("button", { type: "button", class: "off" }, el("span", { class: "vh" }, label, words.remove), el("b", { "aria-hidden": "true" }, "×"));
    to.addEventListener("click", () => open(name));
    off.addEventListener("click", () => change(without));
    return el("span", { class: word ? "chip say" : "chip" }, to, off);
  });
}

/**
 * @typedef {{ name: string, label: string, without: (state: State) => State, word?: boolean }} Part
 * @param {State} state @param {Client} client @param {Words} words @returns {Part[]}
 */
export function parts(state, client, words) {
  const found = Object.entries(state.where).map(([name, value]) => ({ name, label: label(name, value, client, words), without: (/** @type {State} */ s) => condition(s, name, null) }));
  const { near, bbox } = state;
  return [
    ...(state.text ? [{ name: "q", label: fill(words.word, { text: state.text }), without: (/** @type {State} */ s) => ({ ...s, text: "" }), word: true }] : []),
    ...found,
    ...(near ? [{ name: "near", label: fill(words.within, { place: near.town ? client.towns[near.town]?.name ?? near.town : words.point, km: near.km }), without: (/** @type {State} */ s) => ({ ...s, near: null, sort: s.sort === "distance" ? "" : s.sort }) }] : []),
    ...(bbox ? [{ name: "bbox", label: words.inMap, without: (/** @type {State} */ s) => ({ ...s, bbox: null }) }] : []),
  ];
}

/** @param {string} name @param {string[] | Range} value @param {Client} client @param {Words} words */
function label(name, value, client, words) {
  if (Array.isArray(value)) return valuesLabel(name, value, client, words);
  const { label: title = name, unit = "" } = client.columns[name] ?? {};
  const said = (/** @type {number | undefined} */ n) => (n === undefined ? "" : amount(n, unit, client, words));
  if (value.min !== undefined && value.min === value.max) return fill(words.is, { name: title, value: said(value.min) });
  const form = value.min === undefined ? words.upTo : value.max === undefined ? words.from : words.between;
  return fill(form, { name: title, min: said(value.min), max: said(value.max) });
}

/** @param {string} name @param {string[]} values @param {Client} client @param {Words} words */
function valuesLabel(name, values, client, words) {
  const join = (/** @type {string[]} */ list) => list.join(words.or);
  const attribute = client.attributes[name];
  if (attribute) {
    const said = { yes: attribute.yes, no: attribute.no, unknown: words.unknown, "n/a": words.na };
    return values.length === 1 && values[0] === "yes" ? attribute.label : fill(words.is, { name: attribute.label, value: join(values.map((v) => said[/** @type {keyof typeof said} */ (v)] ?? v)) });
  }
  if (name === "municipality") return townsLabel(values.map((slug) => client.towns[slug]?.name ?? slug), words);
  if (name === "has_tour") return words.tour;
  const pick = client.picks[name];
  const named = join(values.map((value) => pick?.values[value] ?? client.choices[name]?.[value] ?? (value === "unknown" ? words.unknown : value)));
  return pick ? fill(words.is, { name: pick.label, value: named }) : named;
}

/** @param {string[]} names @param {Words} words */
function townsLabel(names, words) {
  if (names.length <= TOWNS) return names.join(words.or);
  return fill(words.townsMore, { name: names[0], n: names.length });
}
