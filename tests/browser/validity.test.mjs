// Are all pages valid HTML, and is the style valid CSS?

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { site } from "./reader.mjs";
import { pages } from "./sample.mjs";

const vnu = createRequire(import.meta.url)("vnu-jar");

/**
 * What the checker gets wrong. From disk it takes a page's policy for one that forbids the page's
 * own files, and it does not know container queries and the values of masks yet (CSS Containment
 * Level 3, CSS Masking Level 1).
 */
const WRONG =
  ".*(Resource violates Content Security Policy|container-type|at-rule .@container|CSS: .mask.:).*";

/** What the checker of the W3C says of `files`, one line each. */
function faults(files, options) {
  const command = ["-Xss2m", "-jar", vnu, "--stdout", "--exit-zero-always"];
  const asked = [...command, "--filterpattern", WRONG, ...options, ...files];
  return new Promise((resolve, reject) => {
    execFile("java", asked, { cwd: site, maxBuffer: 1 << 26 }, (error, output) => {
      if (error) reject(error);
      else resolve(output.split("\n").filter(Boolean).slice(0, 40).join("\n"));
    });
  });
}

test("every page is valid, without a warning", async () => {
  assert.equal(await faults(await pages(), []), "");
});

test("the style is valid", async () => {
  const files = await readdir(join(site, "assets"));
  const styles = files.filter((name) => name.endsWith(".css")).map((name) => `assets/${name}`);
  assert.ok(styles.length > 0);
  assert.equal(await faults(styles, ["--css"]), "");
});
