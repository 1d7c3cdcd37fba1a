// How much does each section say of each part of a query?
craSearch.score = (function () {
  "use strict";

  /**
   * @typedef {{ score: number, titled: number }} Hold
   * @typedef {{ weight: number, holds: Map<number, Hold>, isRequired: boolean, terms: any[] }} Need
   */

  /**
   * @param {boolean} isRequired
   * @returns {Need}
   */
  function empty(isRequired) {
    return { weight: 0, holds: new Map(), isRequired, terms: [] };
  }

  /**
   * @param {Need} need
   * @param {number} section
   * @param {number} score
   * @param {number} titled
   */
  function add(need, section, score, titled) {
    const hold = need.holds.get(section);
    if (!hold) {
      need.holds.set(section, { score, titled });
    } else {
      hold.score = Math.max(hold.score, score);
      hold.titled = Math.max(hold.titled, titled);
    }
  }

  /**
   * What a word needs that may mean `terms`.
   * @param {{ home: any, quality: number }[]} terms
   * @returns {Promise<Need>}
   */
  async function word(terms) {
    const need = empty(false);
    let best = 0;
    const lists = await Promise.all(terms.map(({ home }) => craSearch.files.term(home)));
    for (const [at, { home, quality }] of terms.entries()) {
      const { weight, postings } = lists[at];
      for (const [section, impact, inTitle] of postings) {
        add(need, section, quality * weight * impact, inTitle ? quality : 0);
      }
      if (quality > best || (quality >= best && weight > need.weight)) {
        need.weight = weight;
        best = quality;
      }
      need.terms.push(home);
    }
    // A word that occurs nowhere still counts as missing from every section.
    if (terms.length === 0) need.weight = craSearch.files.unseen();
    return need;
  }

  /**
   * What words in quotation marks need: each right after the one before.
   * @param {string[]} words
   * @returns {Promise<Need>}
   */
  async function phrase(words) {
    const need = empty(true);
    /** @type {Map<number, Set<number>> | undefined} */
    let runs;
    const parts = [];
    for (const entry of await Promise.all(words.map((word) => craSearch.files.entry(word)))) {
      // What is quoted is meant as it stands: other names of the same are not.
      const homes = entry?.terms ?? [];
      /** @type {Map<number, Set<number>>} */
      const ends = new Map();
      for (const list of await Promise.all(homes.map((/** @type {any} */ it) => craSearch.files.positions(it)))) {
        for (const [section, positions] of list) {
          const own = ends.get(section) ?? new Set();
          for (const at of positions) own.add(at);
          ends.set(section, own);
        }
      }
      runs = runs ? continued(runs, ends) : ends;
      parts.push(await word(homes.map((/** @type {any} */ home) => ({ home, quality: 1 }))));
    }
    for (const part of parts) {
      need.weight += part.weight;
      need.terms.push(...part.terms);
    }
    for (const section of runs?.keys() ?? []) {
      let score = 0;
      let titled = 1;
      for (const part of parts) {
        const hold = part.holds.get(section);
        score += hold?.score ?? 0;
        titled = Math.min(titled, hold?.titled ?? 0);
      }
      add(need, section, score, titled);
    }
    return need;
  }

  /**
   * The places at which a run goes on with the next word.
   * @param {Map<number, Set<number>>} before
   * @param {Map<number, Set<number>>} next
   */
  function continued(before, next) {
    /** @type {Map<number, Set<number>>} */
    const runs = new Map();
    for (const [section, positions] of next) {
      const earlier = before.get(section);
      const here = [...positions].filter((at) => earlier?.has(at - 1));
      if (here.length > 0) runs.set(section, new Set(here));
    }
    return runs;
  }

  /**
   * A section that holds the meaning of several words, under whatever name, holds each of them,
   * with so much `quality`.
   * @param {any} home
   * @param {number} quality
   * @param {Need[]} needs
   */
  async function meaning(home, quality, needs) {
    const { weight, postings } = await craSearch.files.term(home);
    let total = 0;
    for (const need of needs) total += need.weight;
    for (const need of needs.filter(({ weight }) => weight > 0)) {
      const share = need.weight / total;
      for (const [section, impact, inTitle] of postings) {
        add(need, section, quality * weight * impact * share, inTitle ? Math.min(quality, 1) : 0);
      }
      need.terms.push(home);
    }
  }

  return { empty, meaning, phrase, word };
})();
