// What do the files of the index say?
craSearch.files = (function () {
  "use strict";

  const VERSION = 2;

  /**
   * @typedef {{ file: number, number: number, id: string }} Home
   * @typedef {{ words: string, terms: Home[], places: [section: number, rank: number][] }} Entry
   * @typedef {{ weight: number, count: number, begin: number }} Head
   * @typedef {{ entries: Entry[], heads: Head[], bytes: any }} TermFile
   * @typedef {{ weight: number, postings: [section: number, impact: number, inTitle: boolean][] }}
   *   Term
   * @typedef {{ page: string[], anchor: string, heading: string, body: string }} Text
   */

  /** @type {any} */
  let head;
  /** @type {Map<number, TermFile>} */
  const read = new Map();

  /** Reads the first file. */
  async function open() {
    if (head) return;
    const entry = await craSearch.value("index", "search/index.js");
    if (entry.version !== VERSION) throw new Error("version");
    /** @type {number[]} */
    const pageOf = [];
    /** @type {number[]} */
    const introOf = [];
    craSearch.bytes.reader(entry.sections).numbers().forEach((/** @type {number} */ count, /** @type {number} */ page) => {
      const first = pageOf.length;
      for (let at = 0; at < count; at += 1) {
        pageOf.push(page);
        introOf.push(first);
      }
    });
    const priors = craSearch.bytes.reader(entry.priors).numbers();
    const chunks = [0];
    for (const count of craSearch.bytes.reader(entry.chunks).numbers()) {
      chunks.push((chunks[chunks.length - 1] ?? 0) + count);
    }
    head = {
      folder: entry.folder,
      terms: entry.terms.split("\n"),
      words: entry.words.split("\n"),
      unseen: entry.unseen,
      labels: entry.labels,
      priors,
      common: new Set(entry.common.split(" ")),
      pageOf,
      introOf,
      chunks,
    };
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  function value(name) {
    return craSearch.value(name, `search/${head.folder}/${name}.js`);
  }

  /**
   * How many of a sorted list, from its start, are `before`.
   * @template T
   * @param {T[]} list
   * @param {(item: T) => boolean} before
   */
  function partition(list, before) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(/** @type {T} */ (list[middle]))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The number of the file of terms in which `words` would be.
   * @param {string} words
   */
  function fileOf(words) {
    return Math.max(partition(head.terms, (/** @type {string} */ start) => start <= words) - 1, 0);
  }

  /**
   * The number of the last file with words that begin with `prefix`.
   * @param {string} prefix
   */
  function lastFileOf(prefix) {
    /** @param {string} start */
    const before = (start) => start <= prefix || start.startsWith(prefix);
    return Math.max(partition(head.terms, before) - 1, 0);
  }

  /**
   * A file of terms.
   * @param {number} number
   * @returns {Promise<TermFile>}
   */
  async function terms(number) {
    const known = read.get(number);
    if (known) return known;
    const [lines, encoded] = await value("t" + number);
    const bytes = craSearch.bytes.reader(encoded);
    /** @type {Head[]} */
    const heads = [];
    while (!bytes.isDone()) {
      const [weight, count, length] = [bytes.number(), bytes.number(), bytes.number()];
      heads.push({ weight, count, begin: bytes.at });
      bytes.at += length;
    }
    let next = 0;
    const entries = lines.split("\n").map((/** @type {string} */ line) => {
      const [words = "", refs = "+", places = ""] = line.split("\t");
      const homes = refs.split(",").filter((ref) => ref !== "").map((ref) => {
        const [first = "", second] = ref === "+" ? [String(next++)] : ref.split(".");
        const [file, own] = second === undefined ? [number, +first] : [+first, +second];
        return { file, number: own, id: file + "." + own };
      });
      const named = places.split(",").filter((place) => place !== "").map((place) => {
        const [section = 0, rank = 0] = place.split(".").map(Number);
        return [section, rank];
      });
      return { words, terms: homes, places: named };
    });
    const file = { entries, heads, bytes };
    read.set(number, file);
    return file;
  }

  /**
   * The line of the dictionary for `words`.
   * @param {string} words
   * @returns {Promise<Entry | undefined>}
   */
  async function entry(words) {
    const { entries } = await terms(fileOf(words));
    const found = entries[partition(entries, (line) => line.words < words)];
    return found?.words === words ? found : undefined;
  }

  /**
   * A term.
   * @param {Home} home
   * @returns {Promise<Term>}
   */
  async function term(home) {
    const { heads, bytes } = await terms(home.file);
    const known = heads[home.number];
    if (!known) return { weight: 0, postings: [] };
    bytes.at = known.begin;
    let section = 0;
    /** @type {Term["postings"]} */
    const postings = [];
    for (let at = 0; at < known.count; at += 1) {
      section += bytes.number();
      const impact = bytes.byte();
      postings.push([section, impact & 127, impact > 127]);
    }
    return { weight: known.weight, postings };
  }

  /**
   * The positions of a term, for each of its sections.
   * @param {Home} home
   * @returns {Promise<[section: number, positions: number[]][]>}
   */
  async function positions(home) {
    const { postings } = await term(home);
    const bytes = craSearch.bytes.reader(await value("p" + home.file));
    for (let number = 0; number < home.number; number += 1) {
      const length = bytes.number();
      bytes.at += length;
    }
    bytes.number();
    return postings.map(([section]) => {
      let at = 0;
      const own = [];
      for (let left = bytes.number(); left > 0; left -= 1) own.push((at += bytes.number()));
      return [section, own];
    });
  }

  /**
   * The numbers of the files with words of `length` letters from `from` to before `to`.
   * @param {number} length
   * @param {string} from
   * @param {string} to
   * @returns {number[]}
   */
  function wordFiles(length, from, to) {
    /** @param {string} word @returns {(start: string) => boolean} */
    const before = (word) => (start) => {
      const own = craSearch.words.letters(start);
      return own < length || (own === length && start < word);
    };
    const first = Math.max(partition(head.words, before(from)) - 1, 0);
    const last = partition(head.words, before(to));
    const numbers = [];
    for (let number = first; number < last; number += 1) numbers.push(number);
    return numbers;
  }

  /**
   * The words of a file, each with how often it occurs: 0 rarely, 9 everywhere.
   * @param {number} number
   * @returns {Promise<[word: string, often: number][]>}
   */
  async function words(number) {
    const lines = (await value("w" + number)).split("\n");
    return lines.map((/** @type {string} */ line) => [line.slice(0, -1), +line.slice(-1)]);
  }

  /**
   * What a reader sees of a section.
   * @param {number} section
   * @returns {Promise<Text>}
   */
  async function text(section) {
    const chunk = partition(head.chunks, (/** @type {number} */ first) => first <= section) - 1;
    const [pages, sections] = await value("c" + chunk);
    const [page, anchor, heading, body] = sections[section - head.chunks[chunk]];
    return { page: pages[page], anchor, heading, body };
  }

  return {
    entry, fileOf, lastFileOf, open, positions, term, terms, text, value, wordFiles, words,
    introOf: (/** @type {number} */ section) => head.introOf[section],
    isCommon: (/** @type {string} */ word) => head.common.has(word),
    labels: () => head.labels,
    pageOf: (/** @type {number} */ section) => head.pageOf[section],
    prior: (/** @type {number} */ page) => head.priors[page] / 100,
    unseen: () => head.unseen,
  };
})();
