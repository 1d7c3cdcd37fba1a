// Which rows of a list does the reader want to see? Without this script the answers are links.
(function () {
  "use strict";

  const bars = document.querySelectorAll("[data-filters]");
  const first = bars[0];
  // Where several lists share a page, an address could not say which of them it narrows.
  if (bars.length !== 1 || !(first instanceof HTMLElement)) return;
  const bar = first;

  /** @type {Map<HTMLElement, Set<string>>} Row → its facets, such as `level:basic`. */
  const facets = new Map();
  /** @type {Map<HTMLElement, HTMLElement[]>} Table → its rows. */
  const tables = new Map();
  for (const row of document.querySelectorAll("tr[data-facets]")) {
    const table = row.closest(".table-scroll");
    if (!(row instanceof HTMLElement && table instanceof HTMLElement)) continue;
    facets.set(row, new Set((row.dataset.facets ?? "").split(" ")));
    tables.set(table, [...(tables.get(table) ?? []), row]);
  }

  /** @type {Map<string, HTMLSelectElement>} Name of the filter → its field. */
  const fields = new Map();
  const form = document.createElement("form");
  form.className = "filter-fields";
  for (const question of bar.querySelectorAll("details[data-filter]")) {
    if (question instanceof HTMLDetailsElement) form.append(field(question));
  }
  const reset = document.createElement("button");
  reset.type = "reset";
  reset.textContent = bar.dataset.reset ?? "";
  const shown = document.createElement("p");
  shown.className = "filter-shown";
  shown.setAttribute("role", "status");
  form.append(reset, shown);
  bar.append(form);

  /**
   * The field that stands for a question and its links.
   * @param {HTMLDetailsElement} question
   * @returns {HTMLElement}
   */
  function field(question) {
    const select = document.createElement("select");
    select.add(new Option(bar.dataset.any ?? "", ""));
    for (const answer of question.querySelectorAll("li[data-value]")) {
      if (!(answer instanceof HTMLElement)) continue;
      select.add(new Option(answer.textContent ?? "", answer.dataset.value ?? ""));
    }
    const label = document.createElement("label");
    const words = document.createElement("span");
    words.textContent = question.querySelector("summary")?.textContent ?? "";
    label.append(words, select);
    fields.set(question.dataset.filter ?? "", select);
    question.hidden = true;
    return label;
  }

  /** Shows the rows that fit every answer, and the headings of tables that still have rows. */
  function narrow() {
    const wanted = [...fields].filter(([, field]) => field.value !== "");
    const facetsWanted = wanted.map(([name, field]) => `${name}:${field.value}`);
    let count = 0;
    for (const [table, rows] of tables) {
      let left = 0;
      for (const row of rows) {
        const own = facets.get(row);
        row.hidden = !facetsWanted.every((facet) => own?.has(facet));
        if (!row.hidden) left += 1;
      }
      table.hidden = left === 0;
      const heading = table.previousElementSibling;
      if (heading instanceof HTMLElement && heading.matches(".heading")) {
        heading.hidden = left === 0;
      }
      count += left;
    }
    reset.disabled = wanted.length === 0;
    const words = (bar.dataset.shown ?? "").replace("{shown}", String(count));
    shown.textContent = words.replace("{all}", String(facets.size));
  }

  /** Puts the answers into the address, so that the narrowed list can be shared. */
  function remember() {
    const answers = new URLSearchParams();
    for (const [name, field] of fields) if (field.value !== "") answers.set(name, field.value);
    const hash = answers.toString();
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      // Some browsers forbid it for files on disk; the list is narrowed all the same.
      location.hash = hash;
    }
  }

  /** Takes the answers from the address. An anchor is no answer, but its section has to show. */
  function recall() {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      const answers = new URLSearchParams(hash);
      for (const [name, field] of fields) {
        field.value = answers.get(name) ?? "";
        if (field.selectedIndex < 0) field.value = "";
      }
      bar.scrollIntoView();
    } else {
      const target = document.getElementById(hash);
      if (!target?.closest("[hidden]")) return;
      for (const field of fields.values()) field.value = "";
      narrow();
      target.scrollIntoView();
    }
    narrow();
  }

  form.addEventListener("change", () => {
    narrow();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields.values()) field.value = "";
    narrow();
    remember();
    // A disabled button loses the keyboard's place.
    fields.values().next().value?.focus();
  });
  addEventListener("hashchange", recall);
  narrow();
  recall();
})();
