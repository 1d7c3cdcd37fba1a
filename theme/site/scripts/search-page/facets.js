// By what can answers be narrowed, and how many answers does each choice leave?
craSearch.facets = (function () {
  "use strict";

  /**
   * @typedef {{ value: string, label: string, pages: Set<number> }} Given
   * @typedef {{ name: string, label: string, answers: Given[] }} Facet
   * @typedef {[name: string, value: string][]} Choices
   */

  /**
   * The facets of the site: only who narrows loads them.
   * @returns {Promise<Facet[]>}
   */
  async function read() {
    const facets = await craSearch.files.value("f");
    return facets.map((/** @type {any[]} */ [name, label, answers]) => ({
      name,
      label,
      answers: answers.map((/** @type {string[]} */ [value, words, gaps = ""]) => {
        let page = 0;
        const pages = craSearch.numbers.reader(gaps).numbers();
        return {
          value,
          label: words,
          pages: new Set(pages.map((/** @type {number} */ gap) => (page += gap))),
        };
      }),
    }));
  }

  /**
   * Whether `page` has one of the chosen values of every facet but `except`.
   * @param {Facet[]} facets
   * @param {Choices} choices
   * @param {number} page
   * @param {string} except
   */
  function fits(facets, choices, page, except) {
    return facets.every((facet) => {
      const chosen = choices.filter(([name]) => name === facet.name).map(([, value]) => value);
      if (facet.name === except || chosen.length === 0) return true;
      const holders = facet.answers.filter(({ value }) => chosen.includes(value));
      return holders.some(({ pages }) => pages.has(page));
    });
  }

  /**
   * What each choice would leave of `pages`, given the choices in the other facets.
   * @param {Facet[]} facets
   * @param {Choices} choices
   * @param {number[]} pages
   */
  function counts(facets, choices, pages) {
    return facets.map((facet) => {
      const fitting = pages.filter((page) => fits(facets, choices, page, facet.name));
      const answers = facet.answers.map(({ value, label, pages: held }) => ({
        value,
        label,
        pages: fitting.filter((page) => held.has(page)).length,
      }));
      return { name: facet.name, label: facet.label, answers };
    });
  }

  return { counts, fits, read };
})();
