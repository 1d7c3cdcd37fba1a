// What does a book of many pages look like? node big-book.mjs FOLDER [PAGES] [TOOLKIT]
//
// Writes the smallest toolkit with many hand-written pages, and the theme of TOOLKIT. The words are
// those of TOOLKIT's pages, drawn so that a few are frequent and most are rare, as in any language;
// numbers and invented words come on top, since a larger book has more words. The same call writes
// the same book.

import fs from "node:fs";
import path from "node:path";

const [folder, count = "10000", toolkit = path.join(import.meta.dirname, "../..")] =
  process.argv.slice(2);
const pages = Number(count);
let state = 1;

/** A number from 0 to below 1: always the same ones (mulberry32). */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let value = Math.imul(state ^ (state >>> 15), 1 | state);
  value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
  return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
}

/** @param {string} below */
function* filesBelow(below) {
  for (const entry of fs.readdirSync(below, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) yield path.join(entry.parentPath, entry.name);
  }
}

const found = new Map();
for (const file of [...filesBelow(path.join(toolkit, "content")), ...filesBelow(path.join(toolkit, "data"))].sort()) {
  if (!/\.(md|yaml)$/.test(file)) continue;
  for (const [word] of fs.readFileSync(file, "utf8").matchAll(/[A-Za-z]{2,}/g)) {
    const lower = word.toLowerCase();
    found.set(lower, (found.get(lower) ?? 0) + 1);
  }
}
const words = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
const parts = "ba be bi bo bu da de di do du fa fe ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo".split(" ");
for (let at = 0; at < pages * 2; at += 1) {
  words.push(Array.from({ length: 4 }, () => parts[Math.floor(random() * parts.length)]).join(""));
}

/** A word: the rank of a frequent one is low (Zipf's law). */
function word() {
  return words[Math.floor(words.length ** random()) - 1] ?? words[0];
}

/** @param {number} length */
function sentence(length) {
  const text = Array.from({ length }, word).join(" ");
  return text[0].toUpperCase() + text.slice(1);
}

/** @param {string} name @param {string} text */
function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

// What every toolkit has, however small: a profile, and a record of each kind that it needs.
fs.cpSync(path.join(import.meta.dirname, "../fixtures/minimal"), folder, { recursive: true });
const summary = [fs.readFileSync(path.join(folder, "content/SUMMARY.md"), "utf8").trimEnd(), "", "# Pages", ""];
for (let page = 0; page < pages; page += 1) {
  const name = `part-${Math.floor(page / 100)}/page-${page}.md`;
  const title = `${sentence(3 + Math.floor(random() * 4))} ${page}`;
  const sections = Array.from({ length: 4 }, () => {
    const sentences = Array.from({ length: 5 }, () => sentence(8 + Math.floor(random() * 10)) + ".");
    return `## ${sentence(2 + Math.floor(random() * 4))}\n\n${sentences.join("\n")}\n`;
  });
  write(`content/${name}`, `---\ndescription: ${title}\n---\n\n# ${title}\n\n${sentence(12)}.\n\n${sections.join("\n")}`);
  summary.push(`${page + 1}. [${title}](${name})`);
}
write("content/SUMMARY.md", summary.join("\n") + "\n");
fs.cpSync(path.join(toolkit, "theme"), path.join(folder, "theme"), { recursive: true });
