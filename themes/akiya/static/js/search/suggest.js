/**
 * Names that are offered while the reader types: a combobox with a list box, for keys, fingers and screen readers.
 * While an input method composes, the list follows but its keys stay with the input method.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("../../../../../search/client/suggest.js").Suggestion} Suggestion
 * @typedef {(found: Suggestion, rest: string) => void} Choose the name, and what else stands in the box
 */
import { el } from "./dom.js";
import { fill } from "./format.js";
import { labelOf, suggester } from "./names.js";

const MOST = 7;
/** Names are of at most so many words: near a clinic. */
const MOST_WORDS = 3;
/** From this score on a name is not what was typed. */
const SLIP = 0.3;

/** @param {HTMLInputElement} input @param {HTMLElement} below @param {Client} client @param {Words} words @param {URL} base @param {Choose} choose */
export function suggest(input, below, client, words, base, choose) {
  const list = el("ul", { id: "names", role: "listbox", class: "names", "aria-label": words.names, hidden: true });
  const told = el("p", { class: "vh", role: "status" });
  below.append(list, told);
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "names", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
  /** @type {Suggestion[]} */
  let found = [];
  let at = -1;
  let before = "";

  const mark = (/** @type {number} */ next) => {
    at = next;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `names-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const take = (/** @type {number} */ number) => {
    close();
    choose(found[number], before);
  };
  const option = (/** @type {Suggestion} */ each, /** @type {number} */ number) => {
    const kind = each.score > SLIP ? words.didYouMean : words[`name_${each.kind}`];
    const node = el("li", { id: `names-${number}`, role: "option", "aria-selected": "false" }, el("span", {}, labelOf(each, client)), el("small", {}, kind));
    node.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
    node.addEventListener("click", () => take(number));
    return node;
  };
  const update = async () => {
    const typed = input.value;
    const names = typed ? await suggester(base) : null;
    if (typed !== input.value) return; // typed on meanwhile
    const offers = tails(typed).map(([rest, word]) => ({ rest, names: names?.complete(word, MOST) ?? [] }));
    const best = offers.find((each) => each.names[0]?.score <= SLIP) ?? offers.at(-1);
    found = best?.names ?? [];
    before = best?.rest ?? "";
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    told.textContent = found.length ? fill(words.namesFound, { n: found.length }) : "";
    mark(-1);
  };
  input.addEventListener("input", () => void update().catch((error) => console.info(error)));
  input.addEventListener("blur", close);
  input.form?.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    if (event.key in steps) mark(((at + 1 + steps[event.key] + found.length + 1) % (found.length + 1)) - 1);
    else if (event.key === "Enter" && at >= 0) take(at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}

/** What stands before the last words that are typed, and those words: three, two and one of them. @param {string} text @returns {[string, string][]} */
function tails(text) {
  const starts = [0, ...[...text.matchAll(/[\s、。,，]+/gu)].map(({ 0: gap, index }) => index + gap.length)].slice(-MOST_WORDS);
  return starts.map((start) => /** @type {[string, string]} */ ([text.slice(0, start).trim(), text.slice(start)])).filter(([, word]) => word && !/^[-"「『]/.test(word));
}
