// The page from which the bench asks each engine; the host counts only what lies below the engines' own folders.
const engines = {
  ours: {
    open: async () => (await import("/ours/akiya-search.js")).openIndex("/ours/"),
    ask: async (index, request) => {
      const { total, hits, facets } = await index.search(request);
      return { total, ids: hits.map(({ id }) => id), cards: hits.filter(({ card }) => card).length, facets };
    },
  },
  pagefind: {
    open: () => import("/pagefind/pagefind.js"),
    ask: async (index, { term, filters, sort, limit, all }) => {
      const { results } = await index.search(term, { filters, sort });
      if (all) return { ids: results.map(({ id }) => id) };
      const cards = await Promise.all(results.slice(0, limit).map((one) => one.data()));
      return { total: results.length, cards: cards.filter(({ meta }) => meta.card).length };
    },
    facets: (index) => index.filters(),
  },
  minisearch: {
    open: async () => (await import("/minisearch/client.js")).open("/minisearch/"),
    ask: async (index, request) => {
      const hits = (await import("/minisearch/client.js")).ask(index, request);
      if (request.all) return { ids: hits.map(({ id }) => id) };
      return { total: hits.length, cards: hits.slice(0, request.limit).filter(({ card }) => card).length };
    },
  },
};

const opened = new Map();

async function ask(name, request) {
  if (!opened.has(name)) opened.set(name, engines[name].open());
  return engines[name].ask(await opened.get(name), request);
}

async function facets(name) {
  return engines[name].facets?.(await opened.get(name));
}

/** Ask everything so often and return the milliseconds of each time. */
async function warm(name, requests, rounds) {
  const times = [];
  for (const request of requests) {
    await ask(name, request);
    const own = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await ask(name, request);
      own.push(performance.now() - start);
    }
    times.push(own);
  }
  return times;
}

window.bench = { ask, facets, warm };
