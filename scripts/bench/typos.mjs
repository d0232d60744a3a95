/** Answers for `typos.py`: what the search box offers for each word. */
import { text } from "node:stream/consumers";
import { Suggester } from "../../search/client/suggest.js";

const { entries, words } = JSON.parse(await text(process.stdin));
const suggester = new Suggester(entries);
/** A slip may make another way to write the same name: then the box offers it by itself. */
const offered = (word) => [...suggester.near(word), ...suggester.complete(word, 3)].slice(0, 3);
const offers = words.map((word) => offered(word).map(({ kind, code }) => [kind, code]));
console.log(JSON.stringify(offers));
