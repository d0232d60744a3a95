/**
 * The houses that were found, as cards of the register.
 * @typedef {import("./types.js").Client} Client
 * @typedef {import("./types.js").Words} Words
 * @typedef {import("./types.js").Hit} Hit
 */
import { el, sign } from "./dom.js";
import { marked } from "./marks.js";
import { area, counted, fill, kilometres, price } from "./format.js";

/** A hit as an item of the list. @param {Hit} hit @param {Client} client @param {Words} words @param {string} when day of confirmation in words @param {string} query the words that were asked for */
export function item(hit, client, words, when, query) {
  const { card } = hit;
  const title = card.titles?.[client.lang];
  const link = el("a", { href: `${client.listings}${hit.id}/`, lang: title ? client.lang : "ja" }, ...marked(title ?? card.title, query));
  const body = el(
    "div",
    { class: "b" },
    el("p", { class: "row" }, priceOf(card, client, words), ...tags(card, client).map((tag) => el("span", { class: "tag" }, tag))),
    el("h3", { class: "ht" }, link),
    el("p", { class: "s q" }, place(card, client, hit.km, words, query), el("br"), facts(card, client)),
    signs(card, client),
    when ? el("p", { class: "s q" }, fill(card.data ? words.dataDay : words.confirmed, { day: when, town: client.towns[card.town]?.name ?? "" })) : null,
  );
  if (query) body.append(reason(`${client.listings}${hit.id}/`, query, words));
  return el("li", { class: "hit", id: `hit-${hit.id}` }, picture(card, client, words), body);
}

/** Shows on request where the words stand. @param {string} href @param {string} query @param {Words} words */
function reason(href, query, words) {
  const box = el("div", { class: "why" }, "");
  const button = el("button", { type: "button", class: "as-link ask-why" }, words.why);
  const show = async () => (await import("./why.js")).why(box, href, query, words).then(() => button.replaceWith(box));
  button.addEventListener("click", () => void show().catch((error) => console.info(error)));
  return el("div", { class: "over" }, button);
}

/** @param {any} card @param {Client} client @param {Words} words */
function picture(card, client, words) {
  if (!card.photo) return el("div", { class: "nophoto" }, words.noPhoto);
  return el("img", { src: `${client.root}${card.photo}`, alt: "", width: "480", height: "360", loading: "lazy", decoding: "async" });
}

/** @param {any} card @param {Client} client @param {Words} words */
export function priceOf(card, client, words) {
  if (card.price === undefined) return card.terms ? el("span", { class: "yen word" }, client.choices.price_terms.negotiable) : el("span", { class: "ask" }, words.noPrice);
  const [before, figure, unit] = price(card.price, client.units, card.deal === "rent");
  return el("span", { class: "yen" }, before + figure, unit ? el("small", {}, unit) : null);
}

/** What a pin on the map says. @param {any} card @param {Client} client @param {Words} words */
export function pinLabel(card, client, words) {
  if (card.price === undefined) return card.terms ? client.choices.price_terms.negotiable : words.noPriceShort;
  return price(card.price, client.units, card.deal === "rent").join("");
}

/** @param {any} card @param {Client} client */
function tags(card, client) {
  const { choices } = client;
  return [
    card.deal !== "sale" ? choices.deal[card.deal] : "",
    card.status ? choices.status[card.status] : "",
    card.repair === "major" ? choices.repair.major : "",
    card.price !== undefined && card.terms ? choices.price_terms.negotiable : "",
    card.tour ? "360°" : "",
  ].filter(Boolean);
}

/** @param {any} card @param {Client} client @param {number | null} km @param {Words} words @param {string} query */
function place(card, client, km, words, query) {
  const town = client.towns[card.town]?.name ?? card.town;
  const address = card.address ? el("span", { lang: "ja" }, ...marked(card.address, query)) : null;
  return el("span", {}, town, " ", address, km === null ? "" : ` ${fill(words.away, { km: kilometres(km) })}`);
}

/** @param {any} card @param {Client} client */
function facts(card, client) {
  const kind = [client.choices.kind[card.kind], card.layout].filter(Boolean).join(" ");
  const parts = [kind, card.area ? area(card.area, client.units) : "", card.built ? client.year.replace("{n}", String(card.built)) : ""];
  return parts.filter(Boolean).join({ ja: "・", "zh-Hant": "・", "zh-Hans": "·" }[client.lang] ?? "\u00a0· ");
}

/** @param {any} card @param {Client} client */
function signs(card, client) {
  const items = (card.signs ?? []).map((/** @type {[string, string]} */ [code, state]) => el("li", {}, sign(client, code, state, "pg-s"), el("span", {}, client.attributes[code]?.label ?? code)));
  return el("ul", { class: "pgs" }, ...items);
}

/** @param {number} n @param {Words} words */
export const total = (n, words) => counted(words.total, n);
