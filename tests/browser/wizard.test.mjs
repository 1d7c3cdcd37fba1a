// Can a reader go through a decision table by keyboard, keep the answers, and print the record?
//
// Usage: node --test wizard.test.mjs, with SITE naming the folder that `build` wrote.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as readers from "./reader.mjs";
import { launch, onDisk, serve, site } from "./reader.mjs";

const PAGE = "start/applies.html";
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let folder;
let server;
let origin;

before(async () => {
  server = await serve();
  origin = server.origin;
  folder = await mkdtemp(join(tmpdir(), "wizard-"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the page and notes every complaint, and every request after it has loaded. */
async function reader(start = origin, options = {}) {
  const chosen = { acceptDownloads: true, ...options };
  const opened = await readers.reader(browser, start, chosen);
  await opened.page.goto(start + PAGE);
  await opened.page.waitForLoadState("networkidle");
  opened.page.on("request", (request) => opened.complaints.push(`asked for: ${request.url()}`));
  return opened;
}

/**
 * The file that is saved has an address within the page, which is told like a request; and a face
 * of the site's own type may be wanted first by a word of a result.
 */
const faults = (complaints) => complaints.filter((it) => !/: blob:|\.woff2$/.test(it));

const stage = (page) => page.locator("[data-slot=stage]");
const status = (page) => page.locator("[data-slot=status]");
const verdicts = (page) => stage(page).locator(".tool-verdict").allInnerTexts();
const legend = (page) => stage(page).locator("legend").innerText();

/** Answers the question that is shown. */
async function answer(page, words) {
  await stage(page).getByRole("radio", { name: words, exact: true }).check();
  await stage(page).getByRole("button", { name: "Continue" }).click();
}

const WEARABLE = [
  "No",
  "No",
  "Hardware, with or without software",
  "Yes",
  "It is supplied on the Union market in the course of a commercial activity",
  "We develop it, or have it developed, and market it under our name or trademark",
  "No",
  "Yes, it monitors health",
  "On that day or after it",
  "Not yet",
  "No",
  "Micro or small",
];

const FOUND = [
  "Not a medical device",
  "Inside, as a product with digital elements",
  "Manufacturer",
  "Important product, class I, as a wearable secondary source",
  "All requirements apply",
  "Reporting begins when the product is on the market",
  "Nothing to add",
  "Reliefs for micro and small enterprises secondary source",
];

for (const [name, start] of [
  ["a web server", () => origin],
  ["a folder", () => onDisk()],
]) {
  test(`from ${name}: answer, save, start again, load: the same result`, async () => {
    const { context, page, complaints } = await reader(start());
    for (const words of WEARABLE) await answer(page, words);
    assert.deepEqual(await verdicts(page), FOUND);
    await page.locator(".tool-about summary").click();
    await page.getByLabel("Product", { exact: true }).fill("Band & Co <b>");

    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a file" }).click();
    const file = join(folder, `${name}.json`);
    const download = await coming;
    assert.equal(download.suggestedFilename(), "applicability.json");
    await download.saveAs(file);
    const data = JSON.parse(await readFile(file, "utf8"));
    assert.equal(data.schema, "cra-toolkit/decision");
    assert.equal(data.version, 1);
    assert.equal(data.table, "applicability");
    assert.equal(data.answers["HS-wearable"], "monitors");
    assert.deepEqual(data.results.map((result) => result.row).slice(0, 4), [
      "HS-device-none", "scope-inside", "role-maker", "HS-class-wearable",
    ]);

    page.once("dialog", (dialog) => dialog.dismiss());
    await page.getByRole("button", { name: "Start again" }).click();
    assert.deepEqual(await verdicts(page), FOUND, "nothing is deleted without a yes");
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Start again" }).click();
    assert.match(await legend(page), /^Question 1/);
    assert.equal(await page.evaluate(() => localStorage.length), 0);

    await page.locator("input[type=file]").setInputFiles(file);
    await page.waitForFunction(() => document.querySelector(".tool-results"));
    assert.deepEqual(await verdicts(page), FOUND);
    assert.equal(await page.getByLabel("Product", { exact: true }).inputValue(), "Band & Co <b>");
    assert.match(await status(page).innerText(), /^The file was loaded/);
    assert.deepEqual(faults(complaints), []);
    await context.close();
  });
}

test("by keyboard alone: to a result, back one question, and another answer", async () => {
  const { context, page, complaints } = await reader();
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  // The first radio takes the keyboard's place for its group; arrows choose within it.
  await stage(page).getByRole("radio").first().focus();
  await press("ArrowDown");
  await press("ArrowDown");
  await press("Enter");
  assert.match(await focused(), /^Question 2: .*Art\. 2/s, "the next question is read out");
  assert.match(await status(page).innerText(), /Not a medical device/);
  await press("Tab");
  await press("Tab");
  await press("Space");
  await press("Enter");
  assert.match(await legend(page), /Question 3/);
  await stage(page).getByRole("button", { name: "Back" }).focus();
  await press("Enter");
  assert.match(await focused(), /^Question 2/, "back leads to the question before");
  assert.ok(await stage(page).getByRole("radio", { name: "No", exact: true }).isChecked());
  await stage(page).getByRole("button", { name: "Change: Medical device" }).focus();
  await press("Enter");
  assert.match(await focused(), /^Question 1/);
  await stage(page).getByRole("radio", { checked: true }).focus();
  await press("ArrowUp");
  await press("ArrowUp");
  await press("Enter");
  assert.deepEqual(await verdicts(page), ["Outside the CRA, as a medical device"]);
  assert.match(await focused(), /^The result/);
  assert.deepEqual(faults(complaints), []);
  await context.close();
});

test("a question without an answer is not passed, and the answers outlive the page", async () => {
  const { context, page, complaints } = await reader();
  await stage(page).getByRole("button", { name: "Continue" }).click();
  assert.match(await legend(page), /Question 1/);
  await answer(page, "No");
  await page.locator(".tool-about summary").click();
  await page.getByLabel("Version", { exact: true }).fill("1.2");
  complaints.length = 0;
  const again = await context.newPage();
  await again.goto(origin + PAGE);
  assert.match(await legend(again), /Question 2/);
  await again.locator(".tool-about summary").click();
  assert.equal(await again.getByLabel("Version", { exact: true }).inputValue(), "1.2");
  await context.close();
});

test("a file that does not fit is refused in words, and nothing changes", async () => {
  const { context, page, complaints } = await reader();
  await answer(page, "No");
  const good = { schema: "cra-toolkit/decision", version: 1, table: "applicability", edition: "0" };
  const refused = [
    ["{", /not JSON/],
    ["[1]", /did not save/],
    ["{}", /did not save/],
    [JSON.stringify({ ...good, version: 2, answers: {} }), /newer version/],
    [JSON.stringify({ ...good, table: "triage", answers: {} }), /another table, triage/],
    [JSON.stringify({ ...good, answers: null }), /did not save/],
  ];
  for (const [text, wanted] of refused) {
    await writeFile(join(folder, "bad.json"), text);
    await page.locator("input[type=file]").setInputFiles(join(folder, "bad.json"));
    await page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector("[data-slot=status]")?.textContent),
      wanted.source,
    );
    assert.match(await legend(page), /Question 2/, text);
  }
  const answers = { "HS-device": "part", "HS-ehr": "<img src=x onerror=alert(1)>", __proto__x: 1 };
  await writeFile(join(folder, "old.json"), JSON.stringify({ ...good, answers, about: {} }));
  await page.locator("input[type=file]").setInputFiles(join(folder, "old.json"));
  await page.waitForFunction(
    () => /left out/.test(document.querySelector("[data-slot=status]")?.textContent),
  );
  assert.match(await status(page).innerText(), /left out: EHR system, __proto__x.*edition 0/s);
  assert.match(await legend(page), /Question 2/);
  assert.match(await stage(page).locator(".tool-trail").innerText(), /some of its modules/);
  assert.deepEqual(faults(complaints), []);
  await context.close();
});

test("the record is printed alone, with date, answers, results and articles", async () => {
  const { context, page, complaints } = await reader();
  for (const words of WEARABLE) await answer(page, words);
  // The dialog of the browser would wait for a person: look at what it would print.
  await page.evaluate(() => (window.print = () => undefined));
  await page.getByRole("button", { name: "Print the record" }).click();
  await page.emulateMedia({ media: "print" });
  const record = await page.locator("body").innerText();
  assert.match(record, new RegExp(String(new Date().getFullYear())));
  for (const title of FOUND) assert.ok(record.includes(title.replace(/ secondary source$/, "")), title);
  assert.match(record, /Annex III, class I, no\. 19/);
  assert.match(record, /not legal advice/);
  assert.ok(!record.includes("What is not required"), "the page itself is not printed");
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok(await page.getByRole("heading", { name: "What is not required" }).isVisible());
  assert.equal(await page.locator(".tool-record").count(), 0);
  assert.deepEqual(faults(complaints), []);
  await context.close();
});

test("the script takes from the page what the data files hold", async () => {
  const { context, page } = await reader();
  const read = await page.evaluate(() => craDecision.read(document));
  const table = JSON.parse(await readFile(join(site, "data/method/applicability.json"), "utf8"));
  const wanted = table.groups.map((group) => ({
    key: group.key,
    rows: group.rows.map((row) => ({
      key: row.key,
      when: row.when.map((test) => [test.question, test.is]),
      ends: row.ends,
    })),
  }));
  assert.deepEqual(read, wanted);
  await context.close();
});

test("without scripts the table is there, and nothing stands in its way", async () => {
  const { context, page } = await reader(origin, { javaScriptEnabled: false });
  const table = JSON.parse(await readFile(join(site, "data/method/applicability.json"), "utf8"));
  for (const question of table.questions) {
    assert.ok(await page.getByText(question.text).first().isVisible(), question.key);
  }
  for (const row of table.groups.flatMap((group) => group.rows)) {
    assert.ok(await page.getByText(row.title).first().isVisible(), row.key);
  }
  assert.equal(await page.locator("main button").count(), 0);
  await context.close();
});

test("on a phone nothing scrolls sideways, and no other page loads the tool", async () => {
  const { context, page, complaints } = await reader(origin, {
    viewport: { width: 320, height: 700 },
  });
  for (const words of WEARABLE) {
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, `${await legend(page)} is ${wide} px too wide`);
    await answer(page, words);
  }
  assert.deepEqual(faults(complaints), []);
  await page.goto(`${origin}index.html`);
  const scripts = await page.locator("script[src]").evaluateAll((all) => all.map((it) => it.src));
  assert.ok(!scripts.some((source) => source.includes("/tool")), String(scripts));
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`in ${colorScheme} colours axe finds no fault, with a question, its help and the result`, async () => {
    const { context, page } = await reader(origin, { colorScheme });
    await page.evaluate(`${axe}; undefined`);
    const violations = async () => {
      const found = await page.evaluate(() => axe.run(".tool-frame"));
      return found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target)}`);
    };
    await stage(page).locator("summary").click();
    await page.locator(".tool-about summary").click();
    assert.deepEqual(await violations(), []);
    for (const words of WEARABLE) await answer(page, words);
    assert.deepEqual(await violations(), []);
    await context.close();
  });
}
