/**
 * Where little is found: names that may have been meant by a word of the query. Loaded only then.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").State} State
 */
import { el } from "./dom.js";
import { chosen, labelOf, suggester } from "./names.js";

const WORDS = 6;

/** @param {State} state @param {Client} client @param {Words} words @param {URL} base @param {(change: (state: State) => State) => void} change */
export async function slips(state, client, words, base, change) {
  const names = await suggester(base);
  const typed = [...new Set(state.text.split(/\s+/u))].filter((word) => word && !/^[-"「『]|^OR$/.test(word)).slice(0, WORDS);
  const ways = typed.flatMap((word) => names.near(word).map((found) => ({ word, found })));
  if (!ways.length) return null;
  const labels = ways.map(({ found }) => labelOf(found, client));
  const buttons = ways.filter((_, at) => labels.indexOf(labels[at]) === at).map(({ word, found }) => {
    const button = el("button", { type: "button", class: "btn b2" }, labelOf(found, client));
    button.addEventListener("click", () => change((now) => chosen(found, { ...now, text: without(now.text, word) })));
    return button;
  });
  return el("p", { class: "row slips" }, el("span", {}, words.didYouMean), ...buttons);
}

/** @param {string} text @param {string} word */
const without = (text, word) => text.split(/\s+/u).filter((each) => each !== word).join(" ");
