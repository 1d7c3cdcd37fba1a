// Which pages come first?
craSearch.rank = (function () {
  "use strict";

  /** The further sections of a page that add to its score. */
  const FURTHER = 4;
  /** How much more a page is worth that has the name of what most of the query is about. */
  const SUBJECT = 6;

  /**
   * @typedef {{ score: number, held: number, titled: number }} Hit
   * @typedef {{ section: number, rank: number }} NamedPlace
   * @typedef {{ page: number, named: number, score: number, held: number, sections: number[] }}
   *   Ranked
   */

  /**
   * @template K, V
   * @param {Map<K, V>} map
   * @param {K} key
   * @param {() => V} make
   * @returns {V}
   */
  function entry(map, key, make) {
    let value = map.get(key);
    if (value === undefined) map.set(key, (value = make()));
    return value;
  }

  /**
   * Gathers the sections by page and orders the pages.
   * @param {any[]} needs
   * @param {NamedPlace[]} named
   * @param {number[]} begun
   * @returns {Ranked[]}
   */
  function rank(needs, named, begun) {
    let total = 0;
    for (const need of needs) total += need.weight;
    /** @type {Map<number, Map<number, Hit>>} */
    const pages = new Map();
    /** @param {number} section @returns {Hit} */
    const hitOf = (section) => {
      const hits = entry(pages, craSearch.files.pageOf(section), () => new Map());
      return entry(hits, section, () => ({ score: 0, held: 0, titled: 0 }));
    };
    for (const need of needs) {
      for (const [section, hold] of need.holds) {
        const hit = hitOf(section);
        hit.score += hold.score;
        hit.held += need.weight / total;
        hit.titled += (hold.titled * need.weight) / total;
      }
    }
    for (const place of named) hitOf(place.section);
    /** @type {Ranked[]} */
    const ranked = [];
    for (const [page, hits] of pages) {
      /** @param {any} need */
      const holds = (need) => [...hits.keys()].some((section) => need.holds.has(section));
      const whole = needs.filter(holds);
      if (needs.some((need) => need.isRequired && !whole.includes(need))) continue;
      let held = 0;
      for (const need of whole) held += need.weight / total;
      ranked.push(pageOf(page, hits, held, named, begun));
    }
    ranked.sort((a, b) => b.named - a.named || b.score - a.score || a.page - b.page);
    // What holds only the small words of a query is noise beside what holds the others.
    let enough = 0.3;
    for (const page of ranked.slice(0, 3)) enough = Math.min(enough, page.held);
    return ranked.filter((page) => page.held >= enough || page.named > 0);
  }

  /**
   * @param {number} page
   * @param {Map<number, Hit>} hits
   * @param {number} held
   * @param {NamedPlace[]} named
   * @param {number[]} begun
   * @returns {Ranked}
   */
  function pageOf(page, hits, held, named, begun) {
    let titled = 0;
    const sections = [];
    for (const [section, hit] of hits) {
      let score = hit.score * (0.25 + 0.75 * hit.held * hit.held);
      if (section === craSearch.files.introOf(section)) titled = hit.titled;
      else score *= 1 + hit.titled * hit.titled;
      if (begun.includes(section)) score *= 2;
      let rank = 0;
      for (const place of named) {
        if (place.section === section) rank = Math.max(rank, place.rank);
      }
      sections.push({ rank, section, score });
    }
    sections.sort((a, b) => b.rank - a.rank || b.score - a.score || a.section - b.section);
    let best = 0;
    for (const { score } of sections) best = Math.max(best, score);
    let rest = 0;
    for (const { score } of sections.slice(1, 1 + FURTHER)) rest += score;
    const whole = 0.3 + 0.7 * held * held * held;
    let score = (best + 0.05 * rest) * whole * (1 + 6 * titled * titled);
    let own = 0;
    let isSubject = false;
    for (const { rank } of sections) {
      if (rank % 2 === 0) own = Math.max(own, rank);
      else isSubject = true;
    }
    if (isSubject) score *= SUBJECT;
    return {
      page,
      named: own,
      score: score * craSearch.files.prior(page),
      held,
      sections: sections.map(({ section }) => section),
    };
  }

  return { rank };
})();
