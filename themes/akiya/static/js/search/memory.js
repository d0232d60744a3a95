/**
 * What a step of the browser's history remembers beyond its address: which conditions were unfolded, how many houses
 * were shown, how far down the reader was, and which sentence was read. Coming back, nothing is lost.
 *
 * @typedef {{ said: string, before: string }} Said a sentence, and the address of the page before it was read
 * @typedef {{ open?: string[], shown?: number, y?: number, said?: Said | null }} Kept
 */

/** @returns {Kept} */
export const kept = () => history.state ?? {};

/** @param {Kept} facts */
export function keep(facts) {
  history.replaceState({ ...kept(), ...facts }, "");
}

/** A new step; what is unfolded stays so. @param {string} query @param {Said | null} said */
export function step(query, said) {
  history.pushState({ open: kept().open, said }, "", query ? `?${query}` : location.pathname);
}
