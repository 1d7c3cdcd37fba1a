// What do all tools in a page share? Their state stays in this browser and in files of the reader.
"use strict";

const craTool = (function () {
  /** The form of the files; a reader's file of an older form has to stay readable. */
  const VERSION = 1;

  /**
   * A tool's functions: `show` puts the state on the stage, `accept` parts the answers of a file
   * that fit from the names of those that do not, `results` and `record` say what is saved and
   * printed. The frame has `word` (of the theme), `answer` (other answers) and `say` (aloud).
   * @typedef {Record<string, string>} Words
   * @typedef {Record<"accept" | "results" | "show" | "record", (...given: any[]) => any>} Acts
   * @typedef {Acts & Record<"name" | "table" | "title" | "edition", string>} Tool
   */

  /**
   * A new element with its attributes, and what it holds.
   * @param {string} name
   * @param {Words} attributes
   * @param {...(Node | string)} content
   */
  function element(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }

  /** A fault of a file, in words for the reader. */
  class Refused extends Error {}

  /**
   * Puts a tool with its frame into `mount`.
   * @param {HTMLElement} mount
   * @param {Tool} tool
   */
  function frame(mount, tool) {
    const template = document.querySelector("template[data-tool-frame]");
    if (!(template instanceof HTMLTemplateElement)) return;
    mount.append(template.content.cloneNode(true));
    const words = new Map();
    for (const word of mount.querySelectorAll("[data-word]")) {
      words.set(word.getAttribute("data-word"), word.textContent ?? "");
      word.remove();
    }
    const place = `tool:${tool.name}:${tool.table}`;
    /** @type {(name: string) => any} */
    const slot = (name) => mount.querySelector(`[data-slot="${name}"]`);
    /** @type {NodeListOf<HTMLInputElement>} */
    const fields = mount.querySelectorAll(".tool-about input");
    const file = slot("file");
    /** @type {{ about: Words, answers: Words }} */
    let state = { about: {}, answers: {} };

    const self = {
      word: (/** @type {string} */ key, /** @type {Words} */ values = {}) =>
        Object.entries(values).reduce(
          (text, [name, value]) => text.replace(`{${name}}`, () => value),
          words.get(key) ?? key,
        ),
      answer(/** @type {Words} */ answers) {
        state = { ...state, answers };
        keep();
        tool.show(slot("stage"), state, self);
      },
      say(/** @type {string} */ text) {
        slot("status").textContent = text;
      },
    };

    function keep() {
      try {
        localStorage.setItem(place, JSON.stringify(contents()));
      } catch {
        slot("kept").textContent = self.word("unkept");
      }
    }

    function contents() {
      return {
        schema: `cra-toolkit/${tool.name}`,
        version: VERSION,
        table: tool.table,
        edition: tool.edition,
        saved: new Date().toISOString(),
        about: state.about,
        answers: state.answers,
        results: tool.results(state),
      };
    }

    /** Takes over what a file or the browser kept, and gives what the reader has to know. */
    function take(/** @type {string} */ text) {
      let data;
      try {
        data = JSON.parse(text);
      } catch {
        throw new Refused(self.word("not-json"));
      }
      data = object(data);
      if (data.schema !== `cra-toolkit/${tool.name}`) throw new Refused(self.word("not-ours"));
      if (data.version !== VERSION) throw new Refused(self.word("newer"));
      if (data.table !== tool.table) {
        throw new Refused(self.word("other-table", { name: String(data.table) }));
      }
      const { answers, dropped } = tool.accept(object(data.answers));
      const about = object(data.about);
      /** @type {Words} */
      const known = {};
      for (const { name } of fields) if (typeof about[name] === "string") known[name] = about[name];
      state = { about: known, answers };
      const notes = [];
      if (dropped.length > 0) notes.push(self.word("dropped", { names: dropped.join(", ") }));
      if (data.edition !== tool.edition) {
        notes.push(self.word("other-edition", { edition: String(data.edition) }));
      }
      return notes;
    }

    /** @param {unknown} value @returns {Record<string, unknown>} */
    function object(value) {
      if (typeof value === "object" && value !== null) return { ...value };
      throw new Refused(self.word("not-ours"));
    }

    function showAll() {
      for (const field of fields) field.value = state.about[field.name] ?? "";
      tool.show(slot("stage"), state, self);
    }

    function save() {
      const text = `${JSON.stringify(contents(), null, 2)}\n`;
      const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      element("a", { href: url, download: `${tool.table}.json` }).click();
      // The browser has to have begun to read it.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      self.say(self.word("saved"));
    }

    async function load() {
      const [chosen] = file.files;
      if (!chosen) return;
      try {
        const notes = take(await chosen.text());
        keep();
        showAll();
        self.say([self.word("loaded"), ...notes].join(" "));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        self.say(error.message);
      }
      // The same file can be chosen again after it was mended.
      file.value = "";
    }

    function reset() {
      if (!confirm(self.word("confirm"))) return;
      state = { about: {}, answers: {} };
      try {
        localStorage.removeItem(place);
      } catch {
        // Then nothing was kept either.
      }
      showAll();
      self.say(self.word("deleted"));
    }

    /** Prints the record alone; the page comes back when the dialog is gone. */
    function print() {
      // Swedish dates are those of ISO 8601.
      const day = new Date().toLocaleDateString("sv");
      const head = element("dl");
      const facts = [...fields].map((field) => [field.labels?.[0]?.textContent, field.value || "…"]);
      facts.push([self.word("date"), day], [self.word("edition"), tool.edition]);
      for (const [name, value] of facts) {
        head.append(element("dt", {}, name ?? ""), element("dd", {}, value ?? ""));
      }
      const record = element("div", { class: "tool-record" },
        element("h1", {}, tool.title), head, ...tool.record(state, self));
      document.body.append(record);
      document.documentElement.dataset.print = "record";
      addEventListener("afterprint", () => {
        record.remove();
        delete document.documentElement.dataset.print;
      }, { once: true });
      window.print();
    }

    const actions = { print, save, load: () => file.click(), reset };
    for (const [name, act] of Object.entries(actions)) {
      mount.querySelector(`[data-action="${name}"]`)?.addEventListener("click", act);
    }
    file.addEventListener("change", load);
    for (const field of fields) {
      field.addEventListener("input", () => {
        state.about[field.name] = field.value;
        keep();
      });
    }
    /** @type {string[]} */
    let notes = [];
    try {
      const kept = localStorage.getItem(place);
      if (kept) notes = take(kept);
    } catch (error) {
      // What this browser kept is of no use any more, or it keeps nothing: begin anew.
      if (!(error instanceof Refused)) slot("kept").textContent = self.word("unkept");
    }
    showAll();
    if (notes.length > 0) self.say(notes.join(" "));
  }

  return { element, frame };
})();
