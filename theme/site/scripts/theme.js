// Which colours did the reader choose? Runs before the page is painted, so that nothing flashes.
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
})();
