// What can be read without a network? Runs beside the pages, below a web server only.
//
// A page comes from the network as long as there is one; else its copy is shown, marked with the
// day on which it was kept. Files named by their content cannot grow old, so their copy comes
// first. The build writes two lines before this one: `EDITION`, the name of what it wrote, and
// `INDEX`, the files of the search index.
(function () {
  "use strict";

  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const { scope } = worker.registration;
  // Several sites may share an origin: each has a scope of its own.
  const family = `cra-toolkit ${scope} `;
  const name = family + EDITION;
  const instead = new URL("offline.html", scope).href;
  let isFilled = false;

  /**
   * Under which address a file is kept: what was asked and where on the page make no other file.
   * @param {string} address
   */
  function plain(address) {
    const url = new URL(address);
    url.search = url.hash = "";
    return url.href;
  }

  /**
   * Whether the file at this address is kept at all. Downloads are kept by the reader.
   * @param {string} address
   */
  function isOurs(address) {
    return address.startsWith(scope) && !address.startsWith(`${scope}downloads/`);
  }

  /**
   * Keeps a good answer, with the time.
   * @param {string} address
   * @param {Response} answer
   */
  async function keep(address, answer) {
    if (!answer.ok || answer.type !== "basic") return;
    const headers = new Headers(answer.headers);
    headers.set("x-kept", new Date().toISOString());
    const copy = new Response(await answer.blob(), { headers });
    await (await caches.open(name)).put(plain(address), copy);
  }

  /**
   * Fetches and keeps what is not kept yet, one after the other: readers come first.
   * @param {string[]} addresses
   */
  async function fill(addresses) {
    const cache = await caches.open(name);
    for (const address of addresses) {
      if (!(await cache.match(plain(address)))) await keep(address, await fetch(address));
    }
  }

  /** Keeps the whole search index, unless the reader saves data. */
  async function fillIndex() {
    const connection = /** @type {{ saveData?: boolean } | undefined} */ (
      Reflect.get(worker.navigator, "connection")
    );
    if (isFilled || connection?.saveData) return;
    isFilled = true;
    try {
      await fill(INDEX.map((path) => new URL(path, scope).href));
    } catch {
      // The network failed: the next page tries again.
      isFilled = false;
    }
  }

  /**
   * The copy at this address; an entrance has two.
   * @param {string} address
   */
  async function copyOf(address) {
    const cache = await caches.open(name);
    const url = plain(address);
    const other = url.endsWith("/") ? `${url}index.html` : url.replace(/\/index\.html$/, "/");
    return (await cache.match(url)) ?? (await cache.match(other));
  }

  /**
   * The same page, saying since when it was kept: its script shows that to the reader.
   * @param {Response} copy
   */
  async function dated(copy) {
    const kept = copy.headers.get("x-kept") ?? "";
    const text = await copy.text();
    const marked = text.replace("<html ", `<html data-kept="${encodeURIComponent(kept)}" `);
    const headers = new Headers(copy.headers);
    headers.delete("content-length");
    headers.delete("content-encoding");
    return new Response(marked, { headers });
  }

  /** @param {FetchEvent} event */
  async function page(event) {
    const { request } = event;
    try {
      const answer = await fetch(request);
      event.waitUntil(keep(request.url, answer.clone()).then(fillIndex));
      return answer;
    } catch (error) {
      const copy = await copyOf(request.url);
      if (copy) return dated(copy);
      if (!(await copyOf(instead))) throw error;
      return Response.redirect(`${instead}?from=${encodeURIComponent(request.url)}`);
    }
  }

  /** @param {FetchEvent} event */
  async function lasting(event) {
    const { request } = event;
    const copy = await copyOf(request.url);
    if (copy) return copy;
    const answer = await fetch(request);
    event.waitUntil(keep(request.url, answer.clone()));
    return answer;
  }

  /** @param {FetchEvent} event */
  async function fresh(event) {
    const { request } = event;
    try {
      const answer = await fetch(request);
      event.waitUntil(keep(request.url, answer.clone()));
      if (request.url.startsWith(`${scope}search/`)) event.waitUntil(fillIndex());
      return answer;
    } catch (error) {
      const copy = await copyOf(request.url);
      if (copy) return copy;
      throw error;
    }
  }

  worker.addEventListener("install", (event) => {
    event.waitUntil(fill([instead]).then(() => worker.skipWaiting()));
  });

  worker.addEventListener("activate", (event) => {
    const drop = async () => {
      const old = (await caches.keys()).filter((it) => it.startsWith(family) && it !== name);
      await Promise.all(old.map((it) => caches.delete(it)));
      await worker.clients.claim();
    };
    event.waitUntil(drop());
  });

  worker.addEventListener("message", (event) => {
    // The first page was there before its worker: it names what it is made of.
    const { keep: addresses } = /** @type {{ keep?: unknown }} */ (event.data ?? {});
    if (!Array.isArray(addresses)) return;
    const known = addresses.filter((it) => typeof it === "string" && isOurs(it));
    event.waitUntil(fill(known).catch(() => undefined));
  });

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || request.headers.has("range") || !isOurs(request.url)) return;
    if (request.mode === "navigate") event.respondWith(page(event));
    else if (/\/assets\/[^/]+-[0-9a-f]{8}\.\w+$/.test(plain(request.url))) {
      event.respondWith(lasting(event));
    } else event.respondWith(fresh(event));
  });
})();
