/**
 * Text -> the form in which it is compared, and the grams that prove a word. Twin of `search/tokens.py`, where the why
 * of each rule stands; both read tests/golden/search_tokens.json.
 */

export const SPACES = "\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028-\\u2029\\u202f\\u205f\\u3000";
export const DASHES =
  "\\u002d\\u2010-\\u2015\\u2043\\u207b\\u208b\\u2212\\u2500-\\u2501\\u30fc\\ufe58\\ufe63\\uff0d\\uff70";
const FOLDS = /** @type {[RegExp, string][]} */ ([
  [new RegExp(`[${SPACES}]`, "gu"), " "],
  [new RegExp(`[${DASHES}]`, "gu"), "-"],
  [/[\u301c\u3030\uff5e]/gu, "~"],
  [/[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu, ""],
  [/\p{Surrogate}/gu, "\ufffd"],
]);
const CASED = /[A-Z\u0080-\u{10ffff}]/gu;

/**
 * Return text as it is compared: NFKC, one case, one dash, unseen signs removed, single spaces between words.
 * @param {string} text
 */
export function normalise(text) {
  let folded = text.normalize("NFKC");
  for (const [signs, sign] of FOLDS) folded = folded.replace(signs, sign);
  return folded.replace(CASED, lower).normalize("NFKC").split(" ").filter(Boolean).join(" ");
}

/**
 * Upper, then lower: the nearest that a browser has to full case folding.
 * @param {string} char one code point, so that no rule looks at its neighbours
 */
function lower(char) {
  return char === "\u1e9e" ? "ss" : char.toUpperCase().toLowerCase();
}

/**
 * Return the fewest grams that prove a normalised word, with their offsets in code points from its first character.
 * @param {string} word
 * @returns {[string, number][]}
 */
export function cover(word) {
  const parts = word.split(" ");
  /** @type {[string, number][]} */
  const grams = [];
  let start = 0;
  parts.forEach((part, at) => {
    const chars = [...(at < parts.length - 1 ? `${part} ` : part)];
    const last = chars.length - 2;
    if (last < 0) grams.push([chars[0], start]);
    for (let offset = 0; offset < last; offset += 2) grams.push([chars[offset] + chars[offset + 1], start + offset]);
    if (last >= 0) grams.push([chars[last] + chars[last + 1], start + last]);
    start += chars.length;
  });
  return grams;
}
