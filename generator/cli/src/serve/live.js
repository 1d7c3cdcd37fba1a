// How does an open page hear of changes? Only the development server puts this script there.
(function () {
  "use strict";

  const script = document.currentScript;
  const tag = script instanceof HTMLScriptElement ? (script.dataset.tag ?? "") : "";
  /** @type {EventSource | undefined} */
  let source;
  /** The files that matter to this page. @type {string[]} */
  let matter = [];
  /** @type {HTMLElement | undefined} */
  let overlay;

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {string} text
   */
  function make(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  /**
   * One fault, as `check --format json` gives it, with the report for people.
   * @typedef {{ code?: string, severity: string, message: string, file?: string | null,
   *   line?: number | null, column?: number | null, report: string }} Fault
   */

  /** @param {Fault} fault */
  function entry(fault) {
    const section = document.createElement("section");
    section.className = fault.severity;
    const code = fault.code ? `[${fault.code}]` : "";
    section.append(make("h2", `${fault.severity}${code}: ${fault.message}`));
    if (fault.file) section.append(make("p", `${fault.file}:${fault.line}:${fault.column}`));
    section.append(make("pre", fault.report));
    return section;
  }

  function hide() {
    overlay?.remove();
    overlay = undefined;
  }

  /** @param {Fault[]} faults */
  function show(faults) {
    hide();
    if (faults.length === 0) return;
    overlay = document.createElement("div");
    const root = overlay.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/__live.css";
    const panel = document.createElement("div");
    panel.className = "faults";
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-label", "Errors in the toolkit");
    const close = make("button", "Close");
    close.type = "button";
    close.addEventListener("click", hide);
    panel.append(make("h1", "The toolkit has errors: this is the last good page"), close);
    panel.append(...faults.map(entry));
    root.append(style, panel);
    document.documentElement.append(overlay);
  }

  function listen() {
    // A browser opens few connections to a server: a page that nobody sees gives its own back.
    if (source !== undefined || document.hidden) return;
    const page = encodeURIComponent(location.pathname);
    source = new EventSource(`/__live?path=${page}&tag=${encodeURIComponent(tag)}`);
    source.addEventListener("state", (event) => {
      const state = JSON.parse(event.data);
      matter = state.matter;
      if (state.stale) location.reload();
    });
    source.addEventListener("change", (event) => {
      /** @type {string[]} */
      const paths = JSON.parse(event.data).paths;
      if (paths.some((path) => matter.includes(path))) location.reload();
    });
    source.addEventListener("faults", (event) => show(JSON.parse(event.data)));
  }

  function stop() {
    source?.close();
    source = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", listen);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  listen();
})();
