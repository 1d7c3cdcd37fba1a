// What did somebody look for who came to an address that does not exist? Its words are put into the
// search box, and a link asks for them.
(function () {
  "use strict";
  const own = document.currentScript;
  const root = own instanceof HTMLScriptElement ? new URL("..", own.src).href : "";
  const link = document.querySelector("a[data-search-missing]");
  const input = document.getElementById("search-input");
  if (!(link instanceof HTMLAnchorElement) || !(input instanceof HTMLInputElement)) return;

  /** @param {string} path */
  function decode(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  const path = location.href.replace(root, "").replace(/[?#].*$/, "");
  const names = decode(path).split("/").filter((name) => !/^((index|404)\.html?)?$/.test(name));
  const last = names[names.length - 1] ?? "";
  const words = last.replace(/\.[a-z]+$/, "").replace(/[^\p{Alphabetic}\p{N}]+/gu, " ").trim();
  if (words === "") return;
  input.value = words;
  link.textContent = (link.dataset.words ?? "").replace("{query}", words);
  link.href = (input.form?.action ?? "") + "?q=" + encodeURIComponent(words);
  link.hidden = false;
})();
