// How does a test run the search of a built site without a browser?
//
// The scripts are those of the site; only the way in which a file is brought differs.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";

/**
 * The engine of the site in `folder` with the index of a language, or of the site's own, and what it
 * has loaded so far. The parts are those that a view loads: `box` or `page`.
 * @param {string} folder
 * @param {string} [language]
 * @param {string} [view]
 */
export function engine(folder, language = "", view = "page") {
  const names = fs.readdirSync(path.join(folder, "assets"));
  const script = (start) => names.find((name) => new RegExp(`^${start}-[0-9a-f]{8}\\.js$`).test(name));
  const page = { document: { currentScript: null }, window: {}, HTMLScriptElement: class {} };
  const context = vm.createContext({ atob, TextEncoder, URL, ...page });
  const read = (file) => fs.readFileSync(path.join(folder, file));
  const run = (file) => vm.runInContext(read(file).toString(), context, file);
  const assets = ["search", "search-engine", `search-${view}`].map((name) => `assets/${script(name)}`);
  assets.forEach(run);
  const search = vm.runInContext("craSearch", context);
  search.index = language === "" ? "search/index.js" : `search/${language}/index.js`;
  /** @type {Map<string, number>} */
  const loaded = new Map();
  search.bring = async (file) => {
    loaded.set(file, zlib.gzipSync(read(file)).length);
    run(file);
  };
  for (const file of assets) loaded.set(file, zlib.gzipSync(read(file)).length);
  return { search, loaded };
}
