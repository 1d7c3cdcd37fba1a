// Which part of a section shows best why it was found?
craSearch.excerpt = (function () {
  "use strict";

  /**
   * About `size` characters of `text` around the words whose form is in `marks`: pieces, every
   * second of which is such a word.
   * @param {string} text
   * @param {Set<string>} marks
   * @param {number} size
   * @returns {string[]}
   */
  function excerpt(text, marks, size) {
    /** @type {{ form: string, start: number, end: number }[]} */
    const words = craSearch.words.words(text);
    const found = words.filter((word) => marks.has(word.form));
    let begin = 0;
    let most = 0;
    for (const first of found) {
      const near = found.filter((it) => it.start >= first.start && it.start < first.start + size * 0.8);
      const different = new Set(near.map((word) => word.form)).size;
      if (different > most) [begin, most] = [first.start, different];
    }
    const from = begin < size * 0.3 ? 0 : text.lastIndexOf(" ", begin - size * 0.2) + 1;
    const end = text.lastIndexOf(" ", from + size);
    const to = from + size >= text.length ? text.length : end > from ? end : from + size;
    const pieces = [from > 0 ? "… " : ""];
    let last = from;
    for (const word of found.filter(({ start, end: stop }) => start >= from && stop <= to)) {
      pieces[pieces.length - 1] += text.slice(last, word.start);
      pieces.push(text.slice(word.start, word.end), "");
      last = word.end;
    }
    pieces[pieces.length - 1] += text.slice(last, to) + (to < text.length ? " …" : "");
    return pieces;
  }

  return { excerpt };
})();
