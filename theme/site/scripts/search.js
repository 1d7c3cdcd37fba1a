// How does the search come to a page? Only this is on every page; the rest is loaded when somebody
// begins to search: the engine, its view (the box in the header, or a page of results) and the index
// of the page's language.
"use strict";

/**
 * The loader, and what the scripts of `search-engine/` add to it.
 * @type {Record<string, any>}
 */
const craSearch = (function () {
  const own = document.currentScript;
  /** The root of the site: this script lies in `assets/`. */
  const root = own instanceof HTMLScriptElement ? new URL("..", own.src).href : "";
  /** @type {Map<string, unknown>} */
  const arrived = new Map();
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();

  /**
   * Lets through what belongs to the search of this site alone.
   * @param {string} address
   */
  function checked(address) {
    const path = address.startsWith(root) ? address.slice(root.length) : "";
    if (/^(search\/([\w-]+\/){0,2}[a-z]+\d*|assets\/search-[a-z]+-[0-9a-f]+)\.js$/.test(path)) {
      return address;
    }
    throw new TypeError(address);
  }

  const rules = { createScriptURL: checked };
  const policy = window.trustedTypes?.createPolicy("cra-search", rules) ?? rules;

  /**
   * Brings a script in; `file://` allows nothing else.
   * @param {string} path
   * @returns {Promise<void>}
   */
  function bring(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = policy.createScriptURL(root + path);
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => reject(new Error(path)));
      document.head.append(script);
    });
  }

  /**
   * Takes what a file of the index brings.
   * @param {string} name
   * @param {unknown} value
   */
  function add(name, value) {
    arrived.set(name, value);
  }

  /**
   * The value of a file of the index, loaded once.
   * @param {string} name
   * @param {string} path
   * @returns {Promise<any>}
   */
  function value(name, path) {
    const known = asked.get(name);
    if (known) return known;
    /** @type {Promise<any>} */
    const pending = craSearch.bring(path).then(() => arrived.get(name));
    // A failure is not kept: the reader may be back on the network for the next word.
    pending.catch(() => asked.delete(name));
    asked.set(name, pending);
    return pending;
  }

  /** Loads the engine and the index, and hands the page to them. */
  function start() {
    const form = document.querySelector("form[data-search]");
    const input = document.getElementById("search-input");
    if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
    /** @param {string | undefined} href */
    const path = (href) => new URL(href ?? "", document.baseURI).href.slice(root.length);
    const { index, engine, page, box } = form.dataset;
    craSearch.index = path(index);
    const results = document.querySelector("[data-search-page]");
    const needed = [engine, results ? page : box].map(path);
    /** @type {Promise<void> | undefined} */
    let begun;
    const begin = () => {
      begun ??= Promise.all([value("index", craSearch.index), ...needed.map(craSearch.bring)]).then(
        () => craSearch.show.start(form, input),
        () => {
          begun = undefined;
          document.documentElement.dataset.asked = "done";
          const state = document.querySelector("[data-search-state]");
          if (state) state.textContent = form.dataset.failed ?? "";
        },
      );
    };
    // Nothing is loaded for the page of results before there is a query.
    if (results && location.search === "") input.focus();
    else if (results || document.activeElement === input) begin();
    for (const sign of ["focus", "input", "pointerenter"]) input.addEventListener(sign, begin);
  }

  return { index: "search/index.js", root, add, bring, start, value };
})();

if (craSearch.root !== "") craSearch.start();
