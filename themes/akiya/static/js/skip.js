/**
 * The skip link without a step in the history: the Back button leads to the page before, not to the top of this one.
 * Without this script it is an ordinary link.
 */
const link = document.querySelector(".skip");
const main = document.querySelector("main");

link?.addEventListener("click", (event) => {
  event.preventDefault();
  main?.focus();
  main?.scrollIntoView();
});

export {};
