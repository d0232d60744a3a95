/** BM25F as Whoosh computes it, over all segments together. */
import { counted, lookUp } from "./match.js";

/** @typedef {import("./segment.js").Segment} Segment */
/** @typedef {import("./match.js").InField} InField */
/** @typedef {import("./match.js").Counted} Counted */
/** @typedef {import("./words.js").Words} Words */

/**
 * Return the score of each document by segment; NaN where it does not match.
 * @param {Segment[]} segments
 * @param {Words} words
 * @returns {Promise<Float64Array[]>}
 */
export async function scoreAll(segments, words) {
  const all = [...new Set([...words.every.flat(), ...words.none])];
  const found = await Promise.all(segments.map((segment) => Promise.all(all.map((word) => lookUp(segment, word)))));
  const ofWord = all.map((_, at) => found.map((words) => words[at]));
  const scored = await Promise.all(ofWord.map((fields) => scoreWord(segments, fields)));
  return segments.map((segment, s) => {
    const of = (/** @type {string} */ word) => scored[all.indexOf(word)][s];
    const every = words.every.map((group) => group.map(of));
    const scores = combined(segment.size, every, words.none.map(of));
    segment.entry.deleted.forEach((document) => (scores[document] = NaN));
    return scores;
  });
}

/**
 * Return a word's score in each document by segment; NaN where the word is not.
 * @param {Segment[]} segments
 * @param {InField[][]} found by segment and text field
 */
async function scoreWord(segments, found) {
  const scores = segments.map(({ size }) => new Float64Array(size).fill(NaN));
  const fields = segments[0]?.root.fields ?? [];
  for (const [field, [name, boost]] of fields.entries()) {
    const each = found.map((fields) => fields[field]);
    if (!each.some(({ documents, values }) => documents.length || values.length)) continue;
    const counts = await Promise.all(each.map((word, s) => counted(segments[s], word)));
    await addField(segments, name, boost, counts, scores);
  }
  return scores;
}

/**
 * Add the scores of a word in one text field. A segment without the word may have its grams: they count for rarity.
 * @param {Segment[]} segments
 * @param {string} name
 * @param {number} boost
 * @param {Counted[]} each
 * @param {Float64Array[]} scores
 */
async function addField(segments, name, boost, each, scores) {
  const size = sum(segments.map((segment) => segment.live));
  const average = sum(segments.map(({ entry }) => entry.lengths[name] ?? 0)) / size || 1;
  const idf = each[0].counts.map((_, gram) => {
    const having = sum(each.map(({ counts }) => counts[gram].reduce((n, count) => n + (count ? 1 : 0), 0)));
    return Math.log(size / (having + 1)) + 1;
  });
  await Promise.all(
    segments.map(async (segment, s) => {
      const { found, counts } = each[s];
      if (!found.includes(1)) return;
      const lengths = await segment.column(`#${name}`);
      const [b, k1] = segment.root.bm25;
      found.forEach((there, document) => {
        if (!there) return;
        const slow = k1 * (1 - b + (b * lengths[document]) / average);
        const worth = counts.map((count, gram) => idf[gram] * saturated(count[document], k1, slow));
        scores[s][document] = (scores[s][document] || 0) + boost * sum(worth);
      });
    }),
  );
}

/**
 * Return how much a count is worth: less and less the more there are.
 * @param {number} count
 * @param {number} k1
 * @param {number} slow
 */
const saturated = (count, k1, slow) => (count * (k1 + 1)) / (count + slow);

/**
 * Return the documents that have one of every group and none of the unwanted words, with the sum of their scores in
 * single precision: in that, both languages agree although they add in another order.
 * @param {number} size
 * @param {Float64Array[][]} every
 * @param {Float64Array[]} none
 */
function combined(size, every, none) {
  return new Float64Array(size).map((_, document) => {
    if (none.some((scores) => !isNaN(scores[document]))) return NaN;
    const groups = every.map((group) => group.map((scores) => scores[document]).filter((score) => !isNaN(score)));
    return groups.some((group) => !group.length) ? NaN : Math.fround(sum(groups.flat()));
  });
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
