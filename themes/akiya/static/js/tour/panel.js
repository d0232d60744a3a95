/**
 * What stands below the picture: the buttons, and where the reader is in words.
 * @typedef {import("./types.js").Labels} Labels
 * @typedef {import("./types.js").Scene} Scene
 * @typedef {import("./types.js").Door} Door
 */
import { ZOOM_STEP } from "./controls.js";
import { button, el } from "./dom.js";
import { doorWord, facing, fill, roomWord } from "./words.js";

let count = 0;

export class Panel {
  #id = `tour-words-${++count}`;
  #alt = el("p", { id: `${this.#id}-alt` });
  #hint = el("p", { id: `${this.#id}-hint`, class: "tour-hint" });
  /** Says politely where the reader is; the same words are seen. */
  #where = el("p", { role: "status", class: "tour-where" });
  #note = el("p", { role: "status", class: "tour-note" });
  #exitsTitle = el("p", { id: `${this.#id}-exits` });
  #exits = el("ul", { class: "tour-exits", "aria-labelledby": `${this.#id}-exits` });
  node = el("figcaption", { class: "tour-here" }, this.#where, this.#note, this.#alt, this.#exitsTitle, this.#exits, this.#hint);

  /** @param {Labels} labels @param {import("./types.js").Actions} act @param {string} [lang] language of what the town wrote */
  constructor(labels, act, lang = "") {
    this.labels = labels;
    this.lang = lang;
    this.back = button("tour-key", `← ${labels.back}`, act.back);
    this.motion = button("tour-key", labels.motion, act.motion);
    this.full = button("tour-key", labels.full, act.full);
    this.round = [
      named(button("tour-key", "＋", () => act.zoom(ZOOM_STEP)), labels.zoomIn),
      named(button("tour-key", "−", () => act.zoom(1 / ZOOM_STEP)), labels.zoomOut),
      button("tour-key", labels.reset, act.reset),
      this.motion,
    ];
    this.bar = el("div", { class: "tour-bar" }, this.back, ...this.round, this.full);
    this.motion.setAttribute("aria-pressed", "false");
    this.#hint.textContent = labels.hint;
  }

  /** Leaves only the buttons that have a meaning. @param {boolean} flat @param {boolean} canGoBack @param {boolean} canMove */
  offer(flat, canGoBack, canMove) {
    for (const node of this.round) node.hidden = flat;
    this.motion.hidden ||= !canMove;
    this.#hint.hidden = flat;
    this.back.hidden = !canGoBack;
  }

  /** @param {Scene} scene @param {Door[]} doors @param {(door: Door) => void} go */
  enter(scene, doors, go) {
    this.#alt.textContent = scene.alt;
    if (this.lang) this.#alt.lang = this.lang;
    this.#exitsTitle.textContent = doors.length ? fill(this.labels.exits, { room: roomWord(scene, this.labels) }) : "";
    const items = doors.map((door) => el("li", {}, button("tour-exit", doorWord(scene, door, this.labels), () => go(door))));
    this.#exits.replaceChildren(...items);
    this.#exits.hidden = !doors.length;
  }

  /** Names the picture for those who hear it. @param {HTMLElement} picture @param {Scene} scene */
  name(picture, scene) {
    picture.setAttribute("aria-label", fill(this.labels.stage, { room: roomWord(scene, this.labels) }));
    picture.setAttribute("aria-describedby", `${this.#alt.id} ${this.#hint.id}`);
  }

  /** Says the room and the direction, if they are not what was said last. @param {Scene} scene @param {number} yaw */
  face(scene, yaw) {
    const words = facing(scene, yaw, this.labels);
    if (this.#where.textContent !== words) this.#where.textContent = words;
  }

  /** A remark until the next one; the empty text takes it away. @param {string} text */
  say(text) {
    this.#note.textContent = text;
  }
}

/** @param {HTMLButtonElement} node @param {string} name */
function named(node, name) {
  node.setAttribute("aria-label", name);
  node.title = name;
  return node;
}
