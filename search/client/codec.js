/** How the bytes of a bundle are read; `search/codec.py` writes them. FORMAT.md tells each. */

const MAGIC = "AKYS";
const VERSION = 7;
const HEADER_BYTES = 18;

/** Why a bundle cannot be read: `missing`, `unreachable`, `foreign`, `damaged`, `version` or `mismatch`. */
export class BundleError extends Error {
  /**
   * @param {string} code
   * @param {string} url
   * @param {string} message
   */
  constructor(code, url, message) {
    super(`${message}: ${url}`);
    this.name = "BundleError";
    this.code = code;
    this.url = url;
  }
}

/**
 * Read a file's bytes from http(s), or from a disk where there is no browser.
 * @param {URL} url
 * @param {RequestCache} cache
 * @returns {Promise<Uint8Array>}
 */
async function read(url, cache) {
  if (url.protocol === "file:") return readFile(url);
  let response;
  try {
    response = await fetch(url, { cache });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new BundleError("unreachable", url.href, `the search index does not answer (${error})`);
  }
  const gone = response.status === 404 || response.status === 410;
  throw new BundleError(gone ? "missing" : "unreachable", url.href, `the host answered ${response.status}`);
}

/**
 * @param {URL} url
 * @returns {Promise<Uint8Array>}
 */
async function readFile(url) {
  const library = "node:fs/promises"; // not a literal, so that bundlers for browsers leave it alone
  const disk = await import(library);
  try {
    return await disk.readFile(url);
  } catch (error) {
    throw new BundleError("missing", url.href, `no such file (${error})`);
  }
}

/**
 * Undo gzip; the browser checks its checksum and length.
 * @param {Uint8Array} bytes
 * @param {string} url
 */
async function gunzip(bytes, url) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new BundleError("foreign", url, "not a file of a search index");
  try {
    const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new BundleError("damaged", url, "the file is damaged or cut off");
  }
}

/**
 * Fetch a file and return its payload, or raise one clear BundleError.
 * @param {URL} url
 * @param {string} kind one letter
 * @param {number} number
 * @param {string} segment 16 hexadecimal digits; zeros for the root
 * @param {RequestCache} cache
 */
export async function load(url, kind, number, segment, cache) {
  const content = await gunzip(await read(url, cache), url.href);
  const fault = (/** @type {string} */ code, /** @type {string} */ why) => new BundleError(code, url.href, why);
  if (content.length < HEADER_BYTES || String.fromCharCode(...content.subarray(0, 4)) !== MAGIC) {
    throw fault("foreign", "not a file of a search index");
  }
  if (content[4] !== VERSION) throw fault("version", `format ${content[4]}, this reader knows ${VERSION}`);
  const [at, id] = [new DataView(content.buffer).getUint32(6, true), [...content.subarray(10, 18)].map(hex).join("")];
  if (String.fromCharCode(content[5]) !== kind || at !== number || id !== segment) {
    throw fault("mismatch", "the file belongs elsewhere");
  }
  return content.subarray(HEADER_BYTES);
}

/** @param {number} byte */
const hex = (byte) => byte.toString(16).padStart(2, "0");

/** @param {Uint8Array} payload UTF-8 */
export const json = (payload) => JSON.parse(new TextDecoder().decode(payload));
