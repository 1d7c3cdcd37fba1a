// Where does a word begin and end, and which words are the same to the dictionary?
craSearch.words = (function () {
  "use strict";

  /** The longest word in bytes. */
  const LONGEST = 40;
  /** Letters that are not a letter with a mark. */
  const FOLDED = /** @type {Record<string, string>} */ ({
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th",
    "ħ": "h", "ı": "i", "ŀ": "l", "ŉ": "n", "ŋ": "n", "ŧ": "t", "ĸ": "q", "ſ": "s",
  });
  const WORD = /[\p{Alphabetic}\p{N}]+/gu;

  /**
   * Lower case, without accents.
   * @param {string} word
   */
  function form(word) {
    const lower = word.toLowerCase();
    // Latin letters alone have their accents taken away: in other scripts they are letters.
    return lower.replace(/[\u0080-\u024f\u1e00-\u1eff\ufb00-\ufb06]/g, (letter) => {
      return FOLDED[letter] ?? letter.normalize("NFKD").replace(/\p{M}/gu, "");
    });
  }

  /**
   * The words of a text, each with its place and form.
   * @param {string} text
   * @returns {{ form: string, start: number, end: number }[]}
   */
  function words(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const start = match.index ?? 0;
      if (match[0].length > 9 && new TextEncoder().encode(match[0]).length >= LONGEST) continue;
      found.push({ form: form(match[0]), start, end: start + match[0].length });
    }
    return found;
  }

  /**
   * @param {string} text
   * @returns {string[]}
   */
  function forms(text) {
    return words(text).map((word) => word.form);
  }

  /**
   * The number of letters of a word.
   * @param {string} word
   */
  function letters(word) {
    return [...word].length;
  }

  return { form, forms, letters, words };
})();
