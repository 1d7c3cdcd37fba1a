// How does the search come to a page? Only this is on every page; the rest is loaded on first use.
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
    if (/^(search\/([0-9a-f]+\/)?[a-z]+\d*|assets\/search-engine-[0-9a-f]+)\.js$/.test(path)) {
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
    const engine = new URL(form.dataset.engine ?? "", document.baseURI).href.slice(root.length);
    /** @type {Promise<void> | undefined} */
    let begun;
    const begin = () => {
      begun ??= Promise.all([value("index", "search/index.js"), craSearch.bring(engine)]).then(
        () => craSearch.show.start(form, input),
        () => {
          begun = undefined;
          const state = document.querySelector("[data-search-state]");
          if (state) state.textContent = form.dataset.failed ?? "";
        },
      );
    };
    for (const sign of ["focus", "input", "pointerenter"]) input.addEventListener(sign, begin);
    if (document.activeElement === input || document.querySelector("[data-search-page]")) begin();
  }

  return { root, add, bring, start, value };
})();

if (craSearch.root !== "") craSearch.start();
