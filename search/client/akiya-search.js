/**
 * The search of the static site: opens one bundle or several and answers as `akiya search` does.
 *
 * No DOM in here and below: it runs in a browser and in Node alike.
 */
import { QueryError } from "./checks.js";
import { BundleError, json, load } from "./codec.js";
import { View } from "./view.js";

/**
 * @typedef {import("./request.js").SearchRequest} SearchRequest
 * @typedef {import("./view.js").SearchResult} SearchResult
 */

const NO_SEGMENT = "0".repeat(16);

/**
 * Open a bundle, or several as if they were one.
 * @param {string | URL | (string | URL)[]} urls folders that hold a `root.bin`
 */
export async function openIndex(urls) {
  const bases = (Array.isArray(urls) ? urls : [urls]).map(folder);
  return new Index(bases, await openView(bases, "default"));
}

/** @param {string | URL} url */
function folder(url) {
  const base = new URL(url, globalThis.location?.href);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

/**
 * @param {URL[]} bases
 * @param {RequestCache} cache how the files that the roots name are fetched
 */
async function openView(bases, cache) {
  const open = async (/** @type {URL} */ base) =>
    json(await load(new URL("root.bin", base), "r", 0, NO_SEGMENT, "no-cache"));
  return new View(await Promise.all(bases.map(async (base) => ({ base, root: await open(base) }))), cache);
}

/** An open index. */
export class Index {
  #bases;
  #view;

  /**
   * @param {URL[]} bases
   * @param {View} view
   */
  constructor(bases, view) {
    this.#bases = bases;
    this.#view = view;
  }

  /** How many documents there are. */
  get documents() {
    return this.#view.documents;
  }

  /** Facet -> its values in the order in which they are shown. */
  get facets() {
    return this.#view.facets;
  }

  /** Column -> `number` or `day`. */
  get columns() {
    return this.#view.columns;
  }

  /**
   * Answer a request. Throws QueryError where it cannot be answered, BundleError where the bundle cannot be read.
   *
   * Where a file cannot be read, a new build may have been published since the index was opened, or a cache may keep
   * what was cut off: it is opened anew, past caches, and asked once more. An answer is always that of one build.
   * @param {SearchRequest} [request]
   * @returns {Promise<SearchResult>}
   */
  async search(request = {}) {
    try {
      return await this.#view.search(request);
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      this.#view = await openView(this.#bases, "reload");
      return this.#view.search(request);
    }
  }
}

export { BundleError, QueryError };
