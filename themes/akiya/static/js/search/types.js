/**
 * What the search page is given with the page, and what it remembers. Types only.
 *
 * @typedef {Record<string, string>} Words
 * @typedef {{ sign: string, man: string, one: string, month: string, metre: string, m: string, km: string }} Units
 *
 * @typedef {object} Client
 * @property {string} lang
 * @property {string} root leads from the page to the site's root
 * @property {string} listings leads to the listing pages in the reader's language
 * @property {string} sprite
 * @property {Units} units
 * @property {string} year `{n}` is a year: 「{n}年」
 * @property {Record<string, { name: string, lat: number, lon: number }>} towns
 * @property {{ code: string, label: string }[]} groups
 * @property {Record<string, { label: string, group: string, yes: string, no: string }>} attributes
 * @property {Record<string, Record<string, string>>} choices
 * @property {Record<string, { label: string, unit: string }>} columns what can be bounded
 * @property {Record<string, { label: string, values: Record<string, string> }>} picks further facets that have a filter
 * @property {Record<string, { name: string, x: number, y: number, size: number, over: boolean }>} frames state -> how it is drawn
 *
 * @typedef {{ min?: number, max?: number, unknown?: boolean }} Range
 * @typedef {{ lat: number, lon: number, km: number, town?: string }} Near
 * @typedef {[number, number, number, number]} Box
 *
 * @typedef {object} State
 * @property {string} text
 * @property {Record<string, string[] | Range>} where
 * @property {Near | null} near
 * @property {Box | null} bbox
 * @property {string} sort
 *
 * @typedef {{ id: string, score: number, km: number | null, card: any }} Hit
 * @typedef {{ total: number, hits: Hit[], facets: Record<string, Record<string, number>> }} Result
 */
export {};
