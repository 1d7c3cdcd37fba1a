// Does the copy for the disk, unpacked and opened by a double click, work whole?

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { launch, onDisk, reader, search, site } from "./reader.mjs";
import { pages, sample } from "./sample.mjs";

let browser;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "toolkit-"));
  const files = unzipSync(await readFile(join(site, "downloads/toolkit.zip")));
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  browser = await launch();
});

after(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test("it has every page, and neither itself nor what only a host needs", async () => {
  const whole = (await pages(site)).filter((path) => path !== "offline.html");
  assert.deepEqual(await pages(folder), whole);
  const files = await readdir(folder, { recursive: true });
  const strange = files.filter((path) => /\.zip$|^worker\.js$|^_headers$|hosting/.test(path));
  assert.deepEqual(strange, []);
});

test("no link of any page leads to a file that is not there", async () => {
  const files = new Set(await readdir(folder, { recursive: true }));
  // A site that was built without the profile has these links as well.
  const built = new Set(await readdir(site, { recursive: true }));
  for (const path of await pages(folder)) {
    const html = await readFile(join(folder, path), "utf8");
    for (const [, address] of html.matchAll(/\s(?:href|src)="([^"#?]+)[^"]*"/g)) {
      if (/^[a-z]+:/.test(address)) continue;
      const target = decodeURIComponent(new URL(address, `file:///${path}`).pathname).slice(1);
      assert.ok(files.has(target) || !built.has(target), `${path} points at ${target}`);
    }
    assert.ok(!html.includes(' integrity="'), `${path} asks for a check that disks cannot make`);
  }
});

test("every kind of page opens, styled, with nothing asked of a network", async () => {
  const { context, page, complaints } = await reader(browser, onDisk(folder));
  for (const path of await sample(folder)) {
    await page.goto(onDisk(folder) + path);
    const margin = await page.evaluate(() => getComputedStyle(document.body).margin);
    assert.equal(margin, "0px", `${path} has its style`);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const [name, place] of [
  ["the copy", () => folder],
  ["the built folder itself", () => site],
]) {
  test(`in ${name}: search, open a result, go to a threat and back`, async () => {
    const { context, page, complaints } = await reader(browser, onDisk(place()));
    await page.goto(`${onDisk(place())}index.html`);
    const found = await search(page, "CR-D06");
    assert.match(found[0] ?? "", /controls\/cr-d06\.html$/);
    await page.locator('.search-results a[href$="controls/cr-d06.html"]').first().click();
    await page.waitForURL(/cr-d06\.html/);
    await page.locator('main a[href*="threats/"]:visible').first().click();
    await page.waitForURL(/threats\//);
    await page.goBack();
    assert.match(fileURLToPath(page.url().replace(/[#?].*$/, "")), /cr-d06\.html$/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("without scripts the copy has its style as well", async () => {
  const { context, page } = await reader(browser, onDisk(folder), { javaScriptEnabled: false });
  await page.goto(`${onDisk(folder)}controls/cr-d06.html`);
  const header = page.locator(".site-header");
  assert.notEqual(await header.evaluate((it) => getComputedStyle(it).display), "block");
  await context.close();
});
