// What has to be known before the page is painted: the colours that the reader chose, so that
// nothing flashes, and the face, so that it comes together with the styles.
(function () {
  "use strict";
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage may be forbidden; the system's colours then stay.
  }
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
