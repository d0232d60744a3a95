// What a page would load to ask MiniSearch: the library, its index, and filters over what is stored with each listing.
import MiniSearch from "minisearch";
import { bigrams, options } from "./minisearch-options.js";

export async function open(base) {
  const answer = await fetch(`${base}index.json`);
  return MiniSearch.loadJSON(await answer.text(), options);
}

/** Every word must be there, one of each group, none of those denied; one character alone is a prefix. */
export function ask(index, { every, none, facets, ranges, sort }) {
  const all = (word) => ({
    combineWith: "AND",
    queries: bigrams(word).map((term) => ({ queries: [term], prefix: [...term].length === 1 })),
  });
  const any = every.map((group) => ({ combineWith: "OR", queries: group.map(all) }));
  const found = { combineWith: "AND", queries: any.length ? any : [MiniSearch.wildcard] };
  const query = none.length ? { combineWith: "AND_NOT", queries: [found, ...none.map(all)] } : found;
  const filter = (hit) =>
    facets.every(([at, values]) => values.includes(hit.facets[at])) &&
    ranges.every(([at, low, high]) => within(hit.columns[at], low, high));
  const hits = index.search(query, { filter });
  if (!sort) return hits;
  const [at, sign] = sort;
  const key = (hit) => (hit.columns[at] === null ? Infinity : sign * hit.columns[at]);
  return hits.sort((a, b) => key(a) - key(b));
}

const within = (value, low, high) =>
  value !== null && (low === null || value >= low) && (high === null || value <= high);
