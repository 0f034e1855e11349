// The keyboard that works everywhere: Ctrl K searches, ? explains, a letter follows the link or goes to the button that bears it. In the search the arrows choose and Enter opens; finding is Blazor's.
(() => {
  "use strict";
  const types = target => target.matches?.("input, textarea, select, [contenteditable]");
  const press = selector => {
    if (!document.querySelector("dialog[open]")) document.querySelector(selector)?.click();
  };

  const choose = (palette, option) => {
    palette.querySelectorAll("[aria-selected=true]").forEach(other => other.setAttribute("aria-selected", "false"));
    const input = palette.querySelector("[role=combobox]");
    if (!option) { input?.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input?.setAttribute("aria-activedescendant", option.id);
  };
  const options = palette => [...palette.querySelectorAll("[role=option]")];

  // Whether what is listed answers what stands in the field; the server is told a quarter of a second after the last key.
  const answers = (palette, list) => list.dataset.found === palette.querySelector("[role=combobox]").value;

  // The first of what was found is chosen until somebody chooses another. Who pressed Enter before anything was found gets the first of all.
  document.addEventListener("focusin", ({ target }) => {
    const palette = target.matches?.("[role=combobox]") ? target.closest(".bp-palette") : null, list = palette?.querySelector("[role=listbox]");
    if (!list || list.bpState) return;
    const state = list.bpState = { moved: false, enter: false };
    const look = () => {
      if (!state.moved || palette.querySelectorAll("[aria-selected=true]").length !== 1) choose(palette, options(palette)[0]);
      if (state.enter && answers(palette, list) && list.ariaBusy === "false") {
        state.enter = false;
        options(palette)[0]?.click();
      }
    };
    target.addEventListener("input", () => { state.moved = state.enter = false; });
    new MutationObserver(look).observe(list, { childList: true, subtree: true, attributeFilter: ["aria-busy", "data-found"] });
    look();
  });

  document.addEventListener("keydown", event => {
    const { key, target } = event, control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (control && key.toLowerCase() === "k") { event.preventDefault(); press("[data-bp-search]"); return; }
    if (key === "?" && !types(target)) { press("[data-bp-shortcuts]"); return; }
    if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !types(target) && !document.querySelector("dialog[open]")) {
      const named = document.querySelector(`[data-bp-key="${CSS.escape(key.toLowerCase())}"]`);
      if (named) { event.preventDefault(); named.matches("a") ? named.click() : named.focus(); return; }
    }
    const palette = target.closest?.(".bp-palette");
    if (!palette || !target.matches("[role=combobox]") || event.isComposing) return;
    const list = palette.querySelector("[role=listbox]"), all = options(palette);
    const at = all.findIndex(option => option.getAttribute("aria-selected") === "true");
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && all.length > 0) {
      event.preventDefault();
      list.bpState.moved = true;
      choose(palette, all[(at + step + all.length) % all.length]);
    } else if (key === "Escape") {
      // A search field would keep the first Escape for itself, to empty itself.
      event.preventDefault();
      palette.querySelector(".bp-modal-head button").click();
    } else if (key === "Enter") {
      event.preventDefault();
      if (answers(palette, list) && all.length > 0) all[Math.max(0, at)].click();
      else list.bpState.enter = true;
    }
  });
})();
