/**
 * Filling the screen: by the browser where it can (Esc leaves), otherwise by style, as on the iPhone.
 * @param {HTMLElement} figure @param {(full: boolean) => void} changed
 */
export function createScreen(figure, changed) {
  const isFull = () => figure.classList.contains("is-full");
  const set = (/** @type {boolean} */ full) => {
    figure.classList.toggle("is-full", full);
    changed(full);
  };
  const leave = () => (document.fullscreenElement ? void document.exitFullscreen() : set(false));
  const enter = () => (figure.requestFullscreen ? void figure.requestFullscreen().catch(() => set(true)) : set(true));

  figure.addEventListener("fullscreenchange", () => set(document.fullscreenElement === figure));
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isFull()) leave();
  });
  return { isFull, toggle: () => (isFull() ? leave() : enter()) };
}
