/**
 * Says how what was typed was read, and offers the other way: the words as typed, or the conditions that they name.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").State} State
 * @typedef {import("./memory.js").Said} Said
 * @typedef {(by: (state: State) => State, said?: Said | null) => void} Change
 */
import { parts } from "./chips.js";
import { el } from "./dom.js";
import { fill } from "./format.js";
import { readState, writeState } from "./state.js";

/** Languages of the page in which sentences are understood; in the others what is typed is words. */
const READ = ["ja", "en"];

export class Told {
  /** @param {HTMLElement} box @param {Client} client @param {Words} words @param {any} index @param {URL} base */
  constructor(box, client, words, index, base) {
    this.box = box;
    this.client = client;
    this.words = words;
    this.index = index;
    this.base = base;
  }

  /**
   * What to ask for a text. One or two words are looked for as they are, where that finds a house.
   * @param {string} text @param {State} state @returns {Promise<{ next: State, said: Said | null }>}
   */
  async read(text, state) {
    const typed = { next: { ...state, text }, said: null };
    if (!text || !READ.includes(this.client.lang)) return typed;
    try {
      const { reading } = await import("./reading.js");
      const { next, told, plain } = await reading(text, state, this.base);
      if (!told || (plain && (await this.#finds(typed.next)))) return typed;
      return { next, said: { said: text, before: writeState(state) } };
    } catch (error) {
      console.info(error); // words are found without the understanding of sentences
      return typed;
    }
  }

  /** @param {State} state */
  async #finds({ text, where, near, bbox }) {
    const place = near && { lat: near.lat, lon: near.lon, km: near.km };
    return (await this.index.search({ text, where, near: place, bbox, limit: 0 })).total > 0;
  }

  /** @param {Said | null} said @param {State} state @param {Change} change */
  show(said, state, change) {
    this.box.replaceChildren();
    if (!said) return;
    const before = readState(said.before, this.index);
    const undo = el("button", { type: "button", class: "as-link" }, this.words.asTyped);
    undo.addEventListener("click", () => change(() => ({ ...before, text: said.said })));
    this.box.append(el("p", {}, fill(this.words.readAs, { said: said.said, meant: this.#meant(state, before) })), undo);
  }

  /** Offers names that may have been meant. @param {State} state @param {Change} change */
  async mend(state, change) {
    try {
      const { slips } = await import("./slips.js");
      const found = await slips(state, this.client, this.words, this.base, change);
      if (found) this.box.append(found);
    } catch (error) {
      console.info(error);
    }
  }

  /** The conditions that were not there before. @param {State} state @param {State} before */
  #meant(state, before) {
    const had = new Set(parts(before, this.client, this.words).map(({ label }) => label));
    const labels = parts(state, this.client, this.words).map(({ label }) => label);
    const sort = state.sort && state.sort !== before.sort ? [this.words[`sort_${state.sort.replace("-", "down_")}`] ?? ""] : [];
    return [...labels.filter((label) => !had.has(label)), ...sort].join(this.words.meanings);
  }
}
