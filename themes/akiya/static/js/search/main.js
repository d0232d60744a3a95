/**
 * The search page: builds itself over the static lists, asks the index, and keeps what was asked in the address.
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Result} Result
 */
import "../skip.js";
import { chips, parts } from "./chips.js";
import { el } from "./dom.js";
import { Filters } from "./filters.js";
import { counted } from "./format.js";
import { layout } from "./layout.js";
import { Places } from "./places.js";
import { keep, kept, step } from "./memory.js";
import { help } from "./help.js";
import { item } from "./results.js";
import { Told } from "./told.js";
import { conditions, empty, readState, writeState } from "./state.js";

const PAGE = 20;
/** So few houses may mean a slip of the finger. */
const FEW = 2;

/** @param {string} selector */
function given(selector) {
  return JSON.parse(document.querySelector(selector)?.textContent ?? "{}");
}

class SearchPage {
  /** @param {HTMLElement} box @param {any} index */
  constructor(box, index) {
    this.client = given("[data-client]");
    this.words = given("[data-words]");
    this.index = index;
    this.state = readState(location.search, index);
    this.shown = Math.max(PAGE, kept().shown ?? 0);
    this.asked = 0;
    this.change = this.change.bind(this);
    this.parts = layout(box, this.client, this.words);
    this.base = new URL(box.dataset.index ?? "", location.href);
    this.told = new Told(this.parts.told, this.client, this.words, index, this.base);
    this.filters = new Filters(this.parts.filters, this.client, this.words, this.change);
    this.places = new Places(this.parts, this.client, this.words, this.change, () => this.state);
    this.#listen();
  }

