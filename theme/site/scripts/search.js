// Which sections answer a reader's words? Reads the files that `generator/website/src/search.rs`
// describes and writes: classic scripts, each of which calls `craSearch.add` once.
"use strict";

/**
 * @typedef {[path: string, title: string, kind: string, label: string, key: string,
 *   way: string]} Page
 * @typedef {[page: number, anchor: string, heading: string]} Section
 * @typedef {[weight: number, title: number[], headings: number[], body: number[],
 *   key: number[]]} Term
 * @typedef {{ version: number, documents: string, vocabulary: string, postings: string[],
 *   text: string[] }} Files
 * @typedef {{ pages: Page[], sections: Section[], lengths: number[][], averages: number[],
 *   text: number[] }} Documents
 * @typedef {{ words: string, postings: number[] }} Vocabulary
 * @typedef {{ term: number, quality: number }} Candidate
 * @typedef {{ number: number, score: number, held: number }} Hit
 * @typedef {{ page: Page, score: number, sections: { section: Section, number: number,
 *   score: number }[] }} Result
 * @typedef {{ results: Result[], exact: boolean, forms: Set<string> }} Answer
 * @typedef {{ files: Files, documents: Documents, starts: number[], stems: string[],
 *   forms: string[], termOf: Map<string, number>, titles: number[],
 *   byKey: Map<string, number> }} Index
 * @typedef {{ weight: number, scores: Map<number, number>, choices: Candidate[] }} Need
 */

