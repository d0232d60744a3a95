/** Making elements without markup in strings: what comes from a listing can only ever be text. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string | boolean>} [attributes] @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false) node.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) node.append(child);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string>} attributes @param {Node[]} children */
function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A pictogram in a state. @param {import("./types.js").Client} client @param {string} code @param {string} state @param {string} size */
export function sign(client, code, state, size) {
  const { name, x, y, size: side, over } = client.frames[state];
  const part = (/** @type {string} */ id, /** @type {Record<string, string>} */ more = {}) => svg("use", { href: `${client.sprite}#${id}`, ...more });
  const mark = part(`p-${code}`, { class: "sign", x: String(x), y: String(y), width: String(side), height: String(side) });
  const box = { class: `pg ${name} ${size}`, viewBox: "0 0 28 28", "aria-hidden": "true", focusable: "false" };
  return svg("svg", box, part(`f-${name}`), mark, ...(over ? [part(`o-${name}`)] : []));
}

/** An unframed sign. @param {import("./types.js").Client} client @param {string} code */
export function glyph(client, code) {
  const box = { class: "gl", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  return svg("svg", box, svg("use", { href: `${client.sprite}#p-${code}` }));
}
