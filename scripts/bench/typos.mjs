/** Answers for `typos.py`: what the search box offers for each word. */
import { text } from "node:stream/consumers";
import { Suggester } from "../../search/client/suggest.js";

const { entries, words } = JSON.parse(await text(process.stdin));
const suggester = new Suggester(entries);
const offers = words.map((word) => suggester.near(word).map(({ kind, code }) => [kind, code]));
console.log(JSON.stringify(offers));
