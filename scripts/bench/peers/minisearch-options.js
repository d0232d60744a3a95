// MiniSearch with bigrams: the same options where its index is made and where it is asked.
export const options = {
  fields: ["title", "place", "attributes", "text"],
  storeFields: ["card", "facets", "columns"],
  searchOptions: { boost: { title: 3, place: 2, attributes: 2, text: 1 } },
  tokenize: bigrams,
  processTerm: (term) => term,
};

/** The bigrams of every word between spaces; a word of one character is itself. */
export function bigrams(text) {
  const words = text.normalize("NFKC").toLowerCase().split(/\s+/u);
  return words.flatMap((word) => {
    const signs = [...word];
    return signs.length < 2 ? signs : signs.slice(1).map((sign, i) => signs[i] + sign);
  });
}
