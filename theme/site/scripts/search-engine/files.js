// What do the files of the index say?
craSearch.files = (function () {
  "use strict";

  const VERSION = 3;
  /** How much another name of what was typed is worth, against the word itself. */
  const SAME_MEANING = 0.9;

  /**
   * @typedef {{ file: number, number: number, id: string }} Home
   * @typedef {{ words: string, terms: Home[], meanings: Home[],
   *   places: [section: number, rank: number][] }} Entry
   * @typedef {{ weight: number, count: number, begin: number }} Head
   * @typedef {{ entries: Entry[], heads: Head[], lists: any }} TermFile
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
    const entry = await craSearch.value("index", craSearch.index);
    if (entry.version !== VERSION) throw new Error("version");
    /** @type {number[]} */
    const pageOf = [];
    /** @type {number[]} */
    const introOf = [];
    craSearch.numbers.reader(entry.sections).numbers().forEach((/** @type {number} */ count, /** @type {number} */ page) => {
      const first = pageOf.length;
      for (let at = 0; at < count; at += 1) {
        pageOf.push(page);
        introOf.push(first);
      }
    });
    const priors = craSearch.numbers.reader(entry.priors).numbers();
    const chunks = [0];
    for (const count of craSearch.numbers.reader(entry.chunks).numbers()) {
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
      openers: new Set(entry.openers.split(" ")),
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
    return craSearch.value(name, `${head.folder}${name}.js`);
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
    const lists = craSearch.numbers.reader(encoded);
    /** @type {Head[]} */
    const heads = [];
    while (!lists.isDone()) {
      const [weight, count, length] = [lists.number(), lists.number(), lists.number()];
      heads.push({ weight, count, begin: lists.at });
      lists.at += length;
    }
    let next = 0;
    const entries = lines.split("\n").map((/** @type {string} */ line) => {
      const [words = "", refs = "+", places = ""] = line.split("\t");
      /** @type {Home[]} */
      const own = [];
      /** @type {Home[]} */
      const meanings = [];
      for (const ref of refs.split(",").filter((ref) => ref !== "")) {
        const bare = ref.replace("~", "");
        const [first = "", second] = bare === "+" ? [String(next++)] : bare.split(".");
        const [file, at] = second === undefined ? [number, +first] : [+first, +second];
        (bare === ref ? own : meanings).push({ file, number: at, id: file + "." + at });
      }
      const named = places.split(",").filter((place) => place !== "").map((place) => {
        const [section = 0, rank = 0] = place.split(".").map(Number);
        return [section, rank];
      });
      return { words, terms: own, meanings, places: named };
    });
    const file = { entries, heads, lists };
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
   * What an entry may stand for, each with how surely: another name of the same comes after the
   * word itself, unless that occurs nowhere.
   * @param {Entry | undefined} entry
   * @returns {[home: Home, quality: number][]}
   */
  function homes(entry) {
    if (!entry) return [];
    const other = entry.terms.length === 0 ? 1 : SAME_MEANING;
    /** @param {number} quality @returns {(home: Home) => [Home, number]} */
    const as = (quality) => (home) => [home, quality];
    return [...entry.terms.map(as(1)), ...entry.meanings.map(as(other))];
  }

  /**
   * Whether names of several words begin with `word`: they follow it in the dictionary.
   * @param {string} word
   */
  async function beginsName(word) {
    const number = fileOf(word);
    const { entries } = await terms(number);
    const next = entries[partition(entries, (line) => line.words <= word)];
    return (next?.words ?? head.terms[number + 1] ?? "").startsWith(word + " ");
  }

  /**
   * A term.
   * @param {Home} home
   * @returns {Promise<Term>}
   */
  async function term(home) {
    const { heads, lists } = await terms(home.file);
    const known = heads[home.number];
    if (!known) return { weight: 0, postings: [] };
    lists.at = known.begin;
    let section = 0;
    /** @type {Term["postings"]} */
    const postings = [];
    for (let at = 0; at < known.count; at += 1) {
      section += lists.number();
      const impact = lists.one();
      postings.push([section, impact & 31, impact > 31]);
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
    const places = craSearch.numbers.reader(await value("p" + home.file));
    for (let number = 0; number < home.number; number += 1) {
      const length = places.number();
      places.at += length;
    }
    places.number();
    return postings.map(([section]) => {
      let at = 0;
      const own = [];
      for (let left = places.number(); left > 0; left -= 1) own.push((at += places.number()));
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
    const file = await value("c" + chunk).catch(() => undefined);
    if (!file) {
      // Without a network, and the text was not kept: a result is better than none.
      const names = await value("n");
      return { page: names[head.pageOf[section]], anchor: "", heading: "", body: "" };
    }
    const [pages, sections] = file;
    const [page, anchor, heading, body] = sections[section - head.chunks[chunk]];
    return { page: pages[page], anchor, heading, body };
  }

  return {
    beginsName, entry, fileOf, homes, lastFileOf, open, positions, term, terms, text, value,
    wordFiles, words, SAME_MEANING,
    introOf: (/** @type {number} */ section) => head.introOf[section],
    isCommon: (/** @type {string} */ word) => head.common.has(word),
    isOpener: (/** @type {string} */ word) => head.openers.has(word),
    labels: () => head.labels,
    pageOf: (/** @type {number} */ section) => head.pageOf[section],
    prior: (/** @type {number} */ page) => head.priors[page] / 100,
    unseen: () => head.unseen,
  };
})();
