// Does the search of a built site find what a reader wants? node search.test.js <site>
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const root = process.argv[2];
const run = (file) => vm.runInThisContext(fs.readFileSync(path.join(root, file), "utf8"), file);

const engine = fs.readdirSync(path.join(root, "assets")).find((name) => /^search-[0-9a-f]{8}\.js$/.test(name));
run("assets/" + engine);
const search = vm.runInThisContext("craSearch");
search.loadWith(async (name) => run("search/" + name));

const first = async (query) => (await search.find(query)).results.map(({ page }) => page[0]);

const wanted = [
  ["CR-A01", "controls/cr-a01.html"],
  ["cr a01", "controls/cr-a01.html"],
  ["cra01", "controls/cr-a01.html"],
  ["t01", "threats/t01.html"],
  ["signed updates", "controls/cr-a01.html"],
  ["signing an update", "controls/cr-a01.html"],
  ["names in logs", "controls/cr-a02.html"],
  ["pilot names log", "controls/cr-a02.html"],
  ["list of parts", "guides/parts-list.html"],
  ["bom", "guides/parts-list.html"],
  ["CYCLONEDX", "guides/parts-list.html"],
  ["cyclo", "guides/parts-list.html"],
  ["cyclonedxx", "guides/parts-list.html"],
  ["tamperd update", "threats/t01.html"],
  ["tampered", "threats/t01.html"],
  ["where do i start", "start/first.html"],
];

(async () => {
  for (const [query, page] of wanted) {
    assert.equal((await first(query))[0], page, query);
  }
  assert.deepEqual(await first("zzzzqqqq"), []);
  assert.deepEqual(await first("  "), []);

  const { results } = await search.find("formats");
  assert.equal(results[0].sections[0].section[1], "formats", "the section itself is found");

  const { results: logs } = await search.find("support");
  const text = await search.textOf(logs[0].sections[0].number);
  assert.match(text, /they are sent to support/);

  assert.deepEqual(search.words("CR-D06: Éclair ß"), ["cr", "d06", "eclair", "ss"]);
  assert.equal(search.distance("abcd", "abdc", 2), 1);
  assert.equal(search.distance("abcd", "xyz", 2), 3);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
