/**
 * The conditions as chips: seen at a glance, taken off with one press.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Range} Range
 */
import { el } from "./dom.js";
import { fill, price } from "./format.js";
import { condition } from "./state.js";

/** @param {State} state @param {Client} client @param {Words} words @param {(change: (state: State) => State) => void} change */
export function chips(state, client, words, change) {
  return parts(state, client, words).map(({ label, without, word }) => {
    const chip = el("button", { type: "button", class: word ? "chip say" : "chip" }, label, el("b", { "aria-hidden": "true" }, "×"), el("span", { class: "vh" }, words.remove));
    chip.addEventListener("click", () => change(without));
    return chip;
  });
}

/** @param {State} state @param {Client} client @param {Words} words @returns {{ label: string, without: (state: State) => State, word?: boolean }[]} */
export function parts(state, client, words) {
  const found = Object.entries(state.where).map(([name, value]) => ({ label: label(name, value, client, words), without: (/** @type {State} */ s) => condition(s, name, null) }));
  const { near, bbox } = state;
  return [
    ...(state.text ? [{ label: fill(words.word, { text: state.text }), without: (/** @type {State} */ s) => ({ ...s, text: "" }), word: true }] : []),
    ...found,
    ...(near ? [{ label: fill(words.within, { place: near.town ? client.towns[near.town]?.name ?? near.town : words.point, km: near.km }), without: (/** @type {State} */ s) => ({ ...s, near: null, sort: s.sort === "distance" ? "" : s.sort }) }] : []),
    ...(bbox ? [{ label: words.inMap, without: (/** @type {State} */ s) => ({ ...s, bbox: null }) }] : []),
  ];
}

/** @param {string} name @param {string[] | Range} value @param {Client} client @param {Words} words */
function label(name, value, client, words) {
  if (Array.isArray(value)) return valuesLabel(name, value, client, words);
  const said = (/** @type {number | undefined} */ n) => (n === undefined ? "" : amount(name, n, client, words));
  const title = { price: words.price, rent: words.rent, floor_area: words.floorArea, built: words.built }[name] ?? name;
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
  if (name === "municipality") return join(values.map((slug) => client.towns[slug]?.name ?? slug));
  if (name === "has_tour") return words.tour;
  return join(values.map((value) => client.choices[name]?.[value] ?? value));
}

/** @param {string} name @param {number} n @param {Client} client @param {Words} words */
function amount(name, n, client, words) {
  if (name === "price" || name === "rent") return price(n, client.units, false).join("");
  if (name === "built") return words.year.replace("{n}", String(n));
  return name === "floor_area" ? `${n}${client.units.metre}` : String(n);
}
