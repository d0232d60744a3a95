/**
 * A listing page: the gallery, the tour, the map, sharing and printing. Without this script the page shows everything
 * but the map and the turning of the 360° pictures.
 */
import "./gallery.js";
import "./skip.js";
import "./tour/start.js";

/** Un-hides a button and gives it its work. @param {string} selector @param {(button: HTMLElement) => void} work */
function enable(selector, work) {
  for (const button of document.querySelectorAll(selector)) {
    if (!(button instanceof HTMLElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => work(button));
  }
}

enable("[data-print]", () => window.print());
enable("[data-share]", (button) => void share(button));
enable("[data-map-open]", (button) => void openMap(button));

/** Shares the page's address, or copies it where the device cannot share. @param {HTMLElement} button */
async function share(button) {
  const url = location.href.split("#")[0];
  if (navigator.share) {
    await navigator.share({ title: document.title, url }).catch(() => undefined);
    return;
  }
  await navigator.clipboard.writeText(url);
  const status = document.querySelector("[data-status]");
  if (status) status.textContent = button.dataset.copied ?? "";
}

/** Loads the map's code and shows where the house is. @param {HTMLElement} button */
async function openMap(button) {
  const box = document.querySelector("[data-map]");
  if (!(box instanceof HTMLElement)) return;
  button.hidden = true;
  box.hidden = false;
  const { placeMap } = await import("./map.js");
  placeMap(box);
  box.focus({ preventScroll: true }); // the button that was pressed is gone
}
