// Does a first visit of any kind of page stay small? The whole table prints `tests/budgets/run`.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./reader.mjs";
import { sample } from "./sample.mjs";
import { LIMITS, firstVisit, gzip } from "./weigh.mjs";

let browser;
let host;

before(async () => {
  browser = await launch();
  host = await serve("/", gzip);
});

after(async () => {
  await browser.close();
  await host.stop();
});

test("no kind of page costs a first visitor more than its budget", async () => {
  const over = [];
  for (const path of await sample()) {
    const cost = await firstVisit(browser, host.origin + path);
    if (cost.bytes > LIMITS.bytes) over.push(`${path}: ${cost.bytes}, at most ${LIMITS.bytes}`);
  }
  assert.deepEqual(over, []);
});
