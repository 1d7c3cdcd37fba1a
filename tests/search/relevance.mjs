// Which query does not find a page that it wants? node relevance.mjs SITE [QUERIES]

import fs from "node:fs";
import { engine } from "./engine.mjs";

const [site, list = new URL("queries.txt", import.meta.url)] = process.argv.slice(2);
const engines = new Map();
/** The engine with the index of a language; nothing where there is none. */
const searchOf = (language) => {
  if (!engines.has(language)) engines.set(language, engine(site, language).search);
  return engines.get(language);
};
let [all, first, three] = [0, 0, 0];
for (const line of fs.readFileSync(list, "utf8").split("\n")) {
  const [asked, addresses] = line.split(" => ");
  if (line.startsWith("#") || !addresses) continue;
  const [, language = "", query] = /^(?:([a-z]{2}): )?(.*)$/.exec(asked);
  const search = searchOf(language);
  const wanted = addresses.split(" | ");
  const { found } = await search.find.find(query).catch(() => ({ found: [] }));
  const shown = [];
  for (const { sections } of found.slice(0, 8)) {
    const { page, anchor } = await search.files.text(sections[0]);
    shown.push(wanted[0].includes("#") && anchor ? `${page[0]}#${anchor}` : page[0]);
  }
  const at = shown.findIndex((address) => wanted.includes(address));
  all += 1;
  if (at === 0) first += 1;
  if (at >= 0 && at < 3) three += 1;
  if (at !== 0) console.log(`${at + 1}. ${asked} => ${addresses}\n     ${shown.slice(0, 4).join("  ")}`);
}
console.log(`${all} queries: ${first} find a wanted page first, ${three} among the first three`);
