// What does a visit cost: bytes, requests, scripts, shifts of the layout?

import { gzipSync } from "node:zlib";

/** The limits of a first visit, in bytes on the wire and in requests. */
export const LIMITS = { bytes: 60 * 1024, requests: 8, scripts: 12 * 1024, shift: 0 };

const PACKED = /\.(woff2|png|jpg|webp|zip|docx|pdf)$/;

/** Compresses as a host does; what is compressed already is sent as it is. */
export const gzip = (name, body) =>
  PACKED.test(name) ? [body, undefined] : [gzipSync(body, { level: 9 }), "gzip"];

/**
 * Opens pages as a reader does who was never there.
 * @returns what was fetched since the last look: `{ url, type, bytes }` each
 */
export async function stranger(browser, options = {}) {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: false });
  const requests = new Map();
  client.on("Network.requestWillBeSent", (event) => {
    requests.set(event.requestId, { url: event.request.url, type: event.type, bytes: 0 });
  });
  // Bodies alone: headers are the host's, and a test host is not the one that will serve.
  client.on("Network.responseReceived", (event) => {
    const request = requests.get(event.requestId);
    if (request) request.headers = event.response.encodedDataLength;
  });
  client.on("Network.loadingFinished", (event) => {
    const request = requests.get(event.requestId);
    if (request) request.bytes = Math.max(0, event.encodedDataLength - (request.headers ?? 0));
  });
  const take = () => {
    const all = [...requests.values()].filter((it) => it.url.startsWith("http"));
    requests.clear();
    return all;
  };
  return { context, page, take };
}

const sum = (list) => list.reduce((total, request) => total + request.bytes, 0);

/** What the first visit of the page at `url` costs. */
export async function firstVisit(browser, url) {
  const { context, page, take } = await stranger(browser, { viewport: { width: 412, height: 823 } });
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const shift = await page.evaluate(() => globalThis.shifted);
  const all = take();
  await context.close();
  const scripts = all.filter((request) => request.type === "Script");
  return { bytes: sum(all), requests: all.length, scripts: sum(scripts), shift };
}

/** What the first answer of the search costs on the page at `url`, and what each further query. */
export async function queries(browser, url, words) {
  const { context, page, take } = await stranger(browser);
  await page.goto(url, { waitUntil: "networkidle" });
  take();
  const costs = [];
  for (const query of words) {
    const box = page.locator("header input[name=q]");
    await box.fill(query);
    await page.locator("form[role=search] a[href]:visible").first().waitFor();
    // The links of the query before are there at once: files come while the reader rests.
    await new Promise((done) => setTimeout(done, 1500));
    const all = take();
    costs.push({ query, bytes: sum(all), requests: all.length });
  }
  await context.close();
  return costs;
}
