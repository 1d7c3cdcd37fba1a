// How does a reader find on: moved sections, keys, what a term means? Each works without the others.
(function () {
  "use strict";

  const root = document.documentElement;

  /** Follows a page or section to where it is now; without this, links and a delay do. */
  function followMoved() {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const place = anchor ? document.getElementById(anchor) : null;
    const section = place?.querySelector("a[data-moved]");
    const page = document.querySelector("a[data-redirect]");
    if (section instanceof HTMLAnchorElement) {
      location.replace(section.href);
    } else if (page instanceof HTMLAnchorElement) {
      location.replace(page.href + (page.hash ? "" : location.hash));
    }
  }

  /** Keys of one letter: never while somebody types, and they can be switched off. */
  function keys() {
    const found = document.querySelector("[data-keys]");
    const choice = found?.querySelector("input");
    if (!(found instanceof HTMLDialogElement) || !choice) return;
    const sheet = found;
    const stored = () => {
      try {
        return localStorage.getItem("keys") !== "off";
      } catch {
        return true;
      }
    };
    let on = stored();
    choice.checked = on;
    choice.addEventListener("change", () => {
      on = choice.checked;
      try {
        localStorage.setItem("keys", on ? "on" : "off");
      } catch {
        // The choice then holds for this page only.
      }
    });
    for (const button of document.querySelectorAll("button[data-keys-open]")) {
      if (!(button instanceof HTMLButtonElement)) continue;
      button.hidden = false;
      button.addEventListener("click", () => sheet.showModal());
    }
    sheet.querySelector("button")?.addEventListener("click", () => sheet.close());

    /** @param {string} selector */
    const follow = (selector) => {
      const link = document.querySelector(selector);
      if (link instanceof HTMLLinkElement && link.href) location.assign(link.href);
    };
    const ask = () => {
      const field = document.querySelector("[data-search] input");
      if (!(field instanceof HTMLInputElement)) return;
      field.focus();
      field.select();
    };
    /** @type {Record<string, () => void>} */
    const actions = {
      "?": () => sheet.showModal(),
      "/": ask,
      s: ask,
      "[": () => follow("link[rel=prev]"),
      "]": () => follow("link[rel=next]"),
      t: () => {
        const button = document.querySelector("[data-theme-toggle]");
        if (button instanceof HTMLElement) button.click();
      },
      c: () => follow("link[rel=contents]"),
    };
    document.addEventListener("keydown", (event) => {
      if (!on || event.defaultPrevented || sheet.open) return;
      // Right Alt types `[` and `]` on many keyboards: then the character counts, not the key.
      const typed = event.getModifierState("AltGraph");
      if (event.metaKey || (!typed && (event.ctrlKey || event.altKey))) return;
      const at = event.target;
      // A tick box takes no letters; the sheet's own keeps the focus for a moment after it closes.
      const typing = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
      if (at instanceof Element && at.closest(typing)) return;
      const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  /** What a term means, on hover, on focus and on the first tap; the link stays a link. */
  function tips() {
    const bubble = document.createElement("div");
    bubble.className = "tip";
    bubble.hidden = true;
    const words = document.createElement("p");
    const more = document.createElement("a");
    bubble.append(words, more);
    document.body.append(bubble);
    /** @type {HTMLAnchorElement | undefined} */
    let shown;
    let timer = 0;

    /** @param {EventTarget | null} target */
    const termAt = (target) => {
      const link = target instanceof Element ? target.closest("a[data-term]") : null;
      return link instanceof HTMLAnchorElement ? link : undefined;
    };
    const hide = () => {
      clearTimeout(timer);
      bubble.hidden = true;
      shown = undefined;
    };
    /** @param {HTMLAnchorElement} link */
    const show = (link) => {
      clearTimeout(timer);
      const meaning = document.getElementById(link.getAttribute("aria-describedby") ?? "");
      if (!meaning || shown === link) return;
      shown = link;
      words.textContent = meaning.textContent;
      more.href = link.href;
      more.textContent = meaning.parentElement?.dataset.tips ?? "";
      bubble.hidden = false;
      const around = link.getBoundingClientRect();
      const room = root.clientWidth - bubble.offsetWidth - 8;
      const left = Math.max(8, Math.min(around.left, room));
      const below = around.bottom + bubble.offsetHeight + 8 < root.clientHeight;
      const top = below ? around.bottom : around.top - bubble.offsetHeight;
      bubble.style.left = `${left + scrollX}px`;
      bubble.style.top = `${top + scrollY}px`;
    };
    /** @param {() => void} act @param {number} delay */
    const later = (act, delay) => {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
    };

    document.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const link = termAt(event.target);
      if (link) later(() => show(link), 200);
      else if (event.target instanceof Node && bubble.contains(event.target)) clearTimeout(timer);
      else if (shown) later(hide, 300);
      else clearTimeout(timer);
    });
    document.addEventListener("focusin", (event) => {
      const link = termAt(event.target);
      if (link?.matches(":focus-visible")) show(link);
      else if (event.target instanceof Node && !bubble.contains(event.target)) hide();
    });
    document.addEventListener("click", (event) => {
      const link = termAt(event.target);
      const touched = event instanceof PointerEvent && event.pointerType === "touch";
      if (link && touched && shown !== link) {
        event.preventDefault();
        show(link);
      } else if (event.target instanceof Node && !bubble.contains(event.target)) {
        hide();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && shown) hide();
    });
  }

  followMoved();
  keys();
  if (document.querySelector("a[data-term]")) tips();
})();
