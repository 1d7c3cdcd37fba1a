// What does the page do beyond being read? Each piece works without the others.
(function () {
  "use strict";

  const root = document.documentElement;

  /** The button that changes between light and dark colours. */
  function themeToggle() {
    const found = document.querySelector("[data-theme-toggle]");
    if (!(found instanceof HTMLButtonElement)) return;
    const button = found;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        // The choice then holds for this page only.
      }
      show();
    });
    system.addEventListener("change", show);
    button.hidden = false;
    show();
  }

  /** A button on each listing that copies it. */
  function copyButtons() {
    if (!navigator.clipboard) return;
    for (const listing of document.querySelectorAll(".listing")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = root.dataset.copy ?? "";
      button.addEventListener("click", () => {
        const text = listing.querySelector("code")?.textContent ?? "";
        navigator.clipboard.writeText(text).then(() => {
          button.textContent = root.dataset.copied ?? "";
          setTimeout(() => (button.textContent = root.dataset.copy ?? ""), 2000);
        }, () => undefined);
      });
      listing.append(button);
    }
  }

  /** Marks in the outline the section that is being read. */
  function outlineMark() {
    const outline = document.querySelector("[data-outline]");
    if (!outline || !("IntersectionObserver" in window)) return;
    /** @type {Map<Element, Element>} */
    const links = new Map();
    for (const link of outline.querySelectorAll("a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    /** @type {Set<Element>} */
    const visible = new Set();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) visible.add(entry.target);
          else visible.delete(entry.target);
        }
        const first = [...links.keys()].find((heading) => visible.has(heading));
        if (!first) return;
        for (const [heading, link] of links) {
          if (heading === first) link.setAttribute("aria-current", "location");
          else link.removeAttribute("aria-current");
        }
      },
      { rootMargin: "-60px 0px -60% 0px" },
    );
    for (const heading of links.keys()) observer.observe(heading);
  }

  /** Brings the current chapter into view, and lets Escape leave the navigation on a phone. */
  function navigationKeys() {
    const navigation = document.querySelector("[data-navigation]");
    if (!(navigation instanceof HTMLElement)) return;
    const current = navigation.querySelector("[aria-current]");
    if (current instanceof HTMLElement) {
      const middle = current.offsetTop - navigation.clientHeight / 2;
      if (middle > 0) navigation.scrollTop = middle;
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && location.hash === "#navigation") location.hash = "#content";
    });
  }

  /** Says that there is no network, and since when the copy was kept. */
  function keptMark() {
    const mark = document.querySelector("[data-kept-words]");
    const kept = new Date(decodeURIComponent(root.dataset.kept ?? ""));
    if (!(mark instanceof HTMLElement) || Number.isNaN(kept.getTime())) return;
    const date = kept.toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" });
    mark.textContent = (mark.dataset.keptWords ?? "").replace("{date}", date);
    mark.hidden = false;
  }

  /** Leads back from the page that stands in for one without a copy. */
  function againLink() {
    const link = document.querySelector("a[data-again]");
    const from = new URLSearchParams(location.search).get("from");
    if (!(link instanceof HTMLAnchorElement) || from === null || !URL.canParse(from)) return;
    if (new URL(from).origin === location.origin) link.href = from;
  }

  /** Lets the browser keep copies of the pages that were read, for times without a network. */
  function keepCopies() {
    const address = root.dataset.worker;
    if (address === undefined || !("serviceWorker" in navigator)) return;
    if (!location.protocol.startsWith("http")) return;
    const wanted = new URL(address, location.href).href;
    const ownAddress = {
      /** @param {string} asked */
      createScriptURL(asked) {
        if (asked !== wanted || !asked.endsWith("/worker.js")) throw new TypeError(asked);
        return asked;
      },
    };
    const policy = window.trustedTypes?.createPolicy("cra-worker", ownAddress) ?? ownAddress;
    const isFirst = navigator.serviceWorker.controller === null;
    navigator.serviceWorker.register(policy.createScriptURL(wanted)).then(async () => {
      if (!isFirst) return;
      const files = performance.getEntriesByType("resource").map((entry) => entry.name);
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage({ keep: [location.href, ...files] });
    }, () => undefined);
  }

  keptMark();
  againLink();
  addEventListener("load", keepCopies);
  themeToggle();
  copyButtons();
  outlineMark();
  navigationKeys();
})();
