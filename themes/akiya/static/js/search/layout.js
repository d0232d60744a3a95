/**
 * The frame of the search page: conditions, list and map, empty.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 */
import { el } from "./dom.js";
import { SORTS } from "./state.js";


/** @param {HTMLElement} box @param {Client} client @param {Words} words */
export function layout(box, client, words) {
  const input = el("input", { id: "q", type: "search", autocomplete: "off", placeholder: words.placeholder });
  const form = el("form", { role: "search" }, el("label", { class: "vh", for: "q" }, words.question), el("div", { class: "field" }, input, el("button", { class: "btn", type: "submit" }, words.search)));
  const sort = el("select", {}, ...SORTS.map((name) => el("option", { value: name }, words[`sort_${name.replace("-", "down_") || "best"}`])));
  const clear = el("button", { type: "button", class: "clear" }, words.clear);
  const count = el("h2", { tabindex: "-1" });
  const status = el("p", { class: "vh", role: "status" });
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
  const asked = el("section", { class: "asked", "aria-label": words.search }, form, openers, el("div", { class: "chosen" }, chipRow, clear));
  const found = el("section", { class: "found", "aria-label": words.results }, head, status, empty, list, el("p", { class: "more" }, more));
  box.append(drawer.node, asked, side, found);
  return { shut: drawer.shut, input, form, sort, clear, count, status, chipRow, list, more, empty, filters, where, mapOffer, mapOpen, mapBox, side, opener };
}

/** @param {string} kind @param {string} text */
function button(kind, text) {
  return el("button", { type: "button", class: `btn ${kind}` }, text);
}

/** The conditions: a column on wide screens, a drawer on the phone. @param {HTMLElement} filters @param {Words} words */
function drawerOf(filters, words) {
  const shut = el("button", { type: "button", class: "btn only-s shut" }, words.seeResults);
  const close = el("button", { type: "button", class: "btn b2 only-s" }, words.close);
  const head = el("div", { class: "hd" }, el("h2", {}, words.conditions), close);
  const node = el("section", { class: "drawer", "aria-label": words.conditions, tabindex: "-1" }, head, filters, shut);
  /** @type {HTMLElement | null} */
  let opener = null;
  const hide = () => {
    node.classList.remove("open");
    opener?.focus();
  };
  for (const each of [shut, close]) each.addEventListener("click", hide);
  node.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  node.addEventListener("focusout", ({ relatedTarget }) => {
    // The reader has tabbed on to what lies behind: nobody shall work under a cover.
    if (relatedTarget instanceof Node && !node.contains(relatedTarget)) node.classList.remove("open");
  });
  const open = (/** @type {HTMLElement} */ from) => {
    opener = from;
    node.classList.add("open");
    node.focus();
  };
  return { node, open, shut };
}
