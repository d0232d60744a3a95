/**
 * The tour: one room at a time, as a sphere or laid flat, and the ways between rooms.
 * @typedef {import("./types.js").TourData} TourData
 * @typedef {import("./types.js").Scene} Scene
 * @typedef {import("./types.js").Door} Door
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Place} Place
 * @typedef {import("./types.js").Actions} Actions
 * @typedef {import("./types.js").Stage} Stage
 */
import { listen } from "./controls.js";
import { el, handheld } from "./dom.js";
import { Hotspots } from "./hotspots.js";
import { fetchPicture, warm } from "./levels.js";
import { parsePlace, placeHash } from "./link.js";
import { Panel } from "./panel.js";
import { dragAngle, turn, viewOf, zoom } from "./projection.js";
import { createScreen } from "./screen.js";
import { Sphere } from "./sphere.js";
import { Whereabouts } from "./whereabouts.js";
import { fill, roomWord } from "./words.js";

/** The reader has come to rest: time to tell the direction, keep it in the address and fetch detail. */
const REST_MS = 500;
/** A room that opens within this time needs no remark. */
const PATIENCE_MS = 400;

class Tour {
  #view = viewOf({});
  /** @type {Scene | null} */
  #scene = null;
  /** @type {Scene | null} the room the reader asked for last */
  #wanted = null;
  /** @type {Required<Place>[]} */
  #trail = [];
  #hotspots = new Hotspots();
  #frame = el("div", { class: "tour-view" });
  #marked = viewOf({});
  #restTimer = 0;
  /** @type {typeof import("./motion.js").followMotion | null} */
  #followMotion = null;
  /** @type {(() => void) | null} */
  #stopMotion = null;

