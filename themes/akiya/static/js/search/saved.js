/**
 * Searches that the reader keeps on this device, and how many houses are new in each since the last look. Nothing is sent.
 * @typedef {import("./types.js").Words} Words
 * @typedef {{ query: string, label: string, seen: string[] }} Kept
 */
import { el } from "./dom.js";
import { counted } from "./format.js";
import { readState } from "./state.js";
import { fresh } from "../../../../../search/client/fresh.js";

export const KEY = "akiya-searches";
const MOST = 20;

/** @returns {Kept[]} */
function all() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(({ query, label, seen }) => typeof query === "string" && typeof label === "string" && Array.isArray(seen)) : [];
  } catch {
    return [];
  }
}

/** @param {Kept[]} list */
const write = (list) => localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));

/** @param {string} query @param {any} index */
async function look(query, index, seen = /** @type {string[]} */ ([])) {
  const { text, where, near, bbox } = readState(query, index);
  return fresh(index, { text, where, near: near && { lat: near.lat, lon: near.lon, km: near.km }, bbox }, seen);
}

/** Keeps a search, or looks at it anew. @param {string} query @param {string} label @param {any} index */
export async function keepSearch(query, label, index) {
  const { ids } = await look(query, index);
  write([{ query, label, seen: ids }, ...all().filter((each) => each.query !== query)]);
}

/** @param {HTMLElement} box @param {Words} words @param {any} index */
export async function showSaved(box, words, index) {
  const list = all();
  const items = await Promise.all(list.map(async ({ query, label, seen }) => {
    const { count } = await look(query, index, seen);
    const link = el("a", { href: `?${query}` }, label);
    link.addEventListener("click", () => void keepSearch(query, label, index));
    const off = el("button", { type: "button", class: "as-link" }, words.forget, el("span", { class: "vh" }, ` ${label}`));
    off.addEventListener("click", () => {
      write(all().filter((each) => each.query !== query));
      void showSaved(box, words, index);
    });
    return el("li", { class: "row" }, link, el("b", {}, count ? counted(words.fresh, count) : words.freshNone), off);
  }));
  box.replaceChildren(...(items.length ? [el("p", {}, el("b", {}, words.savedTitle)), el("ul", {}, ...items), el("p", { class: "s q" }, words.savedNote)] : []));
}
