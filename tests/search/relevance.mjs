// Which expert query does not find its page first? node relevance.mjs SITE [QUERIES]

import fs from "node:fs";
import { engine } from "./engine.mjs";

const [site, list = new URL("queries.txt", import.meta.url)] = process.argv.slice(2);
const { search } = engine(site);
let [all, first, three] = [0, 0, 0];
for (const line of fs.readFileSync(list, "utf8").split("\n")) {
  const [query, wanted] = line.split(" => ");
  if (line.startsWith("#") || !wanted) continue;
  const { found } = await search.find.find(query);
  const addresses = [];
  for (const { sections } of found.slice(0, 8)) {
    const { page, anchor } = await search.files.text(sections[0]);
    addresses.push(wanted.includes("#") && anchor ? `${page[0]}#${anchor}` : page[0]);
  }
  const at = addresses.indexOf(wanted);
  all += 1;
  if (at === 0) first += 1;
  if (at >= 0 && at < 3) three += 1;
  if (at !== 0) console.log(`${at + 1}. ${query} => ${wanted}\n     ${addresses.slice(0, 4).join("  ")}`);
}
console.log(`${all} queries: ${first} find their page first, ${three} among the first three`);
