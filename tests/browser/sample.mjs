// Which pages show together everything that the site has? Nobody has to name a new kind.
//
// Read from the files themselves: of all pages the fewest that, taken together, use every layout,
// every kind of record, every class and every element.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { site } from "./reader.mjs";

/** The paths of all pages, in order. */
export async function pages(folder = site) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((path) => path.endsWith(".html") && !path.startsWith("downloads/")).sort();
}

/**
 * What a page shows: `class layout-record`, `element table`, `role note` …
 * @param {string} html
 */
function features(html) {
  const found = new Set();
  for (const [, name] of html.matchAll(/<([a-z][a-z0-9]*)[\s>]/g)) found.add(`element ${name}`);
  for (const [, role] of html.matchAll(/\srole="([^"]*)"/g)) found.add(`role ${role}`);
  for (const [, names] of html.matchAll(/\sclass="([^"]*)"/g)) {
    // Colours of single words in listings are no kind of thing.
    for (const name of names.split(/\s+/)) if (!name.startsWith("hl-")) found.add(`class ${name}`);
  }
  return found;
}

/**
 * The sample: few pages, short ones first, that show whatever any page shows. The book on one
 * page says nothing that the others do not, and is looked at by itself.
 * @returns {Promise<string[]>}
 */
export async function sample(folder = site) {
  const all = [];
  for (const path of await pages(folder)) {
    if (path === "print.html") continue;
    const html = await readFile(join(folder, path), "utf8");
    all.push({ path, size: html.length, features: features(html) });
  }
  all.sort((a, b) => a.size - b.size);
  const open = new Set(all.flatMap((page) => [...page.features]));
  const chosen = [];
  while (open.size > 0) {
    const gain = (page) => [...page.features].filter((it) => open.has(it)).length;
    const best = all.reduce((best, page) => (gain(page) > gain(best) ? page : best));
    for (const feature of best.features) open.delete(feature);
    chosen.push(best.path);
  }
  // One of each kind, by itself: a kind's only page may say little, and its fault hide elsewhere.
  for (const page of all) {
    const kind = [...page.features].filter((it) => /^class (layout|kind)-/.test(it)).join(" ");
    const isNew = !chosen.some((path) => {
      const other = all.find((it) => it.path === path);
      return [...other.features].filter((it) => /^class (layout|kind)-/.test(it)).join(" ") === kind;
    });
    if (isNew) chosen.push(page.path);
  }
  return chosen.sort();
}
