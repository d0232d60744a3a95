/**
 * Why this house: the words of the query as they stand on its page, fetched when the reader asks.
 * @typedef {import("./types.js").Words} Words
 */
import { el } from "./dom.js";
import { marked, places } from "./marks.js";

const AROUND = 36;
const MOST = 3;

/** @param {HTMLElement} box @param {string} href @param {string} query @param {Words} words */
export async function why(box, href, query, words) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const texts = [...page.querySelectorAll("main h1, main p, main td, main dd, main figcaption")].map((node) => (node.textContent ?? "").replace(/\s+/gu, " ").trim());
  const found = [...new Set(texts)].flatMap((text) => places(text, query).slice(0, 1).map(([start, end]) => snippet(text, start, end)));
  const lines = [...new Set(found)].slice(0, MOST).map((text) => el("p", { lang: page.documentElement.lang }, ...marked(text, query)));
  box.replaceChildren(...(lines.length ? lines : [el("p", { class: "un" }, words.whyNone)]));
}

/** A part of a text around a word. @param {string} text @param {number} start @param {number} end */
function snippet(text, start, end) {
  const [from, to] = [Math.max(start - AROUND, 0), Math.min(end + AROUND, text.length)];
  return `${from ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}
