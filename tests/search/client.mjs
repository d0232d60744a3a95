// The client as a program: reads one JSON command a line, writes one JSON answer a line.
import { createInterface } from "node:readline";
import { openIndex } from "../../search/client/akiya-search.js";
import { distanceKm } from "../../search/client/geo.js";
import { cover, normalise } from "../../search/client/tokens.js";
import { parse } from "../../search/client/words.js";

let index;
const commands = {
  open: async (urls) => {
    index = await openIndex(urls);
    return { documents: index.documents, facets: index.facets, columns: index.columns };
  },
  search: (request) => index.search(request),
  normalise: (text) => normalise(text),
  cover: (word) => cover(word),
  parse: (text) => parse(text),
  distance: (points) => distanceKm(...points),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [[name, argument]] = Object.entries(JSON.parse(line));
  const answer = await Promise.resolve()
    .then(() => commands[name](argument))
    .then((ok) => ({ ok }))
    .catch((error) => ({ error: error.name, code: error.code, message: error.message }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
