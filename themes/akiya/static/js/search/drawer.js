/**
 * The conditions: a column on wide screens; on the phone a dialog over the list. Closed, nobody reaches into it; open,
 * nobody reaches what lies behind it.
 * @typedef {import("./types.js").Words} Words
 */
import { el } from "./dom.js";

const WIDE = "(min-width: 64em)";

/** @param {HTMLElement} filters @param {Words} words */
export function drawerOf(filters, words) {
  const shut = el("button", { type: "button", class: "btn only-s shut" }, words.seeResults);
  const close = el("button", { type: "button", class: "btn b2 only-s" }, words.close);
  const head = el("div", { class: "hd" }, el("h2", {}, words.conditions), close);
  const node = el("section", { class: "drawer", "aria-label": words.conditions, tabindex: "-1" }, head, filters, shut);
  const wide = matchMedia(WIDE);
  /** @type {HTMLElement | null} */
  let opener = null;
  /** @type {HTMLElement[]} */
  let covered = [];

  const hide = () => {
    node.classList.remove("open");
    node.removeAttribute("role");
    node.removeAttribute("aria-modal");
    for (const each of covered) each.inert = false;
    covered = [];
  };
  const leave = () => {
    if (!node.classList.contains("open")) return;
    hide();
    opener?.focus();
  };
  const open = (/** @type {HTMLElement} */ from, /** @type {HTMLElement} */ first = node) => {
    if (wide.matches) return first.focus();
    opener = from;
    covered = behind(node);
    for (const each of covered) each.inert = true;
    node.classList.add("open");
    node.setAttribute("role", "dialog");
    node.setAttribute("aria-modal", "true");
    first.focus();
  };
  for (const each of [shut, close]) each.addEventListener("click", leave);
  node.addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && leave());
  wide.addEventListener("change", hide); // a phone that is turned shows the column
  return { node, open, shut };
}

/** Everything on the page beside an element that can still be reached. @param {HTMLElement} node */
function behind(node) {
  /** @type {HTMLElement[]} */
  const found = [];
  for (let at = node; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const beside of at.parentElement.children) {
      if (beside !== at && beside instanceof HTMLElement && !beside.inert) found.push(beside);
    }
  }
  return found;
}
