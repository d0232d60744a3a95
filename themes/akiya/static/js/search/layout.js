/**
 * The frame of the search page: conditions, list and map, empty.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 */
import { drawerOf } from "./drawer.js";
import { el } from "./dom.js";
import { SORTS } from "./state.js";

/** @param {HTMLElement} box @param {Client} client @param {Words} words */
export function layout(box, client, words) {
  const input = el("input", { id: "q", type: "search", autocomplete: "off", placeholder: words.placeholder });
  const field = el("div", { class: "field" }, input, el("button", { class: "btn", type: "submit" }, words.search));
  const below = el("div", { class: "below" });
  const saved = el("div", { class: "saved" });
  const save = el("button", { type: "button", class: "as-link" }, words.save);
  const form = el("form", { role: "search" }, el("label", { class: "vh", for: "q" }, words.question), field, below);
  const sort = el("select", {}, ...SORTS.map((name) => el("option", { value: name }, words[`sort_${name.replace("-", "down_") || "best"}`])));
  const clear = el("button", { type: "button", class: "clear" }, words.clear);
  const count = el("h2", { tabindex: "-1" });
  const status = el("p", { class: "vh", role: "status" });
  const told = el("div", { class: "told", role: "status" });
  const chipRow = el("div", { class: "chips", role: "group", "aria-label": words.conditions });
  const list = el("ol", { "aria-label": words.results });
  const more = button("b2", "");
  const empty = el("div", { class: "notice", hidden: true });
  const filters = el("div", {});
  const drawer = drawerOf(filters, words);
  const opener = button("", words.conditions);
  const mapOpen = button("b2", words.openMap);
  opener.addEventListener("click", () => drawer.open(opener));
  const where = el("fieldset", { class: "facet" }, el("legend", {}, words.where));
  const mapBox = el("div", { class: "map", hidden: true });
  const mapOffer = el("p", { class: "map-offer" }, mapOpen, el("span", { class: "s q" }, words.mapOffer));
  const side = el("div", { class: "mapside" }, mapOffer, mapBox);
  filters.prepend(where);
  const head = el("div", { class: "hd hdr" }, count, el("label", { class: "s" }, `${words.sort} `, sort));
  const openers = el("p", { class: "only-s openers" }, opener);
  const asked = el("section", { class: "asked", "aria-label": words.search }, form, openers, told, el("div", { class: "chosen" }, chipRow, clear, save), saved);
  const found = el("section", { class: "found", "aria-label": words.results }, head, status, empty, list, el("p", { class: "more" }, more));
  box.append(drawer.node, asked, side, found);
  return { save, saved, drawer, below, shut: drawer.shut, told, input, form, sort, clear, count, status, chipRow, list, more, empty, filters, where, mapOffer, mapOpen, mapBox, side, opener };
}

/** @param {string} kind @param {string} text */
function button(kind, text) {
  return el("button", { type: "button", class: `btn ${kind}` }, text);
}
