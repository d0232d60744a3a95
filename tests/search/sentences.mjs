/** Understands sentences for the Python tests: the lexicon is the first line, then a sentence a line, both as JSON. */
import { createInterface } from "node:readline";
import { understand } from "../../search/client/sentence.js";

/** @type {any} */
let lexicon = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (lexicon) process.stdout.write(`${JSON.stringify(understand(JSON.parse(line), lexicon))}\n`);
  else lexicon = JSON.parse(line);
}
