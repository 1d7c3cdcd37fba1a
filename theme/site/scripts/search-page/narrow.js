// How does a reader narrow an answer?
craSearch.narrow = (function () {
  "use strict";

  /**
   * @typedef {{ box: HTMLInputElement, count: HTMLElement, line: HTMLElement }} Choice
   * @typedef {{ group: HTMLDetailsElement, choices: Map<string, Choice> }} Group
   */

  /** @type {Map<string, Group>} */
  const groups = new Map();

  /**
   * Shows a box for each choice, with how many pages it would leave. The elements stay, so that
   * the reader's place among them does.
   * @param {HTMLElement} place
   * @param {any[]} facets
   * @param {[string, string][]} chosen
   * @param {(chosen: [string, string][]) => void} choose
   */
  function show(place, facets, chosen, choose) {
    const isChosen = (/** @type {string} */ name, /** @type {string} */ value) => {
      return chosen.some(([other, it]) => other === name && it === value);
    };
    for (const facet of facets) {
      const group = groups.get(facet.name) ?? begin(place, facet, choose);
      let shown = 0;
      for (const { value, pages } of facet.answers) {
        const choice = group.choices.get(value);
        if (!choice) continue;
        choice.box.checked = isChosen(facet.name, value);
        choice.count.textContent = String(pages);
        choice.line.hidden = pages === 0 && !choice.box.checked;
        if (!choice.line.hidden) shown += 1;
        if (choice.box.checked) group.group.open = true;
      }
      // Where there is one choice alone there is none.
      group.group.hidden = shown === 0 || facet.answers.length === 1;
    }
  }

  /**
   * @param {HTMLElement} place
   * @param {any} facet
   * @param {(chosen: [string, string][]) => void} choose
   * @returns {Group}
   */
  function begin(place, facet, choose) {
    const { make } = craSearch.show;
    const details = make("details", "search-facet", make("summary", "", facet.label));
    details.open = groups.size === 0 && matchMedia("(min-width: 60rem)").matches;
    const list = make("div", "search-choices");
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", facet.label);
    /** @type {Group["choices"]} */
    const choices = new Map();
    for (const { value, label } of facet.answers) {
      const box = make("input", "");
      box.type = "checkbox";
      box.addEventListener("change", () => choose(all()));
      const count = make("span", "search-count");
      const line = make("label", "", box, make("span", "", label), count);
      choices.set(value, { box, count, line });
      list.append(line);
    }
    details.append(list);
    place.append(details);
    const group = { group: details, choices };
    groups.set(facet.name, group);
    return group;
  }

  /**
   * Every choice that is made.
   * @returns {[string, string][]}
   */
  function all() {
    /** @type {[string, string][]} */
    const made = [];
    for (const [name, { choices }] of groups) {
      for (const [value, { box }] of choices) if (box.checked) made.push([name, value]);
    }
    return made;
  }

  return { show };
})();
