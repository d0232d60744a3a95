/**
 * Numbers with their units, as sentences have them -> a bound on a column, or a distance. Twin of
 * `search/sentence_quantity.py`, where the why of each number stands.
 *
 * @typedef {{min?: number, max?: number}} Bounds
 * @typedef {{where?: Record<string, any>, way?: string, metres?: Bounds}} Told
 * @typedef {Record<string, string | undefined>} Groups
 * @typedef {{areas: [string, number, string][], columns: Record<string, string>, kinds: Record<string, string>,
 *   paces: Record<string, number>}} Units
 */

const DIGITS = "〇一二三四五六七八九";
const ENGLISH = "one two three four five six".split(" ");
const SCALES = /** @type {Record<string, number>} */ ({ 十: 10, 百: 100, 千: 1000 });
const SECTIONS = /** @type {Record<string, number>} */ ({ 万: 1e4, 億: 1e8 });
const LATIN = /** @type {Record<string, number>} */ ({ million: 1e6, mil: 1e6, m: 1e6, thousand: 1000, k: 1000 });
const AROUND = 0.2;

/** @param {string} text */
export function value(text) {
  const plain = text.replace(/[,¥￥]/g, "").trim();
  if (ENGLISH.includes(plain)) return ENGLISH.indexOf(plain) + 1;
  let [total, section, number] = [0, 0, 0];
  for (const part of plain.match(/\d+(?:\.\d+)?|[^\da-z\t .]/g) ?? []) {
    if (part in SECTIONS) [total, section, number] = [total + (section + number || 1) * SECTIONS[part], 0, 0];
    else if (part in SCALES) [section, number] = [section + (number || 1) * SCALES[part], 0];
    else number = DIGITS.includes(part) ? DIGITS.indexOf(part) : Number(part);
  }
  return (total + section + number) * (LATIN[/[a-z]+$/.exec(plain)?.[0] ?? ""] ?? 1);
}

/** @param {string} text */
function scale(text) {
  const end = /[万億]$|[a-z]+$/.exec(text.trim())?.[0] ?? "";
  return SECTIONS[end] ?? LATIN[end] ?? 1;
}

/**
 * @param {Groups} groups
 * @param {string} unit
 * @param {{year: number, units: Units}} lexicon
 * @returns {Told | null}
 */
export function quantity(groups, unit, { year, units }) {
  const [low, high] = [groups.a ?? "", groups.b];
  const said = names(groups);
  const field = [...Object.keys(units.kinds), "floor", "land", "farm"].find((name) => said.has(name)) ?? "";
  const kind = kindOf(unit, low, high, field, said);
  const wanted = units.kinds[field] ?? "area";
  if (!kind || (field && kind !== wanted && !(field === "car" && kind === "cars"))) return null;
  const numbers = high === undefined ? [value(low)] : [value(low), value(high)];
  if (high !== undefined && scale(low) === 1 && numbers[0] * scale(high) <= numbers[1]) numbers[0] *= scale(high);
  const named = [field, ...[...said].sort()].find((name) => name in units.columns);
  const [factor, column] = kind === "area" ? areaOf(unit, named && units.columns[named], units.areas) : factorOf(kind, unit, field, said);
  const scaled = numbers.map((number) => number * factor).sort((a, b) => a - b);
  return told(kind, column, boundsOf(scaled, kind, said, unit), year);
}

/** @param {Groups} groups the names of the groups that matched something */
const names = (groups) => new Set(Object.keys(groups).filter((name) => groups[name]));

/** @param {Set<string>} said @param {string} some */
const any = (said, some) => some.split(" ").some((name) => said.has(name));

