// Does the script walk through a decision table as the program does, and is it small?
// node decisions.test.js <script> <rows of the page> <walks of the program>
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const zlib = require("node:zlib");

const [script, rowsFile, walksFile] = process.argv.slice(2);
const lines = (file) => fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
const list = (text) => text.split(" ").filter(Boolean);

// The little of a page that the script reads.
globalThis.HTMLElement = class {
  constructor(dataset) {
    this.dataset = dataset;
  }
};
const rows = lines(rowsFile).map((line) => {
  const [row, group, when, ends] = line.split("\t");
  return new HTMLElement({ row, group, when, ends });
});
vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
const decision = vm.runInThisContext("craDecision");
const groups = decision.read({ querySelectorAll: () => rows });

const walks = lines(walksFile);
for (const line of walks) {
  const [given, asked, found, ask] = line.split("\t");
  const answers = new Map(list(given).map((pair) => pair.split("=")));
  const walk = decision.walk(groups, answers);
  assert.deepEqual(walk.asked, list(asked), line);
  assert.deepEqual(walk.rows, list(found), line);
  assert.equal(walk.ask ?? "", ask, line);
}

// Readers on the road pay for every byte: the frame and the tool stay small.
const scripts = ["tool.js", "tool-decision.js"].map((name) => path.join(path.dirname(script), name));
const sizes = scripts.map((file) => zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length);
assert.ok(sizes[0] + sizes[1] <= 6 * 1024, `the scripts weigh ${sizes} bytes`);

console.log(walks.length);
