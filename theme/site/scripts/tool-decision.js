// Which question of a decision table comes next, and what follows from the answers? The table is
// taken from the page, where it can be read without this script too.
"use strict";

const craDecision = (function () {
  /**
   * @typedef {{ key: string, when: [string, string[]][], ends: boolean }} Row
   * @typedef {{ key: string, rows: Row[] }} Group
   * @typedef {{ asked: string[], rows: string[], ask?: string }} Walk
   */

  /**
   * How far the answers lead. `generator/model/src/decide.rs` is the same in Rust, and a test
   * compares the two.
   * @param {Group[]} groups
   * @param {Map<string, string>} answers
   * @returns {Walk}
   */
  function walk(groups, answers) {
    /** @type {Walk} */
    const walk = { asked: [], rows: [] };
    for (const group of groups) {
      const row = group.rows.find((row) => fits(row, answers, walk));
      if (!row || walk.ask !== undefined) return walk;
      walk.rows.push(row.key);
      if (row.ends) return walk;
    }
    return walk;
  }

  /**
   * Whether the row fits, or cannot be judged before `walk.ask` is answered.
   * @param {Row} row
   * @param {Map<string, string>} answers
   * @param {Walk} walk
   */
  function fits(row, answers, walk) {
    return row.when.every(([question, wanted]) => {
      if (walk.ask !== undefined) return true;
      if (!walk.asked.includes(question)) walk.asked.push(question);
      const answer = answers.get(question);
      if (answer === undefined) walk.ask = question;
      return answer === undefined || wanted.includes(answer);
    });
  }

  /**
   * The groups of the table that a page shows.
   * @param {ParentNode} page
   * @returns {Group[]}
   */
  function read(page) {
    /** @type {Map<string, Group>} */
    const groups = new Map();
    for (const row of page.querySelectorAll("[data-row]")) {
      if (!(row instanceof HTMLElement)) continue;
      const { row: key = "", group = "", when = "", ends } = row.dataset;
      const tests = when.split(";").filter(Boolean).map((test) => {
        const [question, wanted = ""] = test.split("=");
        return /** @type {[string, string[]]} */ ([question, wanted.split(",")]);
      });
      if (!groups.has(group)) groups.set(group, { key: group, rows: [] });
      groups.get(group)?.rows.push({ key, when: tests, ends: ends === "true" });
    }
    return [...groups.values()];
  }

  /** @param {HTMLElement} mount */
  function start(mount) {
    const { element, frame } = craTool;
    const groups = read(document);
    /** @type {Map<string, HTMLElement>} Key → the question on the page. */
    const questions = new Map();
    for (const found of document.querySelectorAll("[data-question]")) {
      if (found instanceof HTMLElement) questions.set(found.dataset.question ?? "", found);
    }
    /** @type {string | undefined} The question that the reader wants to answer anew. */
    let again;
    let isFirst = true;

    /** @type {(key: string) => any} */
    const question = (key) => questions.get(key);
    /** @type {(key: string) => HTMLElement[]} */
    const answersOf = (key) => [...question(key).querySelectorAll("[data-answer]")];
    /** @type {(key: string, answer: string) => string} */
    const answerWords = (key, answer) => {
      const found = answersOf(key).find((it) => it.dataset.answer === answer);
      return found?.querySelector("p")?.textContent ?? answer;
    };
    /** @type {(key: string) => any} */
    const row = (key) => document.querySelector(`[data-row="${key}"]`);
    /** @type {(node: Node) => Node} */
    const copy = (node) => node.cloneNode(true);

    /** @type {(key: string, level: string) => Node} What a row says, without its conditions. */
    const result = (key, level) => {
      const found = row(key);
      const parts = found.querySelectorAll(".decision-statement, .decision-next");
      return element("section", { class: "tool-result" },
        element(level, {}, found.dataset.part),
        element("p", { class: "tool-verdict" }, ...titleOf(key)),
        ...[...parts].map(copy));
    };

    /** @type {(key: string) => (string | Node)[]} Its title, with the mark of a weak source. */
    const titleOf = (key) => {
      const heading = document.getElementById(`row-${key.toLowerCase()}`);
      const marks = [...(heading?.querySelectorAll(".badge-unverified") ?? [])];
      return [row(key).dataset.title, ...marks.flatMap((mark) => [" ", copy(mark)])];
    };

    const walked = (/** @type {Record<string, string>} */ answers) => walk(groups, new Map(Object.entries(answers)));

    frame(mount, {
      name: "decision",
      table: mount.dataset.table ?? "",
      title: mount.dataset.title ?? "",
      edition: mount.dataset.edition ?? "",

      accept(given) {
        again = undefined;
        /** @type {Record<string, string>} */
        const answers = {};
        const dropped = [];
        for (const [key, answer] of Object.entries(given)) {
          const asked = question(key);
          const fits = asked && answersOf(key).some((found) => found.dataset.answer === answer);
          if (fits) answers[key] = answer;
          else dropped.push(asked?.dataset.name ?? key);
        }
        return { answers, dropped };
      },

      results: ({ answers }) => walked(answers).rows.map((key) => (
        { group: row(key).dataset.group, row: key, title: row(key).dataset.title })),

      show(stage, { answers }, self) {
        const found = walked(answers);
        if (again !== undefined && !found.asked.includes(again)) again = undefined;
        const current = again ?? found.ask;
        const goTo = (/** @type {string | undefined} */ key) => {
          again = key;
          self.answer(answers);
        };
        const given = found.asked.filter((key) => answers[key] !== undefined);
        const shown = current === undefined
          ? element("div", { class: "tool-results" },
            element("h3", { tabindex: "-1" }, self.word("result")),
            ...found.rows.map((key) => result(key, "h4")))
          : asking(current, found, answers, self, goTo);
        const trail = element("ol", { class: "tool-trail" });
        for (const key of given) {
          if (key === current) continue;
          const name = question(key).dataset.name;
          const change = element("button", { type: "button" }, self.word("change"));
          change.setAttribute("aria-label", `${self.word("change")}: ${name}`);
          change.addEventListener("click", () => goTo(key));
          const words = element("span", {}, `${name}: `,
            element("strong", {}, answerWords(key, answers[key])));
          trail.append(element("li", {}, words, " ", change));
        }
        stage.replaceChildren(shown);
        if (trail.childElementCount > 0) {
          stage.append(element("h3", {}, self.word("answers")), trail);
        }
        // The result speaks for itself.
        const titles = current === undefined ? [] : found.rows.map((key) => row(key).dataset.title);
        self.say(titles.length > 0 ? self.word("decided", { titles: titles.join("; ") }) : "");
        // The reader's place is kept at the first sight of the page only.
        const target = stage.querySelector("[tabindex='-1']");
        if (!isFirst && target instanceof HTMLElement) target.focus();
        isFirst = false;
      },

      record({ answers }, self) {
        const found = walked(answers);
        const table = element("table", {}, element("tbody"));
        for (const key of found.asked.filter((key) => answers[key] !== undefined)) {
          table.firstChild?.appendChild(element("tr", {},
            element("th", { scope: "row" }, question(key).dataset.text),
            element("td", {}, answerWords(key, answers[key]))));
        }
        const open = found.ask === undefined ? [] : [element("p", {}, self.word("unfinished"))];
        return [
          element("h2", {}, self.word("result")),
          ...open,
          ...found.rows.map((key) => result(key, "h3")),
          element("h2", {}, self.word("answers")),
          table,
          element("p", {}, self.word("no-advice")),
        ];
      },
    });

    /**
     * The form for one question.
     * @param {string} key
     * @param {Walk} found
     * @param {Record<string, string>} answers
     * @param {any} self The frame.
     * @param {(key: string | undefined) => void} goTo
     */
    function asking(key, found, answers, self, goTo) {
      const asked = question(key);
      const at = found.asked.indexOf(key);
      const legend = element("legend", { tabindex: "-1" },
        element("small", {}, self.word("question", { number: String(at + 1) })), " ",
        asked.dataset.text);
      const fields = element("fieldset", {}, legend);
      const help = asked.querySelector(".decision-help");
      if (help) {
        fields.append(element("details", { class: "tool-help" },
          element("summary", {}, self.word("help")), copy(help)));
      }
      answersOf(key).forEach((answer, number) => {
        const id = `tool-answer-${number}`;
        const input = element("input", { type: "radio", name: "answer", id, required: "" });
        if (!(input instanceof HTMLInputElement)) return;
        input.value = answer.dataset.answer ?? "";
        input.checked = answers[key] === input.value;
        const label = element("label", { for: id }, answer.querySelector("p")?.textContent ?? "");
        const line = element("div", { class: "tool-answer" }, input, label);
        const examples = answer.querySelector(".decision-examples");
        if (examples) {
          const note = element("div", { id: `${id}-help` }, ...[...examples.childNodes].map(copy));
          input.setAttribute("aria-describedby", note.id);
          line.append(note);
        }
        fields.append(line);
      });
      const buttons = element("p", { class: "tool-buttons" });
      const back = found.asked[at - 1];
      if (back !== undefined) {
        const button = element("button", { type: "button" }, self.word("back"));
        button.addEventListener("click", () => goTo(back));
        buttons.append(button);
      }
      buttons.append(element("button", { type: "submit" }, self.word("continue")));
      const form = element("form", {}, fields, buttons);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const chosen = form.querySelector("input:checked");
        if (!(chosen instanceof HTMLInputElement)) return;
        again = undefined;
        self.answer({ ...answers, [key]: chosen.value });
      });
      return form;
    }
  }

  if (typeof document !== "undefined") {
    const mount = document.querySelector('[data-tool="decision"]');
    if (mount instanceof HTMLElement) start(mount);
  }
  return { read, walk };
})();
