// Which terms may a word of a query mean?
craSearch.expand = (function () {
  "use strict";

  /** Completions of an unfinished word are looked for in this many craSearch.files. */
  const PREFIX_FILES = 3;
  /** So many completions are taken, those that occur in most sections. */
  const PREFIX_TERMS = 24;
  /** So many words are taken for a misspelt one. */
  const NEIGHBOURS = 3;
  /** Two words are alike when they begin with so many same letters, and … */
  const SAME_BEGINNING = 4;
  /** … no more letters than this follow. */
  const OTHER_ENDING = 3;
  /** What no word goes beyond. */
  const LAST = "\u{10ffff}";

  /**
   * @typedef {{ terms: { home: any, quality: number }[], meant: string | undefined }} Expansion
   * @typedef {Map<string, { home: any, quality: number }>} Found
   * @typedef {[slips: number, often: number, word: string]} Near
   */

  /**
   * The terms that `word` may mean.
   * @param {string} word
   * @param {boolean} unfinished
   * @returns {Promise<Expansion>}
   */
  async function expand(word, unfinished) {
    /** @type {Found} */
    const found = new Map();
    const entry = await craSearch.files.entry(word);
    for (const [home, own] of craSearch.files.homes(entry)) add(found, home, own);
    const quality = found.size === 0 ? 0.9 : 0.5;
    if (unfinished && craSearch.words.letters(word) > 1) await prefixes(word, quality, found);
    let meant;
    if (found.size === 0) meant = await endings(word, found);
    if (found.size === 0 && craSearch.words.letters(word) >= 4 && !/[0-9]/.test(word)) {
      meant = await neighbours(word, found);
    }
    return { terms: [...found.values()], meant };
  }

  /**
   * @param {Found} found
   * @param {any} home
   * @param {number} quality
   */
  function add(found, home, quality) {
    const known = found.get(home.id);
    if (!known) found.set(home.id, { home, quality });
    else known.quality = Math.max(known.quality, quality);
  }

  /**
   * @param {string} word
   * @param {number} quality
   * @param {Found} found
   */
  async function prefixes(word, quality, found) {
    const first = craSearch.files.fileOf(word);
    const last = Math.min(craSearch.files.lastFileOf(word), first + PREFIX_FILES - 1);
    const numbers = [];
    for (let number = first; number <= last; number += 1) numbers.push(number);
    const shelves = await Promise.all(numbers.map((number) => craSearch.files.terms(number)));
    const completions = [];
    for (const [at, file] of shelves.entries()) {
      for (const entry of file.entries) {
        if (entry.words.startsWith(word) && entry.words !== word && !entry.words.includes(" ")) {
          completions.push({ count: count(first + at, file, entry), entry });
        }
      }
    }
    completions.sort((a, b) => b.count - a.count);
    for (const { entry } of completions.slice(0, PREFIX_TERMS)) {
      const share = 0.5 + (0.5 * craSearch.words.letters(word)) / craSearch.words.letters(entry.words);
      for (const [home, own] of craSearch.files.homes(entry)) add(found, home, quality * share * own);
    }
  }

  /**
   * In how many sections an entry's own terms occur, as far as it is known without another file.
   * @param {number} number
   * @param {any} file
   * @param {any} entry
   * @returns {number}
   */
  function count(number, file, entry) {
    let most = 0;
    for (const home of [...entry.terms, ...entry.meanings]) {
      if (home.file === number) most = Math.max(most, file.heads[home.number]?.count ?? 0);
    }
    return most;
  }

  /**
   * Other forms of an unknown word: they differ by their ending only.
   * @param {string} word
   * @param {Found} found
   * @returns {Promise<string | undefined>}
   */
  async function endings(word, found) {
    const number = craSearch.files.fileOf(word);
    const file = await craSearch.files.terms(number);
    const limit = limitOf(word);
    const alike = file.entries
      .filter((/** @type {any} */ entry) => !entry.words.includes(" ") && isAlike(word, entry.words))
      .map((/** @type {any} */ entry) => ({ entry, slips: distance(word, entry.words, limit) }));
    if (alike.length === 0) return undefined;
    const least = Math.min(...alike.map((/** @type {any} */ it) => it.slips));
    /** @type {{ count: number, words: string } | undefined} */
    let best;
    for (const { entry, slips } of alike) {
      if (slips > least && least <= limit) continue;
      const own = count(number, file, entry);
      if (!best || own > best.count) best = { count: own, words: entry.words };
      for (const [home, surely] of craSearch.files.homes(entry)) {
        add(found, home, surely * (least <= limit ? slipQuality(least) : 0.45));
      }
    }
    return least <= limit ? best?.words : undefined;
  }

  /**
   * @param {string} a
   * @param {string} b
   */
  function isAlike(a, b) {
    const [one, other] = [[...a], [...b]];
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    return same >= SAME_BEGINNING && Math.max(one.length, other.length) - same <= OTHER_ENDING;
  }

  /**
   * Words that differ by a slip of the hand.
   * @param {string} word
   * @param {Found} found
   * @returns {Promise<string | undefined>}
   */
  async function neighbours(word, found) {
    const limit = limitOf(word);
    const length = craSearch.words.letters(word);
    const [first = "", second = ""] = word;
    /** @type {Near[]} */
    let close = [];
    // Most have slipped once: words of other lengths are loaded when nothing is so near.
    for (let slips = 1; slips <= limit && close.length === 0; slips += 1) {
      const numbers = [];
      for (let other = Math.max(length - slips, 0); other <= length + slips; other += 1) {
        for (const letter of [first, second]) {
          // The second letter comes first when the first is one too many, or both are swapped.
          if (letter === first || other === length || other + 1 === length) {
            numbers.push(...craSearch.files.wordFiles(other, letter, letter + LAST));
          }
        }
      }
      close = await near(word, slips, numbers);
    }
    if (close.length === 0) {
      // The first letter itself may be wrong or missing.
      const whole = (/** @type {number} */ other) => craSearch.files.wordFiles(other, "", LAST);
      close = await near(word, limit, [...whole(length), ...whole(length + 1)]);
    }
    close.sort((a, b) => a[0] - b[0] || b[1] - a[1] || (a[2] < b[2] ? -1 : 1));
    const least = close[0]?.[0] ?? 0;
    const closest = close.filter(([slips]) => slips === least).map(([, , other]) => other);
    const chosen = [...new Set(closest)].slice(0, NEIGHBOURS);
    for (const entry of await Promise.all(chosen.map((other) => craSearch.files.entry(other)))) {
      for (const [home, own] of craSearch.files.homes(entry)) add(found, home, own * slipQuality(least));
    }
    return chosen[0];
  }

  /**
   * The words of some files within `limit` slips.
   * @param {string} word
   * @param {number} limit
   * @param {number[]} numbers
   * @returns {Promise<Near[]>}
   */
  async function near(word, limit, numbers) {
    /** @type {Near[]} */
    const close = [];
    const lists = await Promise.all([...new Set(numbers)].map((number) => craSearch.files.words(number)));
    for (const [other, often] of lists.flat()) {
      const slips = distance(word, other, limit);
      if (slips <= limit) close.push([slips, often, other]);
    }
    return close;
  }

  /**
   * So many slips may a word have.
   * @param {string} word
   */
  function limitOf(word) {
    return craSearch.words.letters(word) < 7 ? 1 : 2;
  }

  /** @param {number} slips */
  function slipQuality(slips) {
    return slips < 2 ? 0.8 : 0.6;
  }

  /**
   * Whether two words could be within `limit` slips, seen from their letters alone: a slip changes
   * at most two of the letters that occur. Nearly all words are told apart without a table.
   * @param {string} one
   * @param {string} other
   * @param {number} limit
   */
  function mayBeNear(one, other, limit) {
    let different = lettersOf(one) ^ lettersOf(other);
    let count = 0;
    for (; different !== 0; different &= different - 1) count += 1;
    return count <= 2 * limit;
  }

  /**
   * The letters that occur, a bit each; several letters may share one.
   * @param {string} word
   */
  function lettersOf(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) {
      // Both halves of a letter beyond the basic plane count as one and the same.
      const code = word.charCodeAt(at);
      bits |= 1 << (code >= 0xd800 && code < 0xe000 ? 0 : code & 31);
    }
    return bits;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is
   * `limit + 1`.
   * @param {string} one
   * @param {string} other
   * @param {number} limit
   * @returns {number}
   */
  function distance(one, other, limit) {
    if (!mayBeNear(one, other, limit)) return limit + 1;
    const [a, b] = [[...one], [...other]];
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    /** @type {number[]} */
    let before = [];
    /** @type {any[]} */
    let above = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
      /** @type {any[]} */
      const line = [row];
      let least = row;
      for (let column = 1; column <= b.length; column += 1) {
        const same = a[row - 1] === b[column - 1] ? 0 : 1;
        let cost = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + same);
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
          cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
        }
        line.push(cost);
        least = Math.min(least, cost);
      }
      // No later row comes below the least of this one.
      if (least > limit) return limit + 1;
      before = above;
      above = line;
    }
    return Math.min(above[b.length], limit + 1);
  }

  return { distance, expand };
})();
