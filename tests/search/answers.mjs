// What does the script of a built site answer? node answers.mjs SITE [LANGUAGE] < queries.json
//
// A query is a text, or a text and choices; an answer the pages in order, each with its sections.

import fs from "node:fs";
import { engine } from "./engine.mjs";

const { search } = engine(process.argv[2], process.argv[3]);
const answers = [];
for (const [query, choices] of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const { found, meant, unknown, counts } = await search.find.find(query, choices);
  answers.push({
    found: found.map(({ page, sections }) => [page, sections]),
    meant: meant ?? null,
    unknown,
    counts: counts.flatMap(({ answers }) => answers.map(({ pages }) => pages)),
  });
}
process.stdout.write(JSON.stringify(answers));
