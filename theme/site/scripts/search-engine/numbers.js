// How are numbers read from a script?
craSearch.numbers = (function () {
  "use strict";

  /** A character for each number from 0 to 63. */
  const CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  /** @type {number[]} */
  const VALUES = [];
  for (let number = 0; number < 64; number += 1) VALUES[CHARACTERS.charCodeAt(number)] = number;

  /**
   * A reader of a text.
   * @param {string} text
   */
  function reader(text) {
    const own = {
      at: 0,
      isDone: () => own.at >= text.length,
      /** The number of the next character. */
      one: () => VALUES[text.charCodeAt(own.at++)] ?? 0,
      /** Five bits a character, the lowest first; all but the last have the high bit. */
      number: () => {
        let number = 0;
        for (let scale = 1; ; scale *= 32) {
          const five = own.one();
          number += (five & 31) * scale;
          if (five < 32) return number;
        }
      },
      numbers: () => {
        const numbers = [];
        while (!own.isDone()) numbers.push(own.number());
        return numbers;
      },
    };
    return own;
  }

  return { reader };
})();
