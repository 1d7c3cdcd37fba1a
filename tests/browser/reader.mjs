// How does a test open the built site as a reader would: from a web server, or from a folder?
//
// SITE names the folder that `build` wrote, CHROMIUM the browser. The server sends the headers
// that the site itself asks hosts for.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const site = resolve(process.env.SITE ?? "public");
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** What keeps Chromium from asking anybody for anything. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * The headers that `_headers` asks for, path by path; `/*` is every path.
 * @returns {Promise<Map<string, Record<string, string>>>}
 */
export async function hostHeaders() {
  const rules = new Map();
  let rule = {};
  for (const line of (await readFile(join(site, "_headers"), "utf8")).split("\n")) {
    if (line.startsWith("/")) {
      rule = {};
      rules.set(line.trim(), rule);
    } else if (line.startsWith("  ")) {
      const [, name, value] = /^ +([\w-]+): (.+)$/.exec(line) ?? [];
      assert.ok(name && value, `_headers has a line that is no header: ${line}`);
      rule[name] = value;
    }
  }
  return rules;
}

/**
 * Serves the built site below `prefix`, which begins and ends with `/`.
 * `encode` compresses a body and names how; without it bodies are sent as they are.
 */
export async function serve(prefix = "/", encode = undefined) {
  assert.ok(existsSync(join(site, "index.html")), `there is no built site at ${site}`);
  const rules = await hostHeaders();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const inside = path.startsWith(prefix) ? `/${path.slice(prefix.length)}` : "/404.html";
    const file = normalize(join(site, inside.endsWith("/") ? `${inside}index.html` : inside));
    const headers = { ...rules.get("/*"), ...rules.get(inside) };
    /** @param {number} status @param {string} name @param {Buffer} body */
    const send = (status, name, body) => {
      const [sent, encoding] = encode?.(name, body) ?? [body, undefined];
      if (encoding) headers["Content-Encoding"] = encoding;
      headers["Content-Type"] = TYPES[extname(name)] ?? "application/octet-stream";
      response.writeHead(status, headers).end(sent);
    };
    try {
      assert.ok(file.startsWith(site) && inside === "/404.html" === (path === `${prefix}404.html`));
      send(200, file, await readFile(file));
    } catch {
      send(404, "404.html", await readFile(join(site, "404.html")));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  return {
    origin: `http://127.0.0.1:${server.address().port}${prefix}`,
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** The folder's address, to be opened without a server. */
export const onDisk = (folder = site) => pathToFileURL(`${folder}/`).href;

export const launch = (options = {}) =>
  chromium.launch({ executablePath, args: QUIET, ...options });

/**
 * Opens a page that notes every complaint of the browser, and every request to elsewhere than
 * `origin`.
 */
export async function reader(browser, origin, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    const own = url.startsWith(origin) || url.startsWith("data:");
    if (!own) complaints.push(`elsewhere: ${url}`);
  });
  return { context, page, complaints };
}

/** Types into the header's search box and gives the pages found, best first. */
export async function search(page, words) {
  const box = page.locator("header input[name=q]");
  await box.fill(words);
  await box.press("Enter");
  await page.waitForURL(/search\.html\?q=/);
  const results = page.locator(".search-results > .result > a");
  await results.first().waitFor();
  return results.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}
