// The search client as a program for measuring: a JSON command a line in, the answer's total and its time out.
import { createInterface } from "node:readline";
import { openIndex } from "../../search/client/akiya-search.js";

let index;
for await (const line of createInterface({ input: process.stdin })) {
  const { open, search } = JSON.parse(line);
  const start = performance.now();
  if (open) index = await openIndex(open);
  const answer = search ? await index.search(search) : {};
  process.stdout.write(`${JSON.stringify({ total: answer.total, ms: performance.now() - start })}\n`);
}
