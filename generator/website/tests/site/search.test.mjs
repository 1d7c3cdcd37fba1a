// Does the search of a built site find what a reader wants? node search.test.mjs SITE

import assert from "node:assert/strict";
import { engine } from "../../../../tests/search/engine.mjs";

const { search, loaded } = engine(process.argv[2]);
const addresses = async (query, choices) => {
  const { found } = await search.find.find(query, choices);
  const texts = await Promise.all(found.map(({ sections }) => search.files.text(sections[0])));
  return texts.map(({ page, anchor }) => page[0] + (anchor === "" ? "" : "#" + anchor));
};
const first = async (query) => ((await addresses(query))[0] ?? "").split("#")[0];

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
  ["ampered", "threats/t01.html"],
  ["where do i start", "start/first.html"],
];
for (const [query, page] of wanted) assert.equal(await first(query), page, query);
assert.deepEqual(await addresses("zzzzqqqq"), []);
assert.deepEqual(await addresses("  "), []);
assert.deepEqual(await addresses('"support to sent"'), [], "a phrase has its order");

// Each name of a term finds its place, and the texts that use another name.
for (const name of ["LOP", "bill of parts", "List of Parts"]) {
  assert.equal((await addresses(name))[0], "guides/parts-list.html#formats", name);
}
const helping = (await addresses("help")).map((it) => it.split("#")[0]);
assert.ok(helping.includes("controls/cr-a02.html"), "which says `support`, another word for it");
const quoted = await addresses('"help"');
assert.ok(quoted.every((it) => it.startsWith("guides/blocks")), "what is quoted is meant as it stands");

// A slip of the hand is said.
assert.equal((await search.find.find("tamperd ")).meant, "tampered");
assert.equal((await search.find.find("tampered ")).meant, undefined);
assert.deepEqual([...(await search.find.find("zzzzqqqq ")).unknown], ["zzzzqqqq"]);

// Choices narrow, and each says what it would leave.
const narrowed = await search.find.find("update", [["level", "basic"]]);
assert.equal(narrowed.found.length, 1);
const kinds = narrowed.counts.find(({ name }) => name === "kind").answers;
assert.equal(kinds.reduce((sum, { pages }) => sum + pages, 0), 1, "by what the level leaves");

const { found, marks } = await search.find.find("support");
const sections = found.flatMap((page) => page.sections);
const texts = await Promise.all(sections.map((section) => search.files.text(section)));
const body = texts.map((text) => text.body).find((text) => /they are sent to support/.test(text));
assert.ok(body, "the section with the word itself is found, beside those that say `help`");
const pieces = search.excerpt.excerpt(body, marks, 120);
assert.ok(pieces.some((piece, at) => at % 2 === 1 && piece === "support"), pieces.join("|"));

// Without a network the texts may be missing: a result then shows its title.
const lonely = engine(process.argv[2]).search;
const bring = lonely.bring;
lonely.bring = (file) => (/\/c\d+\.js$/.test(file) ? Promise.reject(new Error(file)) : bring(file));
const [best] = (await lonely.find.find("signed updates")).found;
const { page: named, body: missing } = await lonely.files.text(best.sections[0]);
assert.deepEqual([named[0], missing], ["controls/cr-a01.html", ""]);

assert.deepEqual([...search.words.forms("CR-D06: Éclair ß")], ["cr", "d06", "eclair", "ss"]);
assert.equal(search.expand.distance("abcd", "abdc", 2), 1);
assert.equal(search.expand.distance("abcd", "xyz", 2), 3);
assert.ok([...loaded.keys()].every((file) => /^(assets|search)\//.test(file)));
