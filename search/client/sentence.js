/**
 * A sentence as people type it -> the request that it means. Twin of `search/sentence.py`, where the classes and the
 * why of each step stand; both read tests/golden/sentences.*.json. Loaded when a sentence is first sent off.
 *
 * @typedef {{sign: string, start: number, end: number, data?: any}} Token
 * @typedef {{from: number, to: number, kind: string, where?: Record<string, any>, near?: object, town?: string,
 *   text?: string, sort?: string}} Part
 * @typedef {import("./sentence_quantity.js").Units} Units
 * @typedef {{kept: string, quantity: string[], units: Units, years: string, eras: Record<string, number>, year: number, rules: [string, string][],
 *   towns: Record<string, [number, number]>, values: Record<string, string[]>, phrases: [string, any, string][]}} Lexicon
 * @typedef {{text: string, where: Record<string, any>, near: {lat: number, lon: number, km: number} | null,
 *   sort?: string}} Request
 */
import { quantity, rounded, years } from "./sentence_quantity.js";

const NEAR_KM = 10;
const SCRIPTS = /** @type {[string, RegExp][]} */ ([["a", /[0-9a-z']/], ["k", /[一-鿿々〆]/], ["t", /[ァ-ヺー]/], ["h", /[ぁ-ん]/]]);

/**
 * `read` is the sentence in NFKC, of which each part gives `from` and `to`.
 * @param {string} sentence
 * @param {Lexicon} lexicon
 */
export const understand = (sentence, lexicon) => new Sentence(sentence.normalize("NFKC"), lexicon).answer();

/** @param {string | undefined} char */
const script = (char) => SCRIPTS.find(([, chars]) => char && chars.test(char))?.[0] ?? "";

/** @param {RegExp} pattern sticky @param {string} text @param {number} at */
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

class Sentence {
  /** @param {string} read @param {Lexicon} lexicon */
  constructor(read, lexicon) {
    this.read = read;
    this.lexicon = lexicon;
    /** @type {Map<string, [string, any]>} */
    this.phrases = new Map(lexicon.phrases.flatMap(([sign, data, ways]) => ways.split("|").map((way) => /** @type {[string, [string, any]]} */ ([way, [sign, data]]))));
    this.longest = Math.max(...[...this.phrases.keys()].map((way) => way.length));
    this.patterns = lexicon.quantity.map((pattern) => new RegExp(pattern, "y"));
    this.years = new RegExp(lexicon.years, "y");
    this.kept = new RegExp(lexicon.kept, "y");
    this.low = read
      .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
      .replace(/’/g, "'")
      .replace(/(?<=[a-z])[-‐‑–](?=[a-z])/g, " ");
    /** @type {Record<string, any>} */
    this.where = {};
    /** @type {Record<string, string[]>} */
    this.denied = {};
    /** @type {Request["near"]} */
    this.near = null;
    this.sort = "";
    /** @type {string[]} */
    this.text = [];
    /** @type {Part[]} */
    this.parts = [];
    /** @type {Map<number, boolean>} */
    this.known = new Map();
    this.tokens = this.cut();
  }

  cut() {
    /** @type {Token[]} */
    const found = [];
    for (let at = 0; at < this.low.length; at = /** @type {Token} */ (found.at(-1)).end) {
      const last = found.at(-1);
      const open = last?.sign === "W";
      const token = this.at(at, open ? this.low[at - 1] : "");
      if (token) found.push(token);
      else if (last && open) last.end++;
      else found.push({ sign: "W", start: at, end: at + 1 });
    }
    return found;
  }

  /** @param {number} at @param {string} before @returns {Token | null} */
  at(at, before) {
    const char = this.low[at];
    if (/[\t-\r ]/.test(char)) return { sign: " ", start: at, end: at + 1 };
    const kept = !before && match(this.kept, this.low, at);
    if (kept) return { sign: "V", start: at, end: at + kept[0].length };
    const token = (/[0-9a-z.]/.test(before) ? null : this.number(at)) ?? this.phrase(at, before);
    return token ?? (/[、。,.!?;:・/()…~&]/.test(char) ? { sign: ",", start: at, end: at + 1 } : null);
  }

  /** @param {number} start @returns {Token | null} */
  number(start) {
    const { lexicon, patterns } = this;
    const year = match(this.years, this.low, start);
    const built = year && years(year.groups ?? {}, lexicon.eras);
    if (year && built) return { sign: "Q", start, end: start + year[0].length, data: built };
    for (const pattern of patterns) {
      const found = match(pattern, this.low, start);
      const { u, v } = found?.groups ?? {};
      const data = found?.groups && !(u && v && u !== v) && quantity(found.groups, v || u || "", lexicon);
      if (found && data) return { sign: data.metres ? "D" : "Q", start, end: start + found[0].length, data };
    }
    return null;
  }

  /** @param {number} start @param {string} before @returns {Token | null} */
  phrase(start, before) {
    for (let end = Math.min(this.low.length, start + this.longest); end > start; end--) {
      const entry = this.phrases.get(this.low.slice(start, end));
      const fits = entry && this.fits(start, end, before, entry[0]);
      if (fits) return { sign: entry[0], start, end: fits, data: entry[1] };
    }
    return null;
  }

  /** @param {number} at @param {number} end @param {string} before @param {string} sign */
  fits(at, end, before, sign) {
    const key = this.low.slice(at, end);
    const [first, last] = [script(key[0]), script(key.at(-1))];
    const kana = /^[ぁ-ん]+$/.test(key);
    const town = "TBC".includes(sign);
    if (before && (sign === "O" || (script(before) === first && (/[at]/.test(first) || town || key.length === 1 || kana)))) return 0;
    if (last === "a" && !town && /^s(?![a-z0-9'])/.test(this.low.slice(end, end + 2))) end++;
    const torn = script(this.low[end]) === last && (/[akt]/.test(last) || kana);
    return torn && (last === "a" || !this.follows(end)) ? 0 : end;
  }

  /** @param {number} at */
  follows(at) {
    if (!this.known.has(at)) {
      this.known.set(at, false);
      this.known.set(at, this.at(at, "") !== null);
    }
    return this.known.get(at);
  }

  answer() {
    let row = this.tokens.map(({ sign }) => sign).join("");
    for (const [name, rule] of this.lexicon.rules) {
      for (const { 0: found, index } of [...row.matchAll(new RegExp(rule, "g"))]) {
        const taken = this.tokens.slice(index, index + found.length);
        if (this.act(name, taken)) row = row.slice(0, index) + ".".repeat(found.length) + row.slice(index + found.length);
      }
    }
    this.words(row);
    this.settle();
    this.parts.sort((a, b) => a.from - b.from);
    const { where, near, sort, parts, read } = this;
    return { request: { text: this.text.join(" "), where, near, ...(sort ? { sort } : {}) }, parts, read };
  }

  /** @param {string} name @param {Token[]} taken @returns {boolean} */
  act(name, taken) {
    const place = /** @type {Token} */ (taken.find(({ sign }) => "PTBC".includes(sign)));
    if (name === "is" || name === "not" || name === "either") return this[name](taken);
    if (name === "any") return this.part(taken, name);
    if (name === "distance") return this.distance(taken, place);
    if (name === "near") return place.sign === "P" ? taken.every(({ sign, data }) => sign !== "P" || this.filter(taken, { [data[0]]: ["yes"] })) : this.around(taken, place.data[0], NEAR_KM);
    const slugs = taken.flatMap(({ sign, data }) => (sign === "T" ? data : []));
    return this.filter(taken, { municipality: [...new Set(slugs)].sort() });
  }

  /** @param {Token[]} taken @param {string} kind @param {object} [told] */
  part(taken, kind, told) {
    this.parts.push({ from: taken[0].start, to: /** @type {Token} */ (taken.at(-1)).end, kind, ...told });
    return true;
  }

  /** @param {Token[]} taken @param {Record<string, any>} where */
  filter(taken, where) {
    for (const [name, asked] of Object.entries(where)) {
      const had = this.where[name];
      this.where[name] = Array.isArray(asked) ? [...new Set([...(had ?? []), ...asked])].sort() : { ...had, ...asked };
    }
    return this.part(taken, "where", { where: { ...where } });
  }

  /** @param {Token[]} taken */
  is(taken) {
    const { sign, data } = /** @type {Token} */ (taken.find((token) => "AQS".includes(token.sign)));
    if (sign !== "S") return this.filter(taken, sign === "A" ? data : data.where);
    this.sort = data;
    return this.part(taken, "sort", { sort: data });
  }

  /** @param {Token[]} taken */
  not(taken) {
    for (const { sign, data } of taken) {
      for (const [name, values] of "AT".includes(sign) ? Object.entries(sign === "A" ? data : { municipality: data }) : []) {
        if (!Array.isArray(values)) {
          this.filter(taken, { [name]: { min: values.max + 1 } });
          continue;
        }
        this.denied[name] = [...(this.denied[name] ?? []), ...values];
        this.part(taken, "where", { where: { [name]: this.others(name, values) } });
      }
    }
    return true;
  }

  /** @param {string} name @param {string[]} values */
  others(name, values) {
    const { towns, values: choices } = this.lexicon;
    const every = choices[name] ?? (name === "municipality" ? Object.keys(towns) : ["no", "yes"]);
    /** @type {string[]} */
    const asked = this.where[name] ?? every;
    return asked.filter((value) => !values.includes(value)).sort();
  }

  /** @param {Token[]} taken */
  either(taken) {
    const things = taken.filter(({ sign }) => "AWP".includes(sign));
    const names = new Set(things.flatMap(({ sign, data }) => (sign === "A" ? Object.keys(data) : [""])));
    if (names.size === 1 && !names.has("")) return things.every(({ data }) => this.filter(taken, data));
    return this.word(taken, things.map(({ start, end }) => this.read.slice(start, end)).join(" OR "));
  }

  /** @param {Token[]} taken @param {string} text */
  word(taken, text) {
    this.text.push(text);
    return this.part(taken, "word", { text });
  }

  /** @param {Token[]} taken @param {Token} place */
  distance(taken, { sign, data }) {
    const { way, metres } = /** @type {Token} */ (taken.find((token) => token.sign === "D")).data;
    const pace = this.lexicon.units.paces[way.replace("minutes", sign === "P" ? "walk" : "car")];
    const far = rounded(Object.fromEntries(Object.entries(metres).map(([end, number]) => [end, number * pace])));
    if (sign === "P") return this.filter(taken, data[1] ? { [data[1]]: far } : { [data[0]]: ["yes"] });
    const { max: km } = rounded(far.max === undefined ? {} : { max: far.max / 1000 });
    return km !== undefined && this.around(taken, data[0], km);
  }

  /** @param {Token[]} taken @param {string} town @param {number} km */
  around(taken, town, km) {
    const [lat, lon] = this.lexicon.towns[town];
    this.near = { lat, lon, km };
    return this.part(taken, "near", { near: this.near, town });
  }

  settle() {
    for (const name of Object.keys(this.denied)) {
      const rest = this.others(name, this.denied[name]);
      if (rest.length) this.where[name] = rest;
    }
    const rent = `${this.where.deal}` === "rent";
    const land = `${this.where.kind}` === "land";
    if (rent && this.sort === "price") this.sort = "rent";
    const wheres = [this.where, ...this.parts.flatMap(({ where }) => where ?? [])];
    for (const [vague, name] of [["money", rent ? "rent" : "price"], ["area", land ? "land_area" : "floor_area"]]) {
      for (const where of wheres) {
        if (where[vague]) where[name] = { ...where[name], ...where[vague] };
        delete where[vague];
      }
    }
  }

  /** @param {string} row */
  words(row) {
    for (const { 0: found, index } of row.matchAll(/[^., ]+/g)) {
      const taken = this.tokens.slice(index, index + found.length);
      const loud = taken.map((token) => !this.silent(token));
      const kept = taken.slice(loud.indexOf(true), loud.lastIndexOf(true) + 1);
      if (kept.length) this.word(kept, this.read.slice(kept[0].start, /** @type {Token} */ (kept.at(-1)).end));
    }
  }

  /** @param {Token} token */
  silent({ sign, start, end }) {
    return "KOCd".includes(sign) || ("HYEegx".includes(sign) && /^(?:[\0-\x7f]*|[ぁ-ん]*)$/.test(this.low.slice(start, end)));
  }
}
