/**
 * The gallery: a list of links to large pictures that opens them in a dialog. Without this script they stay links.
 *
 * The list is `<ul data-gallery data-label-prev data-label-next data-label-close data-label-dialog
 * data-label-counter="{n} / {total}">`, its items `<a href="large.jpg" data-caption="…"><img alt="…"></a>`.
 */

const SWIPE_PX = 48;

class Gallery {
  #at = 0;
  /** @type {{ x: number, y: number } | null} */
  #touch = null;

  /** @param {HTMLElement} list @param {HTMLAnchorElement[]} links */
  constructor(list, links) {
    const { labelPrev = "", labelNext = "", labelClose = "", labelCounter = "", labelDialog = "" } = list.dataset;
    this.links = links;
    this.counter = labelCounter;
    this.count = make("p", "gal-count", "");
    this.count.setAttribute("role", "status");
    this.image = make("img", "", "");
    this.caption = make("figcaption", "", "");
    this.dialog = make("dialog", "gal-dialog", "");
    this.dialog.setAttribute("aria-label", labelDialog);
    this.previous = this.#button("gal-prev", labelPrev, () => this.#show(this.#at - 1));
    this.next = this.#button("gal-next", labelNext, () => this.#show(this.#at + 1));
    this.#build(this.#button("gal-close", labelClose, () => this.dialog.close()));
  }

  /** @param {number} index */
  open(index) {
    this.#show(index);
    this.dialog.showModal(); // closing it returns the focus to where it was
  }

  /** @param {HTMLButtonElement} close */
  #build(close) {
    const figure = make("figure", "gal-figure", "");
    figure.append(this.image, this.caption);
    this.dialog.append(this.count, close, figure, this.previous, this.next);
    this.previous.hidden = this.next.hidden = this.links.length < 2;
    this.dialog.addEventListener("keydown", (event) => this.#onKey(event));
    this.dialog.addEventListener("close", () => this.#closed());
    figure.addEventListener("touchstart", (event) => this.#onTouch(event), { passive: true });
    figure.addEventListener("touchend", (event) => this.#onLift(event), { passive: true });
    document.body.append(this.dialog);
  }

  /** @param {string} className @param {string} text @param {() => void} act */
  #button(className, text, act) {
    const node = make("button", className, text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  /** Shows a picture; after the last comes the first. @param {number} index */
  #show(index) {
    const total = this.links.length;
    this.#at = (index + total) % total;
    const link = this.links[this.#at];
    const small = link.querySelector("img");
    this.image.src = link.href;
    this.image.alt = small?.alt ?? "";
    this.caption.textContent = link.dataset.caption ?? "";
    this.count.textContent = this.counter.replace("{n}", String(this.#at + 1)).replace("{total}", String(total));
    this.#prepare(this.links[(this.#at + 1) % total].href);
  }

  /** The next picture is fetched after this one. @param {string} src */
  #prepare(src) {
    const { image } = this;
    image.decode().then(
      () => { new Image().src = src; },
      () => {}, // moved on meanwhile, or the picture is missing: its text stands there
    );
  }

  #closed() {
    this.image.removeAttribute("src"); // or the old picture would flash up next time
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#show(this.#at + step);
  }

  /** @param {TouchEvent} event */
  #onTouch({ touches }) {
    const enlarged = (visualViewport?.scale ?? 1) > 1.05; // then a finger moves the enlarged page
    this.#touch = touches.length > 1 || enlarged ? null : { x: touches[0].clientX, y: touches[0].clientY };
  }

  /** @param {TouchEvent} event */
  #onLift({ changedTouches: [finger] }) {
    if (!this.#touch) return;
    const [dx, dy] = [finger.clientX - this.#touch.x, finger.clientY - this.#touch.y];
    this.#touch = null;
    if (Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 2 * Math.abs(dy)) return;
    this.#show(this.#at + (dx < 0 ? 1 : -1));
  }
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} className @param {string} text @returns {HTMLElementTagNameMap[T]} */
function make(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

/** @param {HTMLElement} list */
function prepare(list) {
  const links = [...list.querySelectorAll("a")];
  /** @type {Gallery | null} */
  let gallery = null;
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    gallery ??= new Gallery(list, links);
    gallery.open(links.indexOf(link));
  });
}

document.querySelectorAll("[data-gallery]").forEach((list) => list instanceof HTMLElement && prepare(list));
