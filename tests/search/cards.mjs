// Reads blocks of cards from standard input and writes what the client makes of them.
import { readFileSync } from "node:fs";
import { readCards } from "../../search/client/cards.js";

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(({ payload, ways, count }) => readCards(Uint8Array.from(Buffer.from(payload, "base64")), ways, count))));
