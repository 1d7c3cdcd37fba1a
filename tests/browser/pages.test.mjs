// Can everybody use every kind of page: in light and dark, on small screens and enlarged, on paper?

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, reader, serve } from "./reader.mjs";
import { sample } from "./sample.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 up to AA, and what the makers of axe have learned beside it. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const MODES = [
  ["on a desktop", { viewport: { width: 1280, height: 900 } }],
  ["on a desktop in the dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
  ["on a small phone", { viewport: { width: 320, height: 640 } }],
  ["on a small phone in the dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
  ["at 400 %", { viewport: { width: 320, height: 256 } }],
  ["in forced colours", { viewport: { width: 1280, height: 900 }, forcedColors: "active" }],
];

let browser;
let host;
let paths;

before(async () => {
  browser = await launch();
  host = await serve();
  paths = await sample();
});

after(async () => {
  await browser.close();
  await host.stop();
});

/** What axe finds on the page that is open, in words. */
async function violations(page, path, options) {
  // Not as a script element, which the policy of the site would refuse.
  await page.evaluate(`${axe}; undefined`);
  // The reader's system chooses forced colours, and axe sees those of the page.
  const rules = { "color-contrast": { enabled: options.forcedColors !== "active" } };
  const asked = { runOnly: { type: "tag", values: RULES }, rules };
  const found = await page.evaluate((asked) => axe.run(asked), asked);
  return found.violations.map((it) => {
    const places = it.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`);
    return `${path}: ${it.id} (${it.nodes.length}): ${it.help}\n  ${places.join("\n  ")}`;
  });
}

for (const [name, options] of MODES) {
  test(`${name}: no kind of page fails axe, scrolls sideways or complains`, async () => {
    const reduced = { reducedMotion: "reduce", ...options };
    const { context, page, complaints } = await reader(browser, host.origin, reduced);
    const faults = [];
    for (const path of paths) {
      await page.goto(host.origin + path);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) faults.push(`${path} is ${wide} px too wide`);
      faults.push(...(await violations(page, path, options)));
    }
    const missing = complaints.filter((it) => !it.includes("404"));
    assert.deepEqual([...faults, ...missing], []);
    await context.close();
  });
}

test("on paper every kind of page has its text, without what is for screens", async () => {
  const { context, page } = await reader(browser, host.origin);
  await page.emulateMedia({ media: "print" });
  for (const path of paths) {
    await page.goto(host.origin + path);
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 2_000 && pdf.subarray(0, 5).toString() === "%PDF-", path);
    assert.equal(await page.locator("h1:visible").count(), 1, path);
    assert.equal(await page.locator("nav.site-navigation:visible, form:visible").count(), 0, path);
  }
  await context.close();
});
