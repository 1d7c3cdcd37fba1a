// How does a reader ask, and how are the answers shown? The ranking is in `search.js`.
(function () {
  "use strict";

  const search = craSearch;

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {string} className
   * @param {string} [text]
   * @returns {HTMLElementTagNameMap[Name]}
   */
  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /**
   * @param {Element} parent
   * @param {string[]} pieces
   */
  function fillMarked(parent, pieces) {
    pieces.forEach((piece, at) => {
      if (piece !== "") parent.append(at % 2 === 1 ? make("mark", "", piece) : piece);
    });
  }

  /**
   * @param {string} root
   * @param {Page} page
   * @param {string} anchor
   */
  function address(root, page, anchor) {
    const path = page[0].split("/").map(encodeURIComponent).join("/");
    return root + path + (anchor === "" ? "" : "#" + encodeURIComponent(anchor));
  }

  /**
   * How much is shown, in which words.
   * @typedef {{ labels: DOMStringMap, pages: number, sections: number, size: number }} Manner
   */

  /**
   * A place for results: a list, and a line that says how many there are.
   * @param {Element} place
   * @param {Manner} manner
   */
  function view(place, manner) {
    const state = make("p", "search-state");
    state.setAttribute("role", "status");
    const list = make("ol", "search-results");
    list.setAttribute("role", "list");
    place.append(state, list);
    let turn = 0;

    /**
     * @param {string} query
     * @param {string} kind
     * @returns {Promise<Answer | undefined>} nothing when the reader has typed on meanwhile
     */
    async function show(query, kind) {
      turn += 1;
      const mine = turn;
      if (search.words(query).length === 0) {
        state.textContent = "";
        list.replaceChildren();
        return undefined;
      }
      if (!search.isOpen()) state.textContent = manner.labels.loading ?? "";
      try {
        const [answer, index] = await Promise.all([search.find(query), search.open()]);
        if (mine !== turn) return undefined;
        const all = answer.results;
        const chosen = kind === "" ? all : all.filter((result) => result.page[2] === kind);
        state.textContent = sentence(answer, chosen.length, query.trim(), manner.labels);
        const isFound = search.matcher(index, answer.forms);
        const shown = chosen.slice(0, manner.pages);
        list.replaceChildren(...shown.map((result) => entry(result, isFound, manner)));
        return answer;
      } catch {
        if (mine === turn) {
          state.textContent = manner.labels.failed ?? "";
          list.replaceChildren();
        }
        return undefined;
      }
    }

    return { show, list };
  }

  /**
   * @param {Answer} answer
   * @param {number} count
   * @param {string} query
   * @param {DOMStringMap} labels
   */
  function sentence(answer, count, query, labels) {
    if (count === 0) return `${labels.none} “${query}”`;
    if (!answer.exact) return labels.close ?? "";
    return count === 1 ? `${labels.one} “${query}”` : `${count} ${labels.many} “${query}”`;
  }

  /**
   * One page with its best sections.
   * @param {Result} result
   * @param {(word: string) => boolean} isFound
   * @param {Manner} manner
   */
  function entry(result, isFound, manner) {
    const [, title, kind, label, key, way] = result.page;
    const item = make("li", "result");
    const link = make("a", "");
    link.href = address(manner.labels.root ?? "", result.page, "");
    const line = titleLine(title, isFound);
    // Keys that people cite begin with a capital; the others are names of files.
    if (/^\p{Lu}/u.test(key)) line.append(make("code", "key", key));
    if (label !== "") line.append(make("span", "kind kind-" + kind, label));
    link.append(line);
    if (way !== "") link.append(make("span", "result-way", way));
    item.append(link);
    const best = result.sections[0];
    if (best && best.section[1] === "") addText(link, best.number, isFound, manner.size);
    const strong = result.sections.filter(
      ({ section, score }) => section[1] !== "" && score >= 0.35 * (best?.score ?? 0),
    );
    if (strong.length === 0) return item;
    const sections = make("ul", "");
    sections.setAttribute("role", "list");
    for (const { section, number } of strong.slice(0, manner.sections)) {
      const inner = make("li", "result-section");
      const way = make("a", "");
      way.href = address(manner.labels.root ?? "", result.page, section[1]);
      way.append(titleLine(section[2], isFound));
      addText(way, number, isFound, manner.size);
      inner.append(way);
      sections.append(inner);
    }
    item.append(sections);
    return item;
  }

  /**
   * @param {string} title
   * @param {(word: string) => boolean} isFound
   */
  function titleLine(title, isFound) {
    const line = make("span", "result-title");
    const name = make("span", "");
    fillMarked(name, search.cut(title, isFound));
    line.append(name);
    return line;
  }

  /**
   * Adds the excerpt of a section once its text is there.
   * @param {Element} parent
   * @param {number} number
   * @param {(word: string) => boolean} isFound
   * @param {number} size
   */
  function addText(parent, number, isFound, size) {
    const line = make("span", "result-text");
    parent.append(line);
    search.textOf(number).then(
      (text) => fillMarked(line, search.cut(search.excerpt(text, isFound, size), isFound)),
      () => undefined,
    );
  }

  /**
   * Arrow keys move through the links of a list; the way up from the first leads to the input.
   * @param {HTMLElement} list
   * @param {HTMLInputElement} input
   * @param {HTMLElement} around
   */
  function arrowKeys(list, input, around) {
    around.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const links = [...list.querySelectorAll("a")];
      if (links.length === 0) return;
      const at = links.findIndex((link) => link === document.activeElement);
      if (at < 0 && document.activeElement !== input) return;
      event.preventDefault();
      const next = event.key === "ArrowDown" ? Math.min(at + 1, links.length - 1) : at - 1;
      if (next < 0) input.focus();
      else links[next]?.focus();
    });
  }

  /**
   * Waits until the reader rests, then calls.
   * @param {() => void} action
   */
  function rested(action) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = window.setTimeout(action, 90);
    };
  }

  /**
   * Results below the box in the header.
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function panel(form, input) {
    const box = make("div", "search-panel");
    box.hidden = true;
    form.append(box);
    const { show, list } = view(box, { labels: form.dataset, pages: 6, sections: 2, size: 130 });
    const all = make("a", "search-all", form.dataset.more);
    box.append(all);
    const update = async () => {
      const query = input.value;
      box.hidden = search.words(query).length === 0;
      all.href = form.getAttribute("action") + "?q=" + encodeURIComponent(query.trim());
      all.hidden = true;
      const answer = await show(query, "");
      all.hidden = !answer || answer.results.length === 0;
    };
    input.addEventListener("input", rested(update));
    input.addEventListener("focus", () => {
      search.open().catch(() => undefined);
      if (input.value.trim() !== "" && box.hidden) void update();
    });
    arrowKeys(box, input, form);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || box.hidden) return;
      event.preventDefault();
      input.focus();
      box.hidden = true;
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !form.contains(event.target)) box.hidden = true;
    });
    form.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next instanceof Node && !form.contains(next)) box.hidden = true;
    });
    return list;
  }

  /**
   * The page of results; its address holds the query, so that it can be kept and sent.
   * @param {Element} place
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function page(place, form, input) {
    const kinds = make("div", "search-kinds");
    kinds.setAttribute("role", "group");
    kinds.setAttribute("aria-label", form.dataset.kinds ?? "");
    place.append(kinds);
    const { show, list } = view(place, { labels: form.dataset, pages: 60, sections: 4, size: 240 });
    const contents = document.querySelector("[data-search-contents]");
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    let kind = asked.get("kind") ?? "";
    /** @param {string} name */
    const choose = (name) => {
      kind = name;
      void update();
    };
    const update = async () => {
      const query = input.value;
      const empty = search.words(query).length === 0;
      if (contents instanceof HTMLElement) contents.hidden = !empty;
      const parameters = new URLSearchParams();
      if (query.trim() !== "") parameters.set("q", query.trim());
      if (kind !== "") parameters.set("kind", kind);
      const address = parameters.size > 0 ? "?" + parameters : location.pathname;
      history.replaceState(null, "", address);
      const answer = await show(query, kind);
      if (empty) kinds.replaceChildren();
      else if (answer) kindButtons(kinds, answer.results, kind, form.dataset.all ?? "", choose);
    };
    input.addEventListener("input", rested(update));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void update();
    });
    arrowKeys(list, input, document.body);
    void update();
    if (input.value === "") input.focus();
  }

  /**
   * One button for each kind of page among the results, with how many there are.
   * @param {HTMLElement} place
   * @param {Result[]} results
   * @param {string} chosen
   * @param {string} all
   * @param {(name: string) => void} choose
   */
  function kindButtons(place, results, chosen, all, choose) {
    /** @type {Map<string, { label: string, count: number }>} */
    const found = new Map([["", { label: all, count: results.length }]]);
    for (const { page: [, , name, label] } of results) {
      if (label === "") continue;
      const entry = found.get(name) ?? { label, count: 0 };
      entry.count += 1;
      found.set(name, entry);
    }
    const focused = document.activeElement?.parentElement === place;
    place.replaceChildren(...[...found].map(([name, { label, count }]) => {
      const button = make("button", "", `${label} ${count}`);
      button.type = "button";
      button.setAttribute("aria-pressed", String(name === chosen));
      button.addEventListener("click", () => choose(name));
      return button;
    }));
    const pressed = place.querySelector("[aria-pressed=true]");
    if (focused && pressed instanceof HTMLElement) pressed.focus();
    place.hidden = found.size < 3;
  }

  function start() {
    const form = document.querySelector("form[data-search]");
    const input = document.getElementById("search-input");
    if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
    search.loadWith(search.scriptsFrom((form.dataset.root ?? "") + "search/"));
    const place = document.querySelector("[data-search-page]");
    if (place) page(place, form, input);
    else panel(form, input);
  }

  start();
})();
