/**
 * How queries are written, with examples that can be pressed.
 * @typedef {import("./types.js").Words} Words
 */
import { el } from "./dom.js";

const ROWS = ["and", "or", "not", "phrase", "sentence"];

/** @param {Words} words @param {(text: string) => void} ask */
export function help(words, ask) {
  const rows = ROWS.filter((name) => words[`help_${name}_eg`]).map((name) => {
    const example = words[`help_${name}_eg`];
    const button = el("button", { type: "button", class: "as-link" }, example);
    button.addEventListener("click", () => ask(example));
    return el("div", {}, el("dt", {}, button), el("dd", {}, words[`help_${name}`]));
  });
  return el("details", { class: "help" }, el("summary", {}, words.help), el("dl", {}, ...rows));
}
