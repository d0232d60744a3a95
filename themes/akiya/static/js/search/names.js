/**
 * The names of the catalogue, fetched once when they are first wanted, and what each of them asks for.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").State} State
 * @typedef {import("../../../../../search/client/suggest.js").Suggestion} Suggestion
 */
import { Suggester } from "../../../../../search/client/suggest.js";

/** @type {Promise<Suggester> | null} */
let names = null;

/** @param {URL} base folder of the index @returns {Promise<Suggester>} */
async function load(base) {
  const answer = await fetch(new URL("suggest.json", base), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`suggest.json: ${answer.status}`);
  return new Suggester(await answer.json());
}

/** @param {URL} base */
export function suggester(base) {
  names ??= load(base);
  names.catch(() => (names = null)); // the next key tries again
  return names;
}

/** How a name is shown to the reader. @param {Suggestion} found @param {Client} client */
export function labelOf({ kind, code, facts }, client) {
  if (kind === "t") return client.towns[code]?.name ?? code;
  if (kind === "a") return client.attributes[code]?.label ?? code;
  if (kind === "k") return client.choices.kind[code] ?? code;
  if (kind === "d") return client.choices.deal[code] ?? code;
  return kind === "l" ? facts[0][client.lang] : code;
}

/** The state with what a name asks for; a district or a station is a word of the text. @param {Suggestion} found @param {State} state @returns {State} */
export function chosen({ kind, code, facts }, state) {
  const { text, where } = state;
  const also = (/** @type {string} */ name) => [...new Set([...(Array.isArray(where[name]) ? where[name] : []), code])];
  if (kind === "t") return { ...state, where: { ...where, municipality: also("municipality") } };
  if (kind === "a") return { ...state, where: { ...where, [code]: ["yes"] } };
  if (kind === "k") return { ...state, where: { ...where, kind: also("kind") } };
  if (kind === "d") return { ...state, where: { ...where, deal: also("deal") } };
  if (kind === "l") return { ...state, where: { ...where, ...facts[1] } };
  return { ...state, text: `${text} ${code}`.trim() };
}
