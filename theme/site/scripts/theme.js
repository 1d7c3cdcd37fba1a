// What has to be known before the page is painted: the colours that the reader chose, so that
// nothing flashes, whether there is a query, so that nothing moves when its answer comes, and the
// face, so that it comes together with the styles.
(function () {
  "use strict";
  // Browsers refuse files on disk that they are told to check: there nothing is checked. The copy
  // in `toolkit.zip` does not ask for it, and so needs no script for its looks.
  if (location.protocol === "file:") {
    const unchecked = new MutationObserver((records) => {
      for (const node of records.flatMap((record) => [...record.addedNodes])) {
        if (node instanceof HTMLScriptElement) node.removeAttribute("integrity");
        else if (node instanceof HTMLLinkElement && node.integrity !== "") {
          node.removeAttribute("integrity");
          node.setAttribute("href", node.href);
        }
      }
    });
    unchecked.observe(document.documentElement, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => unchecked.disconnect());
  }
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage may be forbidden; the system's colours then stay.
  }
  if (/[?&]q=./.test(location.search)) document.documentElement.dataset.asked = "waiting";
  const font = document.currentScript?.dataset.font;
  // Browsers refuse to fetch a face ahead for a page on disk, and complain about it.
  if (font && location.protocol !== "file:") {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "anonymous";
    link.href = font;
    document.head.append(link);
  }
})();
