// What can a reader still read when the network is gone, and does the page say so?

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, reader, search, serve, site } from "./reader.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Asks the page until it says yes; `waitForFunction` takes any promise for a yes. */
async function until(page, question, argument) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await page.evaluate(question, argument)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`still not after 20 s: ${argument ?? question}`);
}

/** Waits until the worker keeps the file at `path`. */
const isKept = (page, path) =>
  until(page, async (path) => (await caches.match(new URL(path, document.baseURI))) !== undefined, path);

for (const prefix of ["/", "/deep/down/"]) {
  test(`below ${prefix}: what was read and the search stay without a network`, async () => {
    const host = await serve(prefix);
    const { context, page, complaints } = await reader(browser, host.origin);
    await page.goto(`${host.origin}guides/sbom.html`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await isKept(page, "sbom.html");
    await page.goto(`${host.origin}controls/cr-d06.html`);
    assert.equal(await page.locator("[data-kept-words]:visible").count(), 0, "online: no mark");
    const script = await readFile(join(site, "worker.js"), "utf8");
    const index = JSON.parse(/^const INDEX = (.*);$/m.exec(script)?.[1] ?? "[]");
    assert.ok(index.length > 0, "the worker knows the index");
    for (const path of index) await isKept(page, `../${path}`);
    await host.stop();

    for (const path of ["controls/cr-d06.html", "guides/sbom.html#top", "guides/sbom.html?a=1"]) {
      await page.goto(host.origin + path);
      assert.equal(await page.locator("h1").count(), 1, path);
      const mark = page.locator("[data-kept-words]:visible");
      assert.match(await mark.innerText(), /copy of .*\d{4}/, path);
      const styled = () => getComputedStyle(document.querySelector(".site-header")).display;
      assert.notEqual(await page.evaluate(styled), "block", `${path} has its style`);
    }
    await page.reload();
    assert.equal(await page.locator("[data-kept-words]:visible").count(), 1, "after a reload");

    // The page of results was never read, so the box in the header has to answer.
    const box = page.locator("header input[name=q]");
    await box.fill("CR-D06");
    const found = page.locator('form[role=search] a[href*="controls/cr-d06.html"]').first();
    await found.waitFor({ timeout: 5000 }).catch((error) => assert.fail(`${error}\n${complaints}`));

    // A large site does not keep every text: what is found without one shows its title.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (/\/search\/[^/]+\/c\d+\.js$/.test(request.url)) await cache.delete(request);
        }
      }
    });
    await box.fill("session timeout");
    const title = page.locator('form[role=search] a[href*="controls/cr-d08.html"]').first();
    await title.waitFor({ timeout: 5000 }).catch((error) => assert.fail(`${error}\n${complaints}`));
    await context.close();
  });
}

test("a page that was never read gives way to one that says so and leads back", async () => {
  const host = await serve();
  const { context, page } = await reader(browser, host.origin);
  await page.goto(`${host.origin}index.html`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await isKept(page, "offline.html");
  await isKept(page, "index.html");
  await host.stop();
  await page.goto(`${host.origin}threats/t16.html`);
  assert.match(page.url(), /offline\.html\?from=/);
  assert.equal(await page.locator("h1").innerText(), "No network");
  const again = page.locator("a[data-again]");
  assert.equal(await again.evaluate((link) => link.href), `${host.origin}threats/t16.html`);
  await page.goto(`${host.origin}offline.html?from=${encodeURIComponent("https://example.org/x")}`);
  const back = await again.evaluate((link) => link.href);
  assert.equal(back, `${host.origin}index.html`, "nobody is led elsewhere");
  await context.close();
});

test("a new edition takes the place of the old copies", async () => {
  const host = await serve();
  const { context, page } = await reader(browser, host.origin);
  await page.goto(`${host.origin}index.html`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await isKept(page, "index.html");
  const names = await page.evaluate(async () => {
    await caches.open("somebody else's");
    const { scope } = await navigator.serviceWorker.ready;
    await caches.open(`cra-toolkit ${scope} 0000000000000000`);
    return caches.keys();
  });
  assert.equal(names.length, 3);
  // Without the old registration the worker begins anew, as with a new edition.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).unregister());
  await page.reload();
  await until(page, async () => (await caches.keys()).length === 2);
  const left = await page.evaluate(() => caches.keys());
  assert.ok(left.includes("somebody else's"), `${left}`);
  assert.ok(!left.some((name) => name.endsWith("0000000000000000")), `${left}`);
  await context.close();
  await host.stop();
});
