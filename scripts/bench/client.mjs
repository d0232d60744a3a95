// The search client as a program for measuring: a JSON command a line in; the answer's total, ids and its time out.
import { createInterface } from "node:readline";
import { openIndex } from "../../search/client/akiya-search.js";

let index;
for await (const line of createInterface({ input: process.stdin })) {
  const { open, search } = JSON.parse(line);
  const start = performance.now();
  if (open) index = await openIndex(open);
  const { total, hits = [] } = search ? await index.search(search) : {};
  const ms = performance.now() - start;
  process.stdout.write(`${JSON.stringify({ total, ids: hits.map(({ id }) => id), ms })}\n`);
}
