/**
 * The entry of the tour, all that a page loads: the viewer comes when the reader presses the button or a room, or came
 * by a link into a room. Until then, and if the viewer does not arrive, rooms are links to flat pictures.
 * @typedef {import("./types.js").TourData} TourData
 * @typedef {import("./types.js").Place} Place
 */
import { parsePlace } from "./link.js";

/** @param {HTMLElement} section */
function prepare(section) {
  const figure = section.querySelector(".tour-stage");
  const data = read(section);
  if (!(figure instanceof HTMLElement) || !data?.scenes.length) return;
  const visit = visitor(section, figure, data);
  const start = section.querySelector("[data-tour-start]");
  start?.removeAttribute("hidden");
  start?.addEventListener("click", () => visit({ id: data.scenes[0].id }, true));
  section.addEventListener("click", (event) => onRoom(event, visit));
  const place = parsePlace(location.hash);
  if (place && data.scenes.some((scene) => scene.id === place.id)) void visit(place, false);
}

/** @param {HTMLElement} section @returns {TourData | null} */
function read(section) {
  const text = section.querySelector("[data-tour-data]")?.textContent;
  return text ? JSON.parse(text) : null;
}

/** Loads the viewer once and goes to a place in it. @param {HTMLElement} section @param {HTMLElement} figure @param {TourData} data */
function visitor(section, figure, data) {
  /** @type {ReturnType<typeof import("./viewer.js").openTour> | null} */
  let tour = null;
  return async (/** @type {Place} */ place, /** @type {boolean} */ focus) => {
    tour ??= import("./viewer.js").then((viewer) => viewer.openTour(section, figure, data));
    try {
      const opened = await tour;
      opened.reveal();
      await opened.go(place, focus);
    } catch {
      tour = null; // the next press tries again
      const flat = section.querySelector(`a[data-scene="${CSS.escape(place.id)}"]`)?.getAttribute("href");
      if (flat) location.assign(flat);
    }
  };
}

/** @param {MouseEvent} event @param {(place: Place, focus: boolean) => void} visit */
function onRoom(event, visit) {
  const link = event.target instanceof Element && event.target.closest("a[data-scene]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  visit({ id: link.getAttribute("data-scene") ?? "" }, false);
}

document.querySelectorAll("[data-tour]").forEach((section) => section instanceof HTMLElement && prepare(section));
