// MiniSearch's index of records, one JSON a line: node minisearch.mjs RECORDS FOLDER. Prints the seconds it took.
import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { options } from "./minisearch-options.js";

const [, , records, folder] = process.argv;
const lines = readFileSync(records, "utf8").trimEnd().split("\n");
const start = performance.now();
const index = new MiniSearch(options);
index.addAll(lines.map((line) => JSON.parse(line)));
writeFileSync(`${folder}/index.json`, JSON.stringify(index));
console.log((performance.now() - start) / 1000);
