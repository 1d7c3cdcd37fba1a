// What does a search cost the reader? node measure.mjs SITE [QUERIES]
//
// Asks the queries as the box in the header does: an answer, and the text of five results. Each is
// asked twice: as the first of a visit, with everything it loads, the scripts too, and as a
// further one, after the query before it. Bytes are gzip. A budget that does not hold fails; FIRST
// and TIME in the environment stand for other budgets, in KiB and ms.

import fs from "node:fs";
import path from "node:path";
import { engine } from "./engine.mjs";

const [site, list = path.join(import.meta.dirname, "queries.txt")] = process.argv.slice(2);
const lines = fs.readFileSync(list, "utf8").split("\n");
const queries = lines.filter((line) => !line.startsWith("#") && line.trim() !== "").map((line) => line.split(" => ")[0]);
const RESULTS = 5;
const RUNS = 5;
const FIRST = Number(process.env.FIRST ?? 60) * 1024;
const FURTHER = 16 * 1024;
const TIME = Number(process.env.TIME ?? 10);

/** @param {any} own @param {string} query */
async function ask(own, query) {
  const before = [...own.loaded.values()].reduce((sum, size) => sum + size, 0);
  const count = own.loaded.size;
  const { found } = await own.search.find.find(query);
  for (const { sections } of found.slice(0, RESULTS)) await own.search.files.text(sections[0]);
  const after = [...own.loaded.values()].reduce((sum, size) => sum + size, 0);
  // What is loaded already leaves the computation alone; the shortest of a few runs is the one that
  // other programs disturbed least.
  let time = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    const begin = performance.now();
    await own.search.find.find(query);
    time = Math.min(time, performance.now() - begin);
  }
  return { bytes: after - before, files: own.loaded.size - count, time, found: found.length };
}

const [loader, own, box] = engine(site, "", "box").loaded.values();
const page = [...engine(site).loaded.values()].pop();
console.log(`${site}: loader ${loader} bytes on every page; on first use engine ${own}, box ${box} or page ${page} bytes\n`);
console.log("| query | pages | first answer | files | further query | files | computation |");
console.log("|---|---|---|---|---|---|---|");
const rows = [];
const visits = new Map();
for (const line of queries) {
  const [, language = "", query] = /^(?:([a-z]{2}): )?(.*)$/.exec(line);
  if (!visits.has(language)) {
    visits.set(language, engine(site, language, "box"));
    await ask(visits.get(language), "zz");
  }
  const shared = visits.get(language);
  const alone = engine(site, language, "box");
  const base = [...alone.loaded.values()].reduce((sum, size) => sum + size, 0);
  const first = await ask(alone, query);
  const further = await ask(shared, query);
  const row = { query, found: first.found, first: base + first.bytes, firstFiles: first.files + 3, further: further.bytes, furtherFiles: further.files, time: further.time };
  rows.push(row);
  console.log(`| ${line} | ${row.found} | ${row.first} | ${row.firstFiles} | ${row.further} | ${row.furtherFiles} | ${row.time.toFixed(1)} ms |`);
}
const sorted = (name) => rows.map((row) => row[name]).sort((a, b) => a - b);
const at = (name, share) => sorted(name)[Math.min(rows.length - 1, Math.floor(rows.length * share))];
let failed = false;
console.log("\n| | median | 95 % | most | budget |\n|---|---|---|---|---|");
for (const [name, words, budget, unit] of [
  ["first", "first answer", FIRST, "bytes"],
  ["further", "further query", FURTHER, "bytes"],
  ["time", "computation", TIME, "ms"],
]) {
  const [median, most, all] = [at(name, 0.5), at(name, 0.95), at(name, 1)].map((value) => Math.round(value * 10) / 10);
  console.log(`| ${words} (${unit}) | ${median} | ${most} | ${all} | ${budget} |`);
  failed ||= all > budget;
}
if (failed) process.exitCode = 1;
