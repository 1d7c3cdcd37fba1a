// How are numbers read from a script?
craSearch.bytes = (function () {
  "use strict";

  /**
   * A reader of encoded bytes.
   * @param {string} text
   */
  function reader(text) {
    const bytes = atob(text);
    const own = {
      at: 0,
      isDone: () => own.at >= bytes.length,
      byte: () => bytes.charCodeAt(own.at++) || 0,
      /** Seven bits a byte, the lowest first; all bytes but the last have the high bit. */
      number: () => {
        let number = 0;
        for (let scale = 1; ; scale *= 128) {
          const byte = own.byte();
          number += (byte & 127) * scale;
          if (byte < 128) return number;
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