const craSearch = (function () {
  /* BM25 (k1 and b as in tantivy); a word in a title says more than one in the text. */
  const K1 = 1.2;
  const B = 0.75;
  const BOOSTS = [5, 2, 1, 8];
  const PREFIX_LIMIT = 60;

  /** @type {Map<string, unknown>} */
  const arrived = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const asked = new Map();
  /** How the files of the index are brought in. */
  let load = scriptsFrom("search/");

  /**
   * Takes what a file of the index brings.
   * @param {string} kind
   * @param {number} number
   * @param {unknown} value
   */
  function add(kind, number, value) {
    arrived.set(kind + "-" + number, value);
  }

  /** Lets addresses of the index be scripts, and no others. */
  const ownAddress = {
    /** @param {string} address */
    createScriptURL(address) {
      if (!/^(?!\/\/)[\w.%/-]*search\/[\w.-]+$/.test(address)) throw new TypeError(address);
      return address;
    },
  };
  /** @type {typeof ownAddress | undefined} */
  let policy;

  /**
   * Brings files in as script elements, which `file://` allows.
   * @param {string} folder
   * @returns {(name: string) => Promise<void>}
   */
  function scriptsFrom(folder) {
    return (name) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const known = policy ?? window.trustedTypes?.createPolicy("cra-search", ownAddress);
        policy = known ?? ownAddress;
        script.src = policy.createScriptURL(folder + name);
        script.addEventListener("load", () => resolve());
        script.addEventListener("error", () => reject(new Error(name)));
        document.head.append(script);
      });
  }

  /**
   * Says how files are brought in.
   * @param {(name: string) => Promise<void>} way
   */
  function loadWith(way) {
    load = way;
  }

  /**
   * The value of a file, loaded once.
   * @param {string} kind
   * @param {number} number
   * @param {string} name
   * @returns {Promise<any>}
   */
  function value(kind, number, name) {
    const id = kind + "-" + number;
    let pending = asked.get(id);
    if (!pending) {
      pending = load(name).then(() => arrived.get(id));
      // A failure is not kept: the reader may be back on the network for the next word.
      pending.catch(() => asked.delete(id));
      asked.set(id, pending);
    }
    return pending;
  }

  /** @type {Promise<Index> | undefined} */
  let opened;

  /** @returns {Promise<Index>} */
  function open() {
    opened ??= openOnce();
    opened.catch(() => (opened = undefined));
    return opened;
  }

  /** @returns {Promise<Index>} */
  async function openOnce() {
    /** @type {Files} */
    const files = await value("index", 0, "index.js");
    const loaded = await Promise.all([
      value("documents", 0, files.documents),
      value("vocabulary", 0, files.vocabulary),
    ]);
    /** @type {Documents} */
    const documents = loaded[0];
    /** @type {Vocabulary} */
    const vocabulary = loaded[1];
    /** @type {Map<string, number>} */
    const termOf = new Map();
    const stems = vocabulary.words === "" ? [] : vocabulary.words.split("\n");
    stems.forEach((line, term) => {
      const [stem = "", ...others] = line.split(" ");
      stems[term] = stem;
      for (const form of others) termOf.set(form, term);
    });
    // A stem that is no word itself still helps those who type it, but a form comes first.
    stems.forEach((stem, term) => {
      if (!termOf.has(stem)) termOf.set(stem, term);
    });
    /** @type {Map<string, number>} */
    const byKey = new Map();
    documents.pages.forEach((page, number) => {
      if (page[4] !== "") byKey.set(words(page[4]).join(""), number);
    });
    /** @type {number[]} */
    const titles = [];
    documents.sections.forEach((section, number) => {
      if (section[1] === "") titles[section[0]] = number;
    });
    const forms = [...termOf.keys()].sort();
    return { files, documents, starts: vocabulary.postings, stems, forms, termOf, titles, byKey };
  }

  /**
   * The forms in a text: the same cut, case and folding as in the index.
   * @param {string} text
   * @returns {string[]}
   */
  function words(text) {
    return (text.match(/[\p{Alphabetic}\p{N}]+/gu) ?? []).map(fold).filter((word) => word !== "");
  }

  /**
   * @param {string} word
   * @returns {string}
   */
  function fold(word) {
    return word
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/ß/g, "ss")
      .replace(/æ/g, "ae")
      .replace(/œ/g, "oe")
      .replace(/ø/g, "o")
      .replace(/đ|ð/g, "d")
      .replace(/ł/g, "l");
  }

  /**
   * The terms that a word may mean, best first; several forms of one term count once.
   * @param {Index} index
   * @param {string} word
   * @param {boolean} unfinished
   * @returns {Candidate[]}
   */
  function candidates(index, word, unfinished) {
    /** @type {Map<number, number>} */
    const found = new Map();
    const exact = index.termOf.get(word);
    if (exact !== undefined) found.set(exact, 1);
    const quality = exact === undefined ? 0.9 : 0.5;
    if (unfinished && word.length > 1) prefixes(index, word, quality, found);
    if (found.size === 0) neighbours(index, word, found);
    return [...found].map(([term, share]) => ({ term, quality: share }));
  }

  /**
   * @param {Index} index
   * @param {string} word
   * @param {number} quality
   * @param {Map<number, number>} found
   */
  function prefixes(index, word, quality, found) {
    const start = lowerBound(index.forms, word);
    for (let at = start; at < index.forms.length && at < start + PREFIX_LIMIT; at += 1) {
      const form = index.forms[at] ?? "";
      if (!form.startsWith(word)) break;
      const term = index.termOf.get(form) ?? 0;
      const share = quality * (0.5 + (0.5 * word.length) / form.length);
      if ((found.get(term) ?? 0) < share) found.set(term, share);
    }
  }

  /**
   * Words that differ by a slip of the hand, or only by their ending.
   * @param {Index} index
   * @param {string} word
   * @param {Map<number, number>} found
   */
  function neighbours(index, word, found) {
    if (word.length < 4 || /\d/.test(word)) return;
    const limit = word.length < 8 ? 1 : 2;
    for (const form of index.forms) {
      if (Math.abs(form.length - word.length) > 3) continue;
      const slips = distance(word, form, limit);
      const ending = slips > limit && sameBeginning(word, form);
      if (slips > limit && !ending) continue;
      const quality = ending ? 0.45 : form[0] === word[0] ? 0.7 / slips : 0.4 / slips;
      const term = index.termOf.get(form) ?? 0;
      if ((found.get(term) ?? 0) < quality) found.set(term, quality);
    }
  }

  /**
   * @param {string} a
   * @param {string} b
   * @returns {boolean}
   */
  function sameBeginning(a, b) {
    let same = 0;
    while (same < a.length && a[same] === b[same]) same += 1;
    return same >= 5 && a.length - same <= 3 && b.length - same <= 3;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is more.
   * @param {string} a
   * @param {string} b
   * @param {number} limit
   * @returns {number}
   */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    /** @type {number[]} */
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
      const line = [row];
      let least = row;
      for (let column = 1; column <= b.length; column += 1) {
        const same = a[row - 1] === b[column - 1] ? 0 : 1;
        let cost = Math.min(
          (above[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + same,
        );
        if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
          cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
        }
        line.push(cost);
        least = Math.min(least, cost);
      }
      if (least > limit) return limit + 1;
      before = above;
      above = line;
    }
    return above[b.length] ?? 0;
  }

  /**
   * The first place in the sorted `list` that is not below `word`.
   * @param {string[]} list
   * @param {string} word
   * @returns {number}
   */
  function lowerBound(list, word) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? "") < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Which numbered file holds `number`, given the first number of each.
   * @param {number[]} starts
   * @param {number} number
   * @returns {number}
   */
  function fileOf(starts, number) {
    let file = 0;
    while (file + 1 < starts.length && (starts[file + 1] ?? 0) <= number) file += 1;
    return file;
  }

  /**
   * @param {Index} index
   * @param {number} term
   * @returns {Promise<Term>}
   */
  async function posting(index, term) {
    const file = fileOf(index.starts, term);
    /** @type {Term[]} */
    const terms = await value("postings", file, index.files.postings[file] ?? "");
    return terms[term - (index.starts[file] ?? 0)] ?? [0, [], [], [], []];
  }

  /**
   * What one term adds to each section that holds it.
   * @param {Index} index
   * @param {Term} term
   * @param {number} quality
   * @param {Map<number, number>} scores
   */
  function scoreTerm(index, term, quality, scores) {
    const { lengths, averages } = index.documents;
    BOOSTS.forEach((boost, field) => {
      const list = /** @type {number[]} */ (term[field + 1]);
      const average = averages[field] || 1;
      for (let at = 0, number = 0; at < list.length; at += 2) {
        number += list[at] ?? 0;
        const count = list[at + 1] ?? 0;
        const length = lengths[field]?.[number] ?? 0;
        const norm = K1 * (1 - B + (B * length) / average);
        const score = (quality * boost * term[0] * count * (K1 + 1)) / (count + norm);
        scores.set(number, (scores.get(number) ?? 0) + score);
      }
    });
  }

  /**
   * Answers a query: pages, best first, each with its best sections.
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  async function find(query) {
    const index = await open();
    const typed = words(query);
    const unfinished = !/\s$/u.test(query);
    const needs = [];
    let exact = true;
    for (const [at, word] of [...new Set(typed)].entries()) {
      const last = at === new Set(typed).size - 1;
      const choices = candidates(index, word, unfinished && last);
      const known = index.termOf.has(word) || choices.some((choice) => choice.quality > 0.7);
      exact &&= known || choices.length === 0;
      const terms = await Promise.all(choices.map(({ term }) => posting(index, term)));
      needs.push(need(index, choices, terms));
    }
    const hits = combine(needs, index.documents.sections.length);
    const results = group(index, hits, needs, typed);
    return { results, exact: exact && results.length > 0, forms: telling(index, needs) };
  }

  /**
   * The stems worth marking: not those of words that stand everywhere.
   * @param {Index} index
   * @param {Need[]} needs
   * @returns {Set<string>}
   */
  function telling(index, needs) {
    const most = Math.max(...needs.map(({ weight }) => weight), 0);
    const chosen = needs.filter(({ weight }) => weight >= 0.3 * most);
    const terms = chosen.flatMap(({ choices }) => choices.map(({ term }) => term));
    return new Set(terms.map((term) => index.stems[term] ?? ""));
  }

  /**
   * What one word of the query needs: the sections that hold it, and how much it weighs.
   * @param {Index} index
   * @param {Candidate[]} choices
   * @param {Term[]} terms
   * @returns {Need}
   */
  function need(index, choices, terms) {
    /** @type {Map<number, number>} */
    const scores = new Map();
    let weight = 0;
    terms.forEach((term, at) => {
      /** @type {Map<number, number>} */
      const own = new Map();
      const quality = choices[at]?.quality ?? 0;
      scoreTerm(index, term, quality, own);
      for (const [number, score] of own) {
        if ((scores.get(number) ?? 0) < score) scores.set(number, score);
      }
      if (quality === 1 || weight === 0) weight = Math.max(weight, term[0]);
    });
    // A word that occurs nowhere still counts as missing from every section.
    if (terms.length === 0) weight = Math.log(1 + index.documents.sections.length);
    return { weight, scores, choices };
  }

  /**
   * @param {Need[]} needs
   * @param {number} sections
   * @returns {Hit[]}
   */
  function combine(needs, sections) {
    const total = needs.reduce((sum, { weight }) => sum + weight, 0) || 1;
    const score = new Float64Array(sections);
    const held = new Float64Array(sections);
    for (const { weight, scores } of needs) {
      for (const [number, part] of scores) {
        score[number] = (score[number] ?? 0) + part;
        held[number] = (held[number] ?? 0) + weight / total;
      }
    }
    /** @type {Hit[]} */
    const hits = [];
    score.forEach((value, number) => {
      if (value > 0) hits.push({ number, score: value, held: held[number] ?? 0 });
    });
    return hits;
  }

  /**
   * Gathers hits by page. A page that holds all words, in one section or in several, comes before
   * one that lacks some; one whose key or title is the query comes first.
   * @param {Index} index
   * @param {Hit[]} hits
   * @param {Need[]} needs
   * @param {string[]} typed
   * @returns {Result[]}
   */
  function group(index, hits, needs, typed) {
    const { pages, sections } = index.documents;
    /** @type {Map<number, Hit[]>} */
    const byPage = new Map();
    for (const hit of hits) {
      const page = sections[hit.number]?.[0] ?? 0;
      const list = byPage.get(page);
      if (list) list.push(hit);
      else byPage.set(page, [hit]);
    }
    const keyed = index.byKey.get(typed.join(""));
    if (keyed !== undefined && !byPage.has(keyed)) byPage.set(keyed, []);
    const total = needs.reduce((sum, { weight }) => sum + weight, 0) || 1;
    /** @type {(Result & { number: number, held: number })[]} */
    const results = [];
    for (const [number, list] of byPage) {
      const page = pages[number];
      if (!page) continue;
      const own = new Set(list.map((hit) => hit.number));
      const whole = needs.filter(({ scores }) => [...own].some((hit) => scores.has(hit)));
      const held = whole.reduce((sum, { weight }) => sum + weight, 0) / total;
      for (const hit of list) hit.score *= 0.25 + 0.75 * hit.held ** 2;
      list.sort((a, b) => b.score - a.score || a.number - b.number);
      const rest = list.slice(1, 5).reduce((sum, hit) => sum + hit.score, 0);
      let score = ((list[0]?.score ?? 0) + 0.15 * rest) * (0.3 + 0.7 * held ** 3);
      score *= titleFactor(index, number, needs, typed, total);
      if (number === keyed) score += 10_000;
      const parts = list.map((hit) => ({
        section: /** @type {Section} */ (sections[hit.number]),
        number: hit.number,
        score: hit.score,
      }));
      results.push({ page, score, sections: parts, number, held: number === keyed ? 1 : held });
    }
    results.sort((a, b) => b.score - a.score || a.number - b.number);
    // What holds only the small words of a query is noise beside what holds the others.
    const enough = Math.min(0.3, ...results.slice(0, 3).map((result) => result.held));
    return results.filter((result) => result.held >= enough);
  }

  /**
   * How much more a page is worth because of its title.
   * @param {Index} index
   * @param {number} page
   * @param {Need[]} needs
   * @param {string[]} typed
   * @param {number} total
   * @returns {number}
   */
  function titleFactor(index, page, needs, typed, total) {
    const start = index.titles[page] ?? -1;
    const title = words(index.documents.pages[page]?.[1] ?? "");
    if (title.join(" ") === typed.join(" ")) return 4;
    const stems = new Set(title.map((word) => index.termOf.get(word)));
    const held = needs
      .filter(({ scores }, at) => {
        const word = [...new Set(typed)][at] ?? "";
        const exact = stems.has(index.termOf.get(word) ?? -1);
        return scores.has(start) && (exact || title.some((other) => other.startsWith(word)));
      })
      .reduce((sum, { weight }) => sum + weight, 0);
    return 1 + 2.5 * (held / total) ** 1.5;
  }

  /**
   * The words of a section.
   * @param {number} number
   * @returns {Promise<string>}
   */
  async function textOf(number) {
    const { files, documents } = await open();
    const file = fileOf(documents.text, number);
    /** @type {string[]} */
    const texts = await value("text", file, files.text[file] ?? "");
    return texts[number - (documents.text[file] ?? 0)] ?? "";
  }

  /**
   * Cuts a text at words that were found: pieces, every second of which is one.
   * @param {string} text
   * @param {(word: string) => boolean} isFound
   * @returns {string[]}
   */
  function cut(text, isFound) {
    const pieces = [""];
    let last = 0;
    for (const match of text.matchAll(/[\p{Alphabetic}\p{N}]+/gu)) {
      if (!isFound(match[0])) continue;
      pieces[pieces.length - 1] = text.slice(last, match.index);
      last = match.index + match[0].length;
      pieces.push(match[0], "");
    }
    pieces[pieces.length - 1] = text.slice(last);
    return pieces;
  }

  /**
   * The part of a text that holds most different words that were found.
   * @param {string} text
   * @param {(word: string) => boolean} isFound
   * @param {number} size
   * @returns {string}
   */
  function excerpt(text, isFound, size) {
    const places = [...text.matchAll(/[\p{Alphabetic}\p{N}]+/gu)].filter((m) => isFound(m[0]));
    let best = 0;
    let most = 0;
    for (const from of places) {
      const near = places.filter(
        (other) => other.index >= from.index && other.index < from.index + size * 0.8,
      );
      const different = new Set(near.map((other) => fold(other[0]).slice(0, 5))).size;
      if (different > most) {
        most = different;
        best = from.index;
      }
    }
    const start = best < size * 0.3 ? 0 : text.lastIndexOf(" ", best - size * 0.2) + 1;
    const rest = text.slice(start, start + size);
    const complete = start + size >= text.length;
    const end = complete ? rest : rest.slice(0, Math.max(rest.lastIndexOf(" "), size * 0.6));
    return (start > 0 ? "… " : "") + end + (complete ? "" : " …");
  }

  /**
   * Whether a word of a text is one of those that were found.
   * @param {Index} index
   * @param {Set<string>} found
   * @returns {(word: string) => boolean}
   */
  function matcher(index, found) {
    return (word) => {
      const term = index.termOf.get(fold(word));
      return term !== undefined && found.has(index.stems[term] ?? "");
    };
  }

  return {
    add, cut, distance, excerpt, find, isOpen: () => opened !== undefined, loadWith, matcher, open,
    scriptsFrom, textOf, words,
  };
})();
