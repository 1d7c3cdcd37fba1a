// Can a reader find, follow and read, in a real browser, from a web server and from a file?

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, onDisk, reader, search, serve } from "./reader.mjs";

/** A browser that runs no script. */
const SILENT = { javaScriptEnabled: false };
const PHONE = { viewport: { width: 360, height: 740 } };

let browser;
let host;

before(async () => {
  browser = await launch();
  host = await serve();
});

after(async () => {
  await browser.close();
  await host.stop();
});

for (const [name, start] of [
  ["a web server", () => host.origin],
  ["a file", () => onDisk()],
]) {
  test(`from ${name}: open, search, follow a result`, async () => {
    const { context, page, complaints } = await reader(browser, start());
    await page.goto(`${start()}index.html`);
    assert.equal(await page.locator("h1").count(), 1);
    const found = await search(page, "SBOM");
    assert.ok(found.slice(0, 3).includes("guides/sbom.html"), `found ${found.slice(0, 3)}`);
    await page.locator('.search-results a[href="guides/sbom.html"]').click();
    await page.waitForURL(/guides\/sbom\.html/);
    assert.match(await page.locator("h1").innerText(), /SBOM/);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

const WANTED = [
  ["patient identifiers in logs", /^(threats\/t43|controls\/cr-(l02|g04)|baselines\/nginx)\.html$/],
  ["DICOM", /^(threats\/(t04|hs-t10)|controls\/cr-d06|entry-points\/dicom|reference\/glossary)\.html$/],
  ["sbom", /^(guides\/sbom|controls\/cr-p101)\.html$/],
  ["CR-D06", /^controls\/cr-d06\.html$/],
  ["ransomware", /^threats\/t2[23]\.html$/],
  ["early warning 24 hours", /^(law\/(reporting|clocks)|playbooks\/exploited-vulnerability)\.html$/],
  ["default passwords", /^(controls\/cr-b01|threats\/t01)\.html$/],
  ["multi factor", /^(controls\/cr-d04|reference\/glossary)\.html$/],
];

for (const [query, wanted] of WANTED) {
  test(`"${query}" finds what a reader wants among the first three`, async () => {
    const { context, page, complaints } = await reader(browser, host.origin);
    await page.goto(`${host.origin}index.html`);
    const found = (await search(page, query)).slice(0, 3);
    assert.ok(found.some((path) => wanted.test(path)), `found ${found}`);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("without scripts every page of the navigation can be reached and read", async () => {
  const { context, page } = await reader(browser, host.origin, SILENT);
  await page.goto(`${host.origin}index.html`);
  const links = await page.locator("nav a[href]").evaluateAll((all) =>
    all.map((link) => link.getAttribute("href") ?? ""),
  );
  assert.ok(links.length > 10, "the navigation lists the chapters");
  for (const link of new Set(links.map((href) => href.replace(/#.*$/, "")).filter(Boolean))) {
    const answer = await page.goto(new URL(link, host.origin).href);
    assert.equal(answer?.status(), 200, link);
    assert.equal(await page.locator("h1").count(), 1, link);
    assert.ok((await page.locator("main").innerText()).length > 200, `${link} has text`);
  }
  await context.close();
});

test("by keyboard alone: skip to the text, open the search, follow a result", async () => {
  const { context, page, complaints } = await reader(browser, host.origin);
  await page.goto(`${host.origin}controls/cr-d06.html`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
  await page.keyboard.press("/");
  await page.keyboard.type("CR-P101");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html|cr-p101\.html/);
  if (page.url().includes("search.html")) {
    const result = page.locator(".search-results > .result > a").first();
    await result.focus();
    await page.keyboard.press("Enter");
  }
  await page.waitForURL(/cr-p101\.html/);
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const [name, start] of [
  ["a web server", () => host.origin],
  ["a file", () => onDisk()],
]) {
  test(`from ${name}: narrow the list of controls, share it, show all again`, async () => {
    const { context, page, complaints } = await reader(browser, start());
    await page.goto(`${start()}controls/index.html`);
    const rows = page.locator("tr[data-facets]:visible");
    const all = await rows.count();
    await page.getByRole("combobox", { name: "Level", exact: true }).selectOption("high");
    const high = await rows.count();
    assert.ok(high > 0 && high < all, `${high} of ${all}`);
    assert.equal(await page.locator(".filter-shown").innerText(), `${high} of ${all} shown`);
    const shared = await context.newPage();
    await shared.goto(page.url());
    assert.equal(await shared.locator("tr[data-facets]:visible").count(), high);
    await page.getByRole("button", { name: "Show all" }).press("Enter");
    assert.equal(await rows.count(), all);
    assert.ok(!page.url().includes("#"), page.url());
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("without scripts: a filter's answers are links, to pages and to sections", async () => {
  const { context, page } = await reader(browser, host.origin, SILENT);
  await page.goto(`${host.origin}threats/index.html`);
  await page.locator("summary", { hasText: "STRIDE" }).click();
  await page.locator('[data-filter="stride"] a').first().click();
  await page.waitForURL(/#stride-/);
  await context.close();
});

test("a diagram scrolls by itself on a phone, and its links are in the words below it", async () => {
  const { context, page, complaints } = await reader(browser, host.origin, PHONE);
  await page.goto(`${host.origin}controls/cr-d06.html`);
  assert.equal(await page.getByRole("img", { name: /hangs together/ }).count(), 1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
  await page.locator(".diagram summary").press("Enter");
  await page.locator('.diagram li a[href*="threats/"]').first().click();
  await page.waitForURL(/threats\//);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("keys of one letter: a sheet, pages before and after, never while typing, and off", async () => {
  const { context, page, complaints } = await reader(browser, host.origin);
  await page.goto(`${host.origin}law/dates.html`);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.waitFor();
  // Right after the sheet closes, its tick box may still have the focus.
  await sheet.getByRole("checkbox").focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("]");
  await page.waitForURL(/law\/clocks\.html/);
  await page.keyboard.press("[");
  await page.waitForURL(/law\/dates\.html/);
  await page.keyboard.press("s");
  await page.keyboard.type("t]?");
  assert.equal(await page.locator("header input[name=q]").inputValue(), "t]?");
  assert.match(page.url(), /law\/dates\.html/);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await sheet.getByRole("checkbox").uncheck();
  await sheet.getByRole("button").click();
  await page.goto(`${host.origin}law/clocks.html`);
  await page.keyboard.press("?");
  await page.keyboard.press("[");
  assert.equal(await sheet.isVisible(), false);
  assert.match(page.url(), /law\/clocks\.html/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a term is explained on hover, on focus and on the first tap, and Escape puts it away", async () => {
  const { context, page, complaints } = await reader(browser, host.origin, { hasTouch: true });
  await page.goto(`${host.origin}controls/cr-d06.html`);
  const term = page.locator("a[data-term]").first();
  const tip = page.locator(".tip");
  await term.hover();
  await tip.waitFor();
  await tip.hover();
  await page.waitForTimeout(600);
  assert.ok(await tip.isVisible(), "it stays while the pointer is on it");
  await page.keyboard.press("Escape");
  assert.ok(!(await tip.isVisible()));
  await page.mouse.move(0, 0);
  await page.keyboard.press("Tab");
  await term.focus();
  await tip.waitFor();
  assert.match(await tip.innerText(), /: .+\n+In the glossary/);
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await term.tap();
  await tip.waitFor();
  assert.match(page.url(), /cr-d06\.html/);
  await tip.getByRole("link").tap();
  await page.waitForURL(/reference\/glossary\.html#/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a reading path leads from step to step without scripts", async () => {
  const { context, page } = await reader(browser, host.origin, SILENT);
  await page.goto(`${host.origin}start/developer.html`);
  for (let step = 1; step <= 5; step += 1) {
    const path = page.locator(".paths li", { hasText: "For developers" });
    await path.locator(".path-next").click();
    const now = page.locator(".paths li", { hasText: "For developers" });
    assert.match(await now.innerText(), new RegExp(`Step ${step} of 5`));
  }
  await context.close();
});

test("a German page searches German pages, and leads on to all pages", async () => {
  const { context, page } = await reader(browser, host.origin);
  await page.goto(`${host.origin}de/start/authority.html`);
  await page.locator("#search-input").fill("Stückliste");
  const first = page.locator("[role=option]").first();
  await first.waitFor();
  assert.match((await first.getAttribute("href")) ?? "", /^\.\.\/\.\.\/de\//);
  await page.locator("#search-input").press("Enter");
  await page.waitForURL(/\/de\/search\.html\?q=/);
  await page.locator(".search-results a").first().waitFor();
  assert.equal(await page.locator("h1").innerText(), "Suche");
  await page.locator("#search-input").fill("SBOM");
  await page.locator('.search-help a[href$="q=SBOM"]').click();
  await page.waitForURL(/:\d+\/search\.html\?q=SBOM$/);
  await page.locator('.search-results a[href="guides/sbom.html"]').first().waitFor();
  await context.close();
});

test("the page of results loads nothing of the search before somebody types", async () => {
  const { context, page } = await reader(browser, host.origin, { serviceWorkers: "block" });
  const loaded = [];
  page.on("request", (request) => {
    if (/\/search\/|\/search-[a-z]+-/.test(request.url())) loaded.push(request.url());
  });
  await page.goto(`${host.origin}search.html`, { waitUntil: "networkidle" });
  assert.deepEqual(loaded, []);
  await page.keyboard.type("sbom");
  await page.locator(".search-results a").first().waitFor();
  assert.ok(loaded.length > 0);
  await context.close();
});

test("an address that does not exist answers with a page that helps", async () => {
  const { context, page } = await reader(browser, host.origin);
  const answer = await page.goto(`${host.origin}no/such/page.html`);
  assert.equal(answer?.status(), 404);
  assert.equal(await page.locator("h1").count(), 1);
  await page.goto(`${host.origin}session-timeout.html`);
  const search = page.locator("a[data-search-missing]");
  assert.match(await search.innerText(), /session timeout/);
  await search.click();
  await page.waitForURL(/search\.html\?q=session/);
  await page.locator('.search-results a[href*="cr-d08.html"]').first().waitFor();
  await context.close();
});
