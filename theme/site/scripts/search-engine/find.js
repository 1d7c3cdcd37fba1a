// How does a query become an answer?
craSearch.find = (function () {
  "use strict";

  /** Further words of a query are not looked at. */
  const MOST_WORDS = 16;
  /** The longest name in words that is looked for inside a query. */
  const LONGEST_NAME = 8;
  /** A name that is so much of the query is what the query is about. */
  const MOST_OF_IT = 0.75;
  /** How much a point of a law, such as `13(8)`, is worth against the same numbers apart. */
  const CITED = 3;
  /** Names that begin like a query of fewer letters are too many. */
  const SHORTEST_BEGINNING = 4;
  /** The rank of a key in the dictionary. */
  const KEY = 3;
  /** Words that weigh less than this, against the heaviest, are not marked. */
  const WORTH_A_MARK = 0.3;

  /**
   * @typedef {{ words: string[], phrases: string[][], isUnfinished: boolean }} Query
   * @typedef {{ found: { page: number, sections: number[] }[], counts: any[],
   *   meant: string | undefined, unknown: string[], marks: Set<string> }} Answer
   */

  /**
   * Answers `query`, narrowed by `choices`; without choices no facet is counted.
   * @param {string} query
   * @param {[name: string, value: string][]} [choices]
   * @returns {Promise<Answer>}
   */
  async function find(query, choices) {
    await craSearch.files.open();
    const { words, phrases, isUnfinished } = cut(query);
    const telling = tellingOf(words, phrases, isUnfinished);
    const expansions = await Promise.all(
      words.map((word, at) => {
        const unfinished = isUnfinished && at + 1 === words.length;
        return telling[at] ? craSearch.expand.expand(word, unfinished) : { terms: [] };
      }),
    );
    const needs = await Promise.all(
      expansions.map(({ terms }, at) => {
        return telling[at] ? craSearch.score.word(terms) : craSearch.score.empty(false);
      }),
    );
    const meant = words.map((word, at) => expansions[at].meant ?? word);
    const named = await names(meant, telling, needs);
    const begun = await beginning(meant, isUnfinished);
    needs.push(...(await Promise.all(phrases.map((phrase) => craSearch.score.phrase(phrase)))));
    let ranked = craSearch.rank.rank(needs, named, begun);
    /** @type {any[]} */
    let counts = [];
    if (choices) {
      const all = await craSearch.facets.read();
      counts = craSearch.facets.counts(all, choices, ranked.map((/** @type {any} */ it) => it.page));
      ranked = ranked.filter((/** @type {any} */ it) => craSearch.facets.fits(all, choices, it.page, ""));
    }
    return {
      found: ranked,
      counts,
      meant: meant.some((word, at) => word !== words[at]) ? meant.join(" ") : undefined,
      unknown: words.filter((_, at) => telling[at] && expansions[at].terms.length === 0),
      marks: await marks(phrases, needs),
    };
  }

  /**
   * Which words tell something: common ones do only where there are no others.
   * @param {string[]} words
   * @param {string[][]} phrases
   * @param {boolean} isUnfinished
   */
  function tellingOf(words, phrases, isUnfinished) {
    const telling = words.map((word, at) => {
      return !craSearch.files.isCommon(word) || (isUnfinished && at + 1 === words.length);
    });
    return telling.includes(true) || phrases.length > 0 ? telling : words.map(() => true);
  }

  /**
   * @param {string} query
   * @returns {Query}
   */
  function cut(query) {
    /** @type {string[]} */
    const words = [];
    /** @type {string[][]} */
    const phrases = [];
    let isUnfinished = false;
    for (const [at, part] of query.split('"').entries()) {
      const forms = craSearch.words.forms(part).slice(0, MOST_WORDS);
      isUnfinished = at % 2 === 0 && /\P{White_Space}$/u.test(part);
      if (at % 2 === 0) words.push(...forms);
      else if (forms.length > 0) phrases.push(forms);
    }
    const kept = words.slice(0, MOST_WORDS);
    const last = kept[kept.length - 1];
    const unique = kept.filter((word, at) => {
      // `13(13)` is a point of a law.
      return kept.indexOf(word) === at || (isNumber(word) && kept[at - 1] === word);
    });
    isUnfinished &&= last !== undefined && last === unique[unique.length - 1];
    return { words: unique, phrases, isUnfinished };
  }

  /** @param {string | undefined} word */
  function isNumber(word) {
    return /^[0-9]+$/.test(word ?? "");
  }

  /**
   * The places that the query names: as a whole, or by most of its words. Names of a meaning are
   * looked for under all its names.
   * @param {string[]} words
   * @param {boolean[]} telling
   * @param {any[]} needs
   */
  async function names(words, telling, needs) {
    const named = [];
    let total = 0;
    for (const need of needs) total += need.weight;
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to += 1) {
        const isWhole = from === 0 && to === words.length;
        const mayBegin = telling[from] || craSearch.files.isOpener(words[from]);
        if (!isWhole && !(mayBegin && telling[to - 1])) continue;
        // Whether there are such names stands beside the first word, which is loaded already.
        if (to > from + 1 && !(await craSearch.files.beginsName(words[from]))) break;
        const entry = await craSearch.files.entry(words.slice(from, to).join(" "));
        if (!entry) continue;
        let held = 0;
        for (const need of needs.slice(from, to)) held += need.weight;
        for (const [section, rank] of entry.places) {
          if (isWhole || held / total >= MOST_OF_IT) {
            named.push({ section, rank: isWhole ? 2 * rank : 2 * rank - 1 });
          }
        }
        if (to > from + 1) {
          const quality = isNumber(words[from]) ? CITED : craSearch.files.SAME_MEANING;
          for (const home of entry.meanings) {
            await craSearch.score.meaning(home, quality, needs.slice(from, to));
          }
        }
      }
    }
    // Who writes `cr d 06` means `CR-D06`; whole sentences are no keys.
    const mayBeKey = words.length > 1 && words.some((word) => /[0-9]/.test(word));
    const joined = mayBeKey ? await craSearch.files.entry(words.join("")) : undefined;
    for (const [section, rank] of joined?.places ?? []) {
      if (rank === KEY) named.push({ section, rank: 2 * rank });
    }
    return named;
  }

  /**
   * The sections whose name begins with the unfinished query.
   * @param {string[]} words
   * @param {boolean} isUnfinished
   * @returns {Promise<number[]>}
   */
  async function beginning(words, isUnfinished) {
    const whole = words.join(" ");
    if (!isUnfinished || craSearch.words.letters(whole) < SHORTEST_BEGINNING) return [];
    if (words.length > 1 && !(await craSearch.files.beginsName(words[0]))) return [];
    const { entries } = await craSearch.files.terms(craSearch.files.fileOf(whole));
    const begun = entries.filter((/** @type {any} */ entry) => entry.words.startsWith(whole));
    return begun.flatMap((/** @type {any} */ entry) => {
      return entry.places.map((/** @type {number[]} */ [section]) => section);
    });
  }

  /**
   * The forms of the words that tell something.
   * @param {string[][]} phrases
   * @param {any[]} needs
   * @returns {Promise<Set<string>>}
   */
  async function marks(phrases, needs) {
    const most = Math.max(0, ...needs.map(({ weight }) => weight));
    const telling = needs.filter(({ weight }) => weight >= WORTH_A_MARK * most);
    /** @type {Set<string>} */
    const forms = new Set(phrases.flat());
    for (const home of telling.flatMap(({ terms }) => terms)) {
      const { entries } = await craSearch.files.terms(home.file);
      for (const { words, terms, meanings } of entries) {
        const own = [...terms, ...meanings].some((/** @type {any} */ it) => it.id === home.id);
        if (own && !words.includes(" ")) forms.add(words);
      }
    }
    return forms;
  }

  return { cut, find };
})();