/** @param {string} unit @param {string} low @param {string | undefined} high @param {string} field @param {Set<string>} said */
function kindOf(unit, low, high, field, said) {
  const sized = scale(high || low) > 1 || low.includes("万") || /^[¥￥]/.test(low);
  if (/^(?:[円えj]|yen)/.test(unit) || (sized && /^台?$/.test(unit))) return "money";
  if (!unit) {
    const large = value(low) >= 10000 && any(said, "lt gt about both LT GT");
    return field === "rent" || field === "price" || large ? "money" : field === "park" ? "cars" : "";
  }
  if (/^(?:[分時キメk]|min|h(?!a)|met|m$)/.test(unit)) return "way";
  if (/^[年y]/.test(unit)) return field === "age" || said.has("old") ? "years" : "";
  return /^[台cp]/.test(unit) ? "cars" : "area";
}

/** @param {string} unit @param {string | undefined} named @param {[string, number, string][]} areas @returns {[number, string]} */
function areaOf(unit, named, areas) {
  const [, size, column] = /** @type {[string, number, string]} */ (areas.find(([start]) => unit.startsWith(start)));
  return [size, named || column];
}

/** @param {string} kind @param {string} unit @param {string} field @param {Set<string>} said @returns {[number, string]} */
function factorOf(kind, unit, field, said) {
  if (kind === "money") return [1, said.has("month") || field === "rent" ? "rent" : field === "price" ? "price" : "money"];
  if (kind !== "way") return [1, kind === "cars" ? "parking_spaces" : "built"];
  if (/^[kキ]/.test(unit)) return [1000, ""];
  if (/^(?:メ|m(?!in))/.test(unit)) return [1, ""];
  return [/^[分m]/.test(unit) ? 1 : 60, any(said, "walk foot") ? "walk" : any(said, "car drive") ? "car" : "minutes"];
}

/** @param {number[]} numbers @param {string} kind @param {Set<string>} said @param {string} unit @returns {Bounds} */
function boundsOf(numbers, kind, said, unit) {
  const [min, max] = [numbers[0], numbers[numbers.length - 1]];
  const step = kind === "area" ? 0.01 : 1;
  if (numbers.length > 1) return { min, max };
  if (said.has("BAND") || (kind === "money" && unit === "台")) {
    return { min, max: min + 10 ** Math.floor(Math.log10(min || 1)) - step };
  }
  /** @type {[string, Bounds][]} */
  const told = [
    ["LESS", { max: max - step }],
    ["MORE", { min: min + step }],
    ["LT lt", { max }],
    ["GT gt both", { min }],
    ["ABOUT about", { min: min * (1 - AROUND), max: max * (1 + AROUND) }],
  ];
  return told.find(([names]) => any(said, names))?.[1] ?? (/area|cars/.test(kind) ? { min } : { max });
}

/** @param {string} kind @param {string} column @param {Bounds} bounds @param {number} year @returns {Told} */
function told(kind, column, bounds, year) {
  if (kind === "way") return { way: column, metres: rounded(bounds) };
  const { min, max } = bounds;
  if (kind !== "years") return { where: { [column]: rounded(bounds) } };
  const turned = { ...(max === undefined ? {} : { min: year - max }), ...(min === undefined ? {} : { max: year - min }) };
  return { where: { [column]: rounded(turned) } };
}

/** @param {Bounds} bounds @returns {Bounds} */
export function rounded(bounds) {
  return Object.fromEntries(Object.entries(bounds).map(([end, number]) => [end, Math.floor(number * 100 + 0.5) / 100]));
}

/** @param {Groups} groups @param {Record<string, number>} eras @returns {Told | null} */
export function years(groups, eras) {
  const said = names(groups);
  const { ad, era, of, nen } = groups;
  if (!any(said, "built lt gt in nen GT LT AT")) return null;
  const min = ad ? Number(ad) : eras[era ?? ""] + Number(of === "元" ? 1 : of) - 1;
  const max = nen === "s" || nen === "年代" ? min + 9 : min;
  if (any(said, "lt LT")) return { where: { built: { max } } };
  if (any(said, "gt GT")) return { where: { built: { min } } };
  return any(said, "built AT in") || max > min ? { where: { built: { min, max } } } : null;
}
