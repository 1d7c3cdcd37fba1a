// How does the box in the header give quick answers? It is a combobox with a list of links.
craSearch.box = (function () {
  "use strict";

  /** So many pages are offered. */
  const PAGES = 5;
  /** The length of an excerpt, in characters. */
  const EXCERPT = 130;
  const LIST = "search-options";

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function start(form, input) {
    const { label, make, rested, sentence } = craSearch.show;
    const state = make("p", "visually-hidden");
    state.setAttribute("role", "status");
    const line = make("p", "search-state");
    line.setAttribute("aria-hidden", "true");
    const list = make("div", "search-options");
    list.id = LIST;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", label("results"));
    const panel = make("div", "search-panel", line, list);
    panel.hidden = true;
    form.append(state, panel);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", LIST);
    let turn = 0;
    let active = -1;

    /** @param {boolean} isOpen */
    const open = (isOpen) => {
      panel.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) choose(-1);
    };

    /** @param {number} next */
    const choose = (next) => {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = next;
      const option = list.children[active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };

    /** @param {string} words */
    const say = (words) => {
      line.textContent = words;
      state.textContent = words;
    };

    const update = async () => {
      const mine = (turn += 1);
      const query = input.value;
      if (craSearch.words.forms(query).length === 0) {
        say("");
        open(false);
        return;
      }
      try {
        const answer = await craSearch.find.find(query);
        const shown = await options(answer, query);
        if (mine !== turn) return;
        list.replaceChildren(...shown);
        say(sentence(answer, query));
      } catch {
        if (mine !== turn) return;
        list.replaceChildren();
        say(form.dataset.failed ?? "");
      }
      choose(-1);
      open(true);
    };

    /**
     * @param {any} answer
     * @param {string} query
     */
    const options = async (answer, query) => {
      const found = answer.found.slice(0, PAGES);
      const texts = await Promise.all(
        found.map((/** @type {any} */ it) => craSearch.files.text(it.sections[0])),
      );
      const shown = texts.map((text) => option(text, answer.marks));
      if (answer.found.length > 0) {
        const all = make("a", "search-all", label("more"));
        all.href = form.action + "?q=" + encodeURIComponent(query.trim());
        shown.push(all);
      }
      const others = craSearch.show.elsewhere(query);
      if (others) shown.push(others);
      for (const [at, link] of shown.entries()) {
        link.id = "search-option-" + at;
        link.tabIndex = -1;
        link.setAttribute("role", "option");
        link.setAttribute("aria-selected", "false");
      }
      return shown;
    };

    const changed = rested(update);
    input.addEventListener("input", changed);
    input.addEventListener("focus", () => {
      if (panel.hidden && input.value.trim() !== "") void update();
    });
    input.addEventListener("keydown", (event) => {
      const count = list.children.length;
      const isOpen = !panel.hidden && count > 0;
      if (event.key === "ArrowDown" && !isOpen) void update();
      else if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
      else if (event.key === "ArrowUp" && isOpen) choose(active < 0 ? count - 1 : active - 1);
      else if (event.key === "Escape" && !panel.hidden) open(false);
      else if (event.key === "Enter" && active >= 0) {
        const link = list.children[active];
        if (link instanceof HTMLElement) link.click();
      } else return;
      event.preventDefault();
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !form.contains(event.target)) open(false);
    });
    form.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next instanceof Node && !form.contains(next)) open(false);
    });
    open(false);
    if (input.value !== "" && document.activeElement === input) void update();
  }

  /**
   * One page: its best section.
   * @param {any} text
   * @param {Set<string>} marks
   * @returns {HTMLAnchorElement}
   */
  function option(text, marks) {
    const { address, make, marked, titleLine } = craSearch.show;
    const [path, title, , , , way] = text.page;
    const link = make("a", "search-option", titleLine(text, text.heading || title, marks));
    link.href = address(path, text.anchor);
    const above = text.heading ? [way, title].filter((it) => it !== "").join(" › ") : way;
    if (above !== "") link.append(make("span", "result-way", above));
    if (text.body !== "") link.append(marked("result-text", text.body, marks, EXCERPT));
    return link;
  }

  return { start };
})();
