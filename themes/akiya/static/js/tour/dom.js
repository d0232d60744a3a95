/** Small helpers to build elements: text is always text, never HTML. */

/**
 * An element with attributes and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** A button that does something. @param {string} className @param {string} text @param {() => void} act */
export function button(className, text, act) {
  const node = el("button", { type: "button", class: className }, text);
  node.addEventListener("click", act);
  return node;
}

/** An SVG element. @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
export function svg(tag, attributes, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** Whether the reader asked for less movement. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the device is one that is held in the hand and can tell how. */
export const handheld = () => "DeviceOrientationEvent" in window && matchMedia("(pointer: coarse)").matches;

/** @template {Element} T @param {T} node @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function dress(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