  #listen() {
    const { form, input, sort, clear, more } = this.parts;
    input.addEventListener("focus", () => void this.#suggest(), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ask(input.value.trim());
    });
    sort.addEventListener("change", () => this.change((state) => ({ ...state, sort: sort.value })));
    clear.addEventListener("click", () => this.change(() => empty()));
    more.addEventListener("click", () => void this.#more());
    this.parts.save.addEventListener("click", () => void this.#save().catch((error) => this.#failed(error)));
    form.append(help(this.words, (text) => void this.ask(text)));
    addEventListener("popstate", () => {
      this.state = readState(location.search, this.index);
      this.shown = Math.max(PAGE, kept().shown ?? 0);
      void this.run(true);
    });
    addEventListener("pagehide", () => keep({ shown: this.shown, y: scrollY }));
  }

  /** Keeps the search on this device. */
  async #save() {
    const { keepSearch, showSaved } = await import("./saved.js");
    const label = parts(this.state, this.client, this.words).map((part) => part.label).join(this.words.meanings);
    await keepSearch(writeState(this.state), label, this.index);
    await showSaved(this.parts.saved, this.words, this.index);
  }

  /** Shows the searches that were kept, if there are any. */
  async saved() {
    try {
      if (!localStorage.getItem("akiya-searches")) return;
      const { showSaved } = await import("./saved.js");
      await showSaved(this.parts.saved, this.words, this.index);
    } catch (error) {
      console.info(error); // no searches can be kept here
    }
  }

  /** Offers names from the first touch of the box on. */
  async #suggest() {
    const { input, below } = this.parts;
    try {
      const [{ suggest }, { chosen }] = await Promise.all([import("./suggest.js"), import("./names.js")]);
      suggest(input, below, this.client, this.words, this.base, (found, rest) => void this.ask(rest, (state) => chosen(found, state)));
      if (input.value !== this.state.text) input.dispatchEvent(new Event("input")); // typed while this was fetched
    } catch (error) {
      console.info(error); // the box works without
    }
  }

  /** Reads what was typed as conditions and words, and asks. @param {string} text @param {(state: State) => State} [also] what is chosen besides */
  async ask(text, also = (state) => state) {
    const turn = ++this.asked;
    const read = await this.told.read(text, this.state);
    const { next, said } = { ...read, next: also(read.next) };
    if (turn === this.asked) this.change(() => next, said);
  }

  /**
   * Takes a change of what is asked, writes it into the address and asks again.
   * @param {(state: State) => State} by @param {import("./memory.js").Said | null} [said] the sentence that it comes from
   */
  change(by, said = null) {
    const next = by(this.state);
    const query = writeState(next);
    if (query !== writeState(this.state)) step(query, said);
    else if (next !== this.state) keep({ said });
    const fit = next !== this.state && next.bbox === this.state.bbox;
    if (next !== this.state) this.shown = PAGE;
    this.state = next;
    void this.run(fit);
  }

  /** Goes to the filter of a condition. @param {string} name */
  goTo(name) {
    const { input, drawer, opener, mapBox } = this.parts;
    if (name === "q") return input.focus();
    if (name === "bbox" && this.places.open) return mapBox.focus();
    const chosen = this.state.where[name];
    const control = name === "near" ? this.places.town : this.filters.control(name, Array.isArray(chosen) ? chosen[0] : "");
    drawer.open(opener, control ?? undefined);
    control?.scrollIntoView({ block: "center" });
  }

  /** The first answer: to the address, or to what was typed on another page and is not read yet. */
  async first() {
    if (new URLSearchParams(location.search).has("ask")) {
      const { next, said } = await this.told.read(this.state.text, this.state);
      const query = writeState(next);
      this.state = next;
      history.replaceState({ said }, "", query ? `?${query}` : location.pathname);
    }
    await this.run(true);
  }

  /** Asks the index and shows the answer. @param {boolean} fit whether the map moves to the houses */
  async run(fit) {
    const turn = ++this.asked;
    this.parts.list.setAttribute("aria-busy", "true");
    try {
      const result = await this.index.search(this.#request(0, this.shown, this.filters.wanted()));
      if (turn !== this.asked) return;
      await this.#show(result, fit);
    } catch (error) {
      if (turn === this.asked) this.#failed(error);
    }
  }

  /** @param {number} offset @param {number} limit @param {string[]} facets */
  #request(offset, limit, facets) {
    const { text, where, near, bbox, sort } = this.state;
    const chosen = near || sort !== "distance" ? sort : "";
    const order = chosen || (text ? "relevance" : near ? "distance" : "newest");
    return { text, where, near: near && { lat: near.lat, lon: near.lon, km: near.km }, bbox, sort: order, offset, limit, facets, cards: true };
  }

  /** @param {Result} result @param {boolean} fit */
  async #show(result, fit) {
    const { list, count, input, sort, chipRow, clear, empty: none, status } = this.parts;
    const leaving = [chipRow, clear, none, this.parts.told].some((part) => part.contains(document.activeElement));
    input.value = this.state.text;
    sort.value = this.state.sort;
    this.filters.show(this.state, result.facets);
    this.places.show(this.state);
    count.textContent = counted(this.words.total, result.total);
    this.parts.shut.textContent = counted(this.words.seeResults, result.total);
    status.textContent = counted(this.words.total, result.total);
    this.told.show(kept().said ?? null, this.state, this.change);
    chipRow.replaceChildren(...chips(this.state, this.client, this.words, this.change, (name) => this.goTo(name)));
    this.parts.save.hidden = !writeState(this.state);
    clear.hidden = !conditions(this.state) && !this.state.text;
    list.replaceChildren(...result.hits.map((hit) => this.#item(hit)));
    list.removeAttribute("aria-busy");
    this.#rest(result.total);
    none.hidden = result.total > 0;
    none.replaceChildren(...(result.total ? [] : await this.#wayOut()));
    if (this.state.text && result.total <= FEW) await this.told.mend(this.state, this.change);
    if (leaving) count.focus({ preventScroll: true }); // what was pressed is gone
    if (this.places.open) this.places.pins(await this.#all(result.total), fit);
  }

  /** @param {import("./types.js").Hit} hit */
  #item(hit) {
    return item(hit, this.client, this.words, this.#day(hit.card.confirmed), this.state.text);
  }

  /** @param {string | undefined} iso */
  #day(iso) {
    return iso ? new Intl.DateTimeFormat(this.client.lang === "en" ? "en-GB" : this.client.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00Z`)) : "";
  }

  /** @param {number} total */
  #rest(total) {
    const left = total - this.shown;
    this.parts.more.hidden = left <= 0;
    this.parts.more.textContent = counted(this.words.more, Math.min(PAGE, left));
  }

  async #more() {
    const from = this.shown;
    const result = await this.index.search(this.#request(from, PAGE, []));
    this.shown += PAGE;
    const items = result.hits.map((/** @type {import("./types.js").Hit} */ hit) => this.#item(hit));
    this.parts.list.append(...items);
    items[0]?.querySelector("a")?.focus();
    this.#rest(result.total);
  }

  /** Every house of the answer, for the map. @param {number} total */
  async #all(total) {
    return (await this.index.search(this.#request(0, Math.max(total, 1), []))).hits;
  }

  /** No house fits: which condition to take off, and what that would bring. */
  async #wayOut() {
    const ways = await Promise.all(
      parts(this.state, this.client, this.words).map(async ({ label, without }) => {
        const before = this.state;
        this.state = without(before);
        const request = this.#request(0, 0, []);
        this.state = before;
        return { label, without, total: (await this.index.search({ ...request, cards: false })).total };
      }),
    );
    const useful = ways.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
    return [el("p", {}, el("b", {}, this.words.none)), ...useful.map((way) => this.#way(way))];
  }

  /** @param {{ label: string, total: number, without: (state: State) => State }} way */
  #way({ label, total, without }) {
    const button = el("button", { type: "button", class: "btn b2" }, counted(this.words.without, total, { label }));
    button.addEventListener("click", () => this.change(without));
    return el("p", {}, button);
  }

  /** @param {unknown} error */
  #failed(error) {
    console.warn(error);
    const retry = el("button", { type: "button", class: "btn b2" }, this.words.retry);
    retry.addEventListener("click", () => location.reload());
    this.parts.list.removeAttribute("aria-busy");
    this.parts.empty.hidden = false;
    this.parts.empty.replaceChildren(el("p", {}, this.words.failed), el("p", {}, retry));
  }
}

async function start() {
  const box = document.querySelector("[data-finder]");
  if (!(box instanceof HTMLElement)) return;
  const base = new URL(box.dataset.index ?? "", location.href);
  const { openIndex } = await import(new URL("akiya-search.js", base).href);
  const page = new SearchPage(box, await openIndex(base));
  await page.first();
  box.hidden = false;
  document.querySelector("[data-static]")?.remove();
  await page.saved();
  if (kept().y) scrollTo(0, kept().y ?? 0);
}

start().catch((error) => console.warn(error));
