/** What is checked of any part of a request. */

/** A request that cannot be answered; the message says which part of it, in English, for programs. */
export class QueryError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "QueryError";
  }
}

/**
 * @param {unknown} holds
 * @param {string} name
 * @param {string} fault
 */
export function require(holds, name, fault) {
  if (!holds) throw new QueryError(`${name} ${fault}`);
}

/**
 * Refuse names that mean nothing here, rather than answer another question.
 * @param {object} asked
 * @param {string[]} names
 * @param {string} part
 */
export function known(asked, names, part) {
  for (const name of Object.keys(asked)) require(names.includes(name), `${part}.${name}`, "is not known");
}

/**
 * @param {any} value
 * @param {string} name
 * @returns {Record<string, any>}
 */
export function object(value, name) {
  require(typeof value === "object" && value !== null && !Array.isArray(value), name, "is not an object");
  return value;
}

/**
 * @param {any} value
 * @param {string} name
 * @returns {number}
 */
export function number(value, name) {
  require(Number.isFinite(value), name, "is not a number");
  return value;
}

/**
 * @param {any} value
 * @param {string} name
 * @param {number} most
 */
export function degrees(value, name, most) {
  require(Math.abs(number(value, name)) <= most, name, `is not between -${most} and ${most}`);
  return value;
}
