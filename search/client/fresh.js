/** What is new in a search since it was last looked at: told from the ids that were there then. Loaded when it is used. */

const MOST = 2000;

/**
 * @param {{search: (request: import("./request.js").SearchRequest) => Promise<{hits: {id: string}[]}>}} index
 * @param {import("./request.js").SearchRequest} request
 * @param {string[]} seen ids that were there at the last look
 * @returns {Promise<{ids: string[], fresh: string[], count: number}>} ids that are there now, the newest first; those not seen
 */
export async function fresh(index, request, seen) {
  const { hits } = await index.search({ ...request, sort: "newest", limit: MOST });
  const known = new Set(seen);
  const ids = hits.map(({ id }) => id);
  const added = ids.filter((id) => !known.has(id));
  return { ids, fresh: added, count: added.length };
}
