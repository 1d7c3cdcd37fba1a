// How does the page of the search show a whole answer, and narrow it? Its address holds the query
// and every choice, so that it can be kept and sent.
craSearch.page = (function () {
  "use strict";

  /** So many pages are shown at once. */
  const PAGES = 10;
  /** So many sections of a page are shown, … */
  const SECTIONS = 3;
  /** … of so many pages: of the others the best, since each costs a file. */
  const BEST = 3;
  /** The length of an excerpt, in characters. */
  const EXCERPT = 240;

  /**
   * @param {HTMLElement} place
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function start(place, form, input) {
    const { label, make, rested, sentence } = craSearch.show;
    const asked = new URLSearchParams(location.search);
    /** @type {[string, string][]} */
    let choices = [...asked].filter(([name]) => name !== "q");
    const query = asked.get("q");
    // Without a query the reader has begun to type one, while all this was loaded.
    if (query !== null) input.value = query;
    const state = make("p", "search-state");
    state.setAttribute("role", "status");
    const help = make("div", "search-help");
    const list = make("ol", "search-results");
    list.setAttribute("role", "list");
    const more = make("button", "search-more", label("next"));
    more.type = "button";
    more.hidden = true;
    const narrow = make("div", "search-facets");
    narrow.setAttribute("role", "group");
    narrow.setAttribute("aria-label", label("narrow"));
    place.append(narrow, make("div", "search-answer", state, help, list, more));
    const contents = document.querySelector("[data-search-contents]");
    let turn = 0;
    /** @type {any} */
    let answer;

    /** @param {[string, string][]} next */
    const choose = (next) => {
      choices = next;
      void update();
    };

    const update = async () => {
      const mine = (turn += 1);
      const query = input.value;
      const isEmpty = craSearch.words.forms(query).length === 0;
      keep(query, choices);
      narrow.hidden = isEmpty;
      if (isEmpty) {
        answer = { found: [] };
        state.textContent = "";
        help.replaceChildren();
        list.replaceChildren();
        more.hidden = true;
        if (contents instanceof HTMLElement) contents.hidden = false;
        return;
      }
      try {
        const next = await craSearch.find.find(query, choices);
        const shown = await entries(next, 0);
        if (mine !== turn) return;
        answer = next;
        list.replaceChildren(...shown);
        state.textContent = sentence(answer, query);
        help.replaceChildren(...advice(answer, choices, choose, input));
        more.hidden = answer.found.length <= PAGES;
        if (contents instanceof HTMLElement) contents.hidden = answer.found.length > 0;
        craSearch.narrow.show(narrow, answer.counts, choices, choose);
      } catch {
        if (mine !== turn) return;
        state.textContent = form.dataset.failed ?? "";
        list.replaceChildren();
        more.hidden = true;
      }
    };

    more.addEventListener("click", async () => {
      const from = list.children.length;
      list.append(...(await entries(answer, from)));
      more.hidden = list.children.length >= answer.found.length;
      const first = list.children[from]?.querySelector("a");
      first?.focus();
    });
    const changed = rested(update);
    input.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void update();
    });
    void update().then(() => (document.documentElement.dataset.asked = "done"));
  }

  /**
   * Keeps query and choices in the address.
   * @param {string} query
   * @param {[string, string][]} choices
   */
  function keep(query, choices) {
    const parameters = new URLSearchParams(query.trim() === "" ? [] : [["q", query.trim()]]);
    for (const [name, value] of choices) parameters.append(name, value);
    const text = parameters.toString();
    history.replaceState(null, "", text === "" ? location.pathname : "?" + text);
  }

  /**
   * What helps when the answer is not what was asked for.
   * @param {any} answer
   * @param {[string, string][]} choices
   * @param {(choices: [string, string][]) => void} choose
   * @param {HTMLInputElement} input
   * @returns {HTMLElement[]}
   */
  function advice(answer, choices, choose, input) {
    const { elsewhere, label, make } = craSearch.show;
    /** @type {HTMLElement[]} */
    const parts = [];
    /** @param {string} words @param {() => void} action */
    const button = (words, action) => {
      const own = make("button", "search-advice", words);
      own.type = "button";
      own.addEventListener("click", action);
      parts.push(own);
    };
    if (answer.meant && answer.found.length > 0) {
      button(label("search_for", { query: answer.meant }), () => {
        input.value = answer.meant;
        choose(choices);
        input.focus();
      });
    }
    const others = elsewhere(input.value);
    if (others) parts.push(make("p", "", others));
    if (answer.found.length > 0) return parts;
    if (answer.unknown.length > 0) {
      parts.push(make("p", "", label("unknown", { words: answer.unknown.join(", ") })));
    }
    parts.push(make("p", "", label("help")));
    if (choices.length > 0) button(label("clear"), () => choose([]));
    return parts;
  }

  /**
   * The next pages of an answer.
   * @param {any} answer
   * @param {number} from
   */
  async function entries(answer, from) {
    const found = answer.found.slice(from, from + PAGES);
    return Promise.all(
      found.map((/** @type {any} */ it, /** @type {number} */ at) => {
        return entry(it.sections.slice(0, from + at < BEST ? SECTIONS : 1), answer.marks);
      }),
    );
  }

  /**
   * A page with its best sections.
   * @param {number[]} numbers
   * @param {Set<string>} marks
   */
  async function entry(numbers, marks) {
    const { address, make, marked, titleLine } = craSearch.show;
    const texts = await Promise.all(numbers.map((number) => craSearch.files.text(number)));
    const [path, title, , , , way] = texts[0].page;
    const link = make("a", "", titleLine(texts[0], title, marks));
    link.href = address(path, "");
    if (way !== "") link.append(make("span", "result-way", way));
    if (texts[0].anchor === "" && texts[0].body !== "") link.append(marked("result-text", texts[0].body, marks, EXCERPT));
    const item = make("li", "result", link);
    const sections = make("ul", "");
    sections.setAttribute("role", "list");
    const shown = new Set([""]);
    for (const { anchor, heading, body } of texts) {
      if (shown.has(anchor)) continue;
      shown.add(anchor);
      const name = make("span", "result-title", marked("", heading, marks, 200));
      const own = make("a", "", name, marked("result-text", body, marks, EXCERPT));
      own.href = address(path, anchor);
      sections.append(make("li", "result-section", own));
    }
    if (sections.children.length > 0) item.append(sections);
    return item;
  }

  return { start };
})();
