/**
 * What the reader typed, understood: conditions, and words for the rest. Loaded when something is first sent off.
 * @typedef {import("./types.js").State} State
 * @typedef {import("../../../../../search/client/sentence.js").Lexicon} Lexicon
 * @typedef {import("../../../../../search/client/sentence.js").Part} Part
 */
import { understand } from "../../../../../search/client/sentence.js";

/** Pieces of so few words are looked for as they are. */
const FEW = 2;
/** @type {Promise<Lexicon> | null} */
let lexicon = null;

/** @param {URL} base folder of the index @returns {Promise<Lexicon>} */
async function load(base) {
  const answer = await fetch(new URL("sentence.json", base), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`sentence.json: ${answer.status}`);
  return answer.json();
}

/**
 * The state with a sentence's conditions over those that were there, whether it is no more than one or two words, and
 * whether it was understood as anything but words.
 * @param {string} sentence @param {State} state @param {URL} base
 */
export async function reading(sentence, state, base) {
  lexicon ??= load(base);
  lexicon.catch(() => (lexicon = null)); // the next sentence tries again
  const { request, parts, read } = understand(sentence, await lexicon);
  const told = parts.some(({ kind }) => kind === "where" || kind === "near" || kind === "sort");
  const town = parts.findLast(({ kind }) => kind === "near")?.town;
  const near = request.near ? { ...request.near, ...(town ? { town } : {}) } : state.near;
  const own = { text: request.text, where: request.where, near: request.near && near, bbox: null, sort: request.sort ?? "" };
  /** @type {State} */
  const next = { ...state, text: request.text, where: { ...state.where, ...request.where }, near, sort: request.sort ?? state.sort };
  return { next, own, told, plain: isPlain(read, parts) };
}

/** Tells whether a text is one or two words between spaces, each of which means one thing. @param {string} read @param {Part[]} parts */
function isPlain(read, parts) {
  const pieces = [...read.matchAll(/\S+/g)];
  if (pieces.length > FEW) return false;
  return parts.every(({ kind, where, from, to }) => {
    const whole = pieces.some(({ 0: piece, index }) => index === from && index + piece.length === to);
    const simple = kind === "word" || (kind === "where" && Object.values(where ?? {}).every(Array.isArray));
    return whole && simple;
  });
}
