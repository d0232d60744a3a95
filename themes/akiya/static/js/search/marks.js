/** Words of a query, marked where they stand in a text. Only ever text nodes. */
import { parse } from "../../../../../search/client/words.js";
import { el } from "./dom.js";

/**
 * Where the words of a query stand: [start, end] in order, none over another. A text that NFKC would lengthen or shorten
 * is compared as it is.
 * @param {string} text @param {string} query
 */
export function places(text, query) {
  const folded = text.normalize("NFKC").toLowerCase().replace(/[ー−–—]/g, "-");
  const low = folded.length === text.length ? folded : text.toLowerCase();
  if (low.length !== text.length) return [];
  const words = parse(query).every.flat();
  const found = words.flatMap((word) => {
    /** @type {[number, number][]} */
    const at = [];
    for (let from = low.indexOf(word); from >= 0; from = low.indexOf(word, from + word.length)) at.push([from, from + word.length]);
    return at;
  });
  found.sort(([a, b], [c, d]) => a - c || d - b);
  return found.filter(([start], i) => !found.slice(0, i).some(([, end]) => end > start));
}

/** A text as nodes, with the words of a query in `mark`. @param {string} text @param {string} query @returns {(Node | string)[]} */
export function marked(text, query) {
  let from = 0;
  const nodes = places(text, query).flatMap(([start, end]) => {
    const before = text.slice(from, start);
    from = end;
    return [before, el("mark", {}, text.slice(start, end))];
  });
  return [...nodes, text.slice(from)];
}