  /** @param {HTMLElement} section @param {HTMLElement} figure @param {TourData} data */
  constructor(section, figure, data) {
    this.labels = data.labels;
    this.scenes = new Map(data.scenes.map((scene) => [scene.id, scene]));
    this.screen = createScreen(figure, (full) => (this.panel.full.textContent = full ? this.labels.leaveFull : this.labels.full));
    this.around = new Whereabouts(section, data.labels);
    const act = this.#actions();
    this.panel = new Panel(data.labels, act, data.lang);
    this.sphere = new Sphere({
      resized: () => this.#resized(),
      lost: () => void this.flatten(),
      restored: () => this.#use(this.sphere),
    });
    /** @type {Stage} */
    this.stage = this.sphere;
    figure.replaceChildren(this.#frame, this.panel.bar, this.panel.node);
    listen(this.sphere.canvas, this.sphere.node, act);
    addEventListener("hashchange", () => this.#onHash());
    this.#use(this.sphere);
    if (handheld()) void this.#prepareMotion();
  }

  /** Loads it beforehand, because systems ask for leave only at once after a press. */
  async #prepareMotion() {
    this.#followMotion = (await import("./motion.js")).followMotion;
    this.#offer();
  }

  /** Changes to the flat picture, unless the device can draw the sphere. */
  async flatten() {
    const { Strip } = await import("./strip.js");
    if (this.sphere.works()) return;
    this.#use(new Strip({ scrolled: (yaw) => this.#look({ ...this.#view, yaw }) }));
  }

  /** Goes to a room and remembers the way back. @param {Place} place @param {boolean} [focus] whether the picture takes the focus */
  async go(place, focus = false) {
    const from = this.#place();
    if (!(await this.#open(place, focus)) || !from.id || from.id === place.id) return;
    this.#trail.push(from);
    this.#offer();
  }

  async #back() {
    const place = this.#trail.at(-1);
    if (!place || !(await this.#open(place, true))) return;
    this.#trail.pop();
    this.#offer();
  }

  /** Shows a room, unless another was asked for meanwhile. @param {Place} place @param {boolean} focus */
  async #open(place, focus) {
    const scene = this.scenes.get(place.id) ?? null;
    this.#wanted = scene;
    const towards = { ...scene?.start, ...place };
    if (scene && scene === this.#scene) this.#look(viewOf({ ...towards, fov: this.#view.fov }));
    else {
      const image = scene && (await this.#fetch(scene));
      if (!image || this.#wanted !== scene) return false;
      this.#enter(scene, image, towards);
    }
    if (focus) this.stage.focus.focus({ preventScroll: true });
    return true;
  }

  /** Brings the picture onto the screen. */
  reveal() {
    this.#frame.scrollIntoView({ block: "nearest" });
  }

  /** What the reader can do, by whatever means. @returns {Actions} */
  #actions() {
    return {
      drag: (dx, dy) => this.#drag(dx, dy),
      turn: (yaw, pitch) => this.#look(turn(this.#view, yaw, pitch)),
      zoom: (factor) => this.#look(zoom(this.#view, factor)),
      reset: () => this.#look(viewOf(this.#scene?.start ?? {})),
      back: () => void this.#back(),
      motion: () => this.#toggleMotion(),
      full: () => this.screen.toggle(),
      isFull: () => this.screen.isFull(),
    };
  }

  #onHash() {
    const place = parsePlace(location.hash);
    if (place) void this.go(place);
  }

  /** Changes between sphere and strip; the room stays. @param {Stage} stage */
  #use(stage) {
    this.stage = stage;
    this.#frame.replaceChildren(stage.node, this.around.compass);
    stage.host.append(this.#hotspots.node);
    this.#offer();
    const place = this.#place();
    this.#scene = null; // so that the room is entered again
    if (place.id) void this.go(place);
  }

  #offer() {
    this.panel.offer(this.stage.flat, this.#trail.length > 0, this.#followMotion !== null);
  }

  /** The first picture of a room, or null after telling why there is none. @param {Scene} scene */
  async #fetch(scene) {
    const slow = setTimeout(() => this.panel.say(fill(this.labels.opening, { room: roomWord(scene, this.labels) })), PATIENCE_MS);
    const image = await fetchPicture(this.stage.first(scene).src).catch(() => null);
    clearTimeout(slow);
    this.panel.say(image ? (this.stage.flat ? this.labels.flat : "") : this.labels.failed);
    return image;
  }

  /** @param {Scene} scene @param {HTMLImageElement} image @param {{ yaw?: number, pitch?: number }} towards */
  #enter(scene, image, towards) {
    const doors = scene.doors.filter((door) => this.scenes.has(door.to));
    const through = (/** @type {Door} */ door) => void this.#through(door);
    this.#scene = scene;
    this.#view = viewOf({ ...towards, fov: this.#view.fov });
    this.stage.enter(scene, image, this.#view);
    this.#hotspots.show(doors, through);
    this.panel.enter(scene, doors, through);
    this.panel.name(this.stage.focus, scene);
    this.around.enter(scene.id);
    this.#look(this.#view);
    this.#rest();
  }

  /** Walks on in the direction of the door, if both rooms know where north is. @param {Door} door */
  #through(door) {
    const [from, to] = [this.#scene?.heading ?? null, this.scenes.get(door.to)];
    if (from === null || !to || to.heading === null) return this.go({ id: door.to }, true);
    return this.go({ id: door.to, yaw: door.yaw + from - to.heading, pitch: 0 }, true);
  }

  /** @returns {Required<Place>} */
  #place() {
    return { id: this.#scene?.id ?? "", yaw: this.#view.yaw, pitch: this.#view.pitch };
  }

  /** Shows another view of the room. @param {View} view */
  #look(view) {
    if (!this.#scene) return;
    this.#view = view;
    this.stage.look(view);
    this.#placeDoors();
    this.around.look(this.#scene.heading === null ? null : view.yaw + this.#scene.heading);
    const moved = Math.abs(view.yaw - this.#marked.yaw) + Math.abs(view.pitch - this.#marked.pitch) + Math.abs(view.fov - this.#marked.fov);
    if (moved < 1) return; // a hand trembles
    this.#marked = view;
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#rest(), REST_MS);
  }

  #placeDoors() {
    if (this.stage.flat) this.#hotspots.spread();
    else this.#hotspots.follow(this.#view, this.stage.size(), () => this.stage.focus.focus({ preventScroll: true }));
  }

  #rest() {
    if (!this.#scene) return;
    this.panel.face(this.#scene, this.#view.yaw);
    history.replaceState(history.state, "", placeHash(this.#place()));
    void this.#fetchDetail(this.#scene);
  }

  /** Detail of this room first, then a first picture of the rooms next to it. @param {Scene} scene */
  async #fetchDetail(scene) {
    await this.stage.sharpen();
    if (scene !== this.#scene) return;
    for (const door of scene.doors) {
      const next = this.scenes.get(door.to);
      if (next) warm(this.stage.first(next).src);
    }
  }

  #resized() {
    this.#placeDoors();
    void this.stage.sharpen();
  }

  /** @param {number} dx @param {number} dy in CSS pixels */
  #drag(dx, dy) {
    const size = this.stage.size();
    this.#look(turn(this.#view, -dragAngle(dx, this.#view, size), dragAngle(dy, this.#view, size)));
  }

  #toggleMotion() {
    if (this.#stopMotion) return this.#endMotion("");
    this.#stopMotion = this.#followMotion && this.#followMotion({
      started: () => this.panel.motion.setAttribute("aria-pressed", "true"),
      moved: ({ turn: yaw, pitch, roll }) => this.#look(viewOf({ ...this.#view, yaw: this.#view.yaw + yaw, pitch, roll })),
      missing: () => this.#endMotion(this.labels.noMotion),
    });
  }

  /** @param {string} remark */
  #endMotion(remark) {
    this.#stopMotion?.();
    this.#stopMotion = null;
    this.panel.motion.setAttribute("aria-pressed", "false");
    this.panel.say(remark);
    this.#look({ ...this.#view, roll: 0 });
  }
}

/**
 * Replaces the flat picture in the tour's figure by the viewer. No room is open yet: call `go`.
 * @param {HTMLElement} section @param {HTMLElement} figure @param {TourData} data
 */
export async function openTour(section, figure, data) {
  const tour = new Tour(section, figure, data);
  if (!tour.sphere.works()) await tour.flatten();
  return tour;
}
