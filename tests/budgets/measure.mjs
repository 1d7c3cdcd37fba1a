// What does the site cost its readers? Prints a table; fails when a size or a count is too large.
//
// Times and the scores of Lighthouse depend on the machine: they are printed, and fail nothing.

import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { launch, QUIET, serve } from "../browser/reader.mjs";
import { sample } from "../browser/sample.mjs";
import { LIMITS, firstVisit, gzip, queries } from "../browser/weigh.mjs";

const isQuick = process.argv.includes("--quick");
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const WORDS = ["report exploited vulnerability", "sbom", "CR-D06", "default password"];

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const isOver = [];

/** Prints lines of equal columns. */
function table(head, rows) {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(...lines.map((row) => row[at].length)));
  for (const row of lines) {
    console.log(row.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join("  "));
  }
  console.log();
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const port = await freePort();
const browser = await launch({ args: [...QUIET, `--remote-debugging-port=${port}`] });
const host = await serve("/", gzip);
try {
  const paths = await sample();
  const rows = [];
  for (const path of paths) {
    const cost = await firstVisit(browser, host.origin + path);
    for (const [name, limit] of Object.entries(LIMITS)) {
      if (cost[name] > limit) isOver.push(`${path}: ${name} is ${cost[name]}, at most ${limit}`);
    }
    const { bytes, requests, scripts, shift } = cost;
    rows.push([path, kib(bytes), requests, kib(scripts), shift.toFixed(3)]);
  }
  rows.push(["at most", kib(LIMITS.bytes), LIMITS.requests, kib(LIMITS.scripts), LIMITS.shift]);
  table(["First visit, gzip", "everything", "requests", "scripts", "shift"], rows);

  const costs = await queries(browser, `${host.origin}index.html`, WORDS);
  table(
    ["Search, gzip", "bytes", "requests"],
    costs.map(({ query, bytes, requests }, at) => [
      `${at ? "then" : "first"}: ${query}`, kib(bytes), requests,
    ]),
  );

  if (!isQuick) {
    const scores = [];
    for (const path of paths) {
      const options = { port, onlyCategories: CATEGORIES, formFactor: "mobile", logLevel: "error" };
      const { lhr } = await lighthouse(host.origin + path, options);
      const score = (name) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
      scores.push([path, ...CATEGORIES.map(score)]);
      for (const audit of Object.values(lhr.audits)) {
        const counts = ["binary", "numeric"].includes(audit.scoreDisplayMode);
        if (counts && audit.score !== null && audit.score < 0.5) {
          scores.push([`  ${audit.id}`, "", "", "", ""]);
        }
      }
    }
    table(["Lighthouse, phone", ...CATEGORIES], scores);
  }
} finally {
  await browser.close();
  await host.stop();
}
for (const line of isOver) console.error(`over the budget: ${line}`);
process.exitCode = isOver.length > 0 ? 1 : 0;
