// How does an answer look?
craSearch.show = (function () {
  "use strict";

  /** The way from the page to the root of the site. */
  let root = "";

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {string} className
   * @param {...(Node | string)} content
   * @returns {HTMLElementTagNameMap[Name]}
   */
  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  /**
   * A label with its values filled in.
   * @param {string} name
   * @param {Record<string, string>} [values]
   * @returns {string}
   */
  function label(name, values = {}) {
    const words = craSearch.files.labels()[name] ?? "";
    return words.replace(/\{(\w+)\}/g, (/** @type {string} */ all, /** @type {string} */ value) => {
      return values[value] ?? all;
    });
  }

  /**
   * The address of a place on the site.
   * @param {string} path
   * @param {string} anchor
   */
  function address(path, anchor) {
    const way = path.split("/").map(encodeURIComponent).join("/");
    return root + way + (anchor === "" ? "" : "#" + encodeURIComponent(anchor));
  }

  /**
   * For readers of a language in which there are few pages: the way to all of them.
   * @param {string} query
   * @returns {HTMLAnchorElement | undefined}
   */
  function elsewhere(query) {
    const words = label("elsewhere");
    if (words === "") return undefined;
    const link = make("a", "search-all", words);
    link.href = address("search.html", "") + "?q=" + encodeURIComponent(query.trim());
    return link;
  }

  /**
   * Text around the words that were found, which are marked.
   * @param {string} className
   * @param {string} text
   * @param {Set<string>} marks
   * @param {number} size
   */
  function marked(className, text, marks, size) {
    const pieces = craSearch.excerpt.excerpt(text, marks, size);
    const nodes = pieces.map((/** @type {string} */ piece, /** @type {number} */ at) => {
      return at % 2 === 1 ? make("mark", "", piece) : piece;
    });
    return make("span", className, ...nodes);
  }

  /**
   * The line with the title, the key and the kind of a page.
   * @param {any} text
   * @param {string} words
   * @param {Set<string>} marks
   */
  function titleLine(text, words, marks) {
    const [, , kind, kindLabel, key] = text.page;
    const line = make("span", "result-title", marked("", words, marks, 200));
    // Keys that people cite begin with a capital; the others are names of files.
    if (/^\p{Lu}/u.test(key) && !words.startsWith(key)) line.append(make("code", "key", key));
    if (kindLabel !== "") line.append(make("span", "kind kind-" + kind, kindLabel));
    return line;
  }

  /**
   * What is said of an answer: how many pages, or that it is not quite what was asked.
   * @param {any} answer
   * @param {string} query
   */
  function sentence(answer, query) {
    const count = answer.found.length;
    const values = { count: String(count), query: query.trim(), meant: answer.meant ?? "" };
    if (count === 0) return label("none", values);
    if (answer.meant) return label("close_to", values);
    return label(count === 1 ? "one" : "many", values);
  }

  /**
   * Waits until the reader rests, then calls.
   * @param {() => void} action
   */
  function rested(action) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = window.setTimeout(action, 70);
    };
  }

  /**
   * Begins, once everything is loaded.
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  async function start(form, input) {
    await craSearch.files.open();
    root = form.dataset.root ?? "";
    const place = document.querySelector("[data-search-page]");
    if (place instanceof HTMLElement) craSearch.page.start(place, form, input);
    else craSearch.box.start(form, input);
  }

  return { address, elsewhere, label, make, marked, rested, sentence, start, titleLine };
})();
