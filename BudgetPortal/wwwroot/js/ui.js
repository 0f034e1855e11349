// What the browser must do itself: dialogs, menus, tabs, focus. Loaded before the Blazor script; components call window.bp.
(() => {
  "use strict";
  const focusable = "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select:not(:disabled), textarea:not(:disabled)";
  const rtl = element => getComputedStyle(element).direction === "rtl";

  window.bp = {
    showModal(dialog) {
      if (!dialog || dialog.open) return;
      dialog.showModal();
      const body = dialog.querySelector(".bp-modal-body");
      (dialog.querySelector("[autofocus]") ?? body?.querySelector(focusable) ?? dialog.querySelector("h2"))?.focus();
    },
    closeModal(dialog) {
      if (dialog?.open) dialog.close();
    },
    // Errors take the focus: call after the messages are rendered.
    focusInvalid(root) {
      (root ?? document).querySelector("[aria-invalid=true], .bp-callout-bad[tabindex]")?.focus();
    },
    // Whether there was something to focus.
    focus(selector) {
      const found = document.querySelector(selector);
      found?.focus();
      return Boolean(found);
    },
    // Leads on after a choice, unless the person has gone on to another field meanwhile: the answer may come late.
    lead(selector) {
      if (!document.activeElement?.matches("input:not([role=combobox]), select, textarea")) bp.focus(selector);
    },
    // Whether the text is on the clipboard now; a page without https may not write there by itself, so the field is selected.
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        document.querySelector("dialog[open] input[readonly]")?.select();
        return false;
      }
    },
    // Gives the browser a file that the server made.
    async download(name, stream) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: name.endsWith(".csv") ? "text/csv;charset=utf-8" : "application/octet-stream" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },
  };

  // Menus stand beside their button, on the side where there is room.
  let pressed = null; // Several buttons may open the same menu.
  document.addEventListener("click", event => pressed = event.target.closest?.("[popovertarget]") ?? pressed, true);
  const place = menu => {
    const button = pressed?.getAttribute("popovertarget") === menu.id ? pressed : document.querySelector(`[popovertarget="${menu.id}"]`);
    if (!button) return;
    const from = button.getBoundingClientRect(), width = menu.offsetWidth, height = menu.offsetHeight, gap = 6, edge = 8;
    const alignEnd = rtl(button) ? from.left : from.right - width;
    const below = from.bottom + gap + height <= innerHeight - edge || from.top < height + gap + edge;
    menu.style.insetInlineStart = menu.style.insetInlineEnd = "auto";
    menu.style.left = `${Math.min(Math.max(edge, alignEnd), innerWidth - width - edge)}px`;
    menu.style.top = `${below ? Math.max(edge, Math.min(from.bottom + gap, innerHeight - height - edge)) : from.top - gap - height}px`;
  };
  const openMenu = () => document.querySelector(".bp-menu:popover-open");
  document.addEventListener("toggle", event => {
    if (event.target.classList?.contains("bp-menu") && event.newState === "open") place(event.target);
  }, true);
  document.addEventListener("scroll", event => {
    const menu = openMenu();
    if (menu && event.target !== menu) menu.hidePopover();
  }, true);
  document.addEventListener("click", event => event.target.closest?.(".bp-menu :is(.bp-menu-item, a)")?.closest(".bp-menu").hidePopover());

  const move = (event, items, next) => {
    event.preventDefault();
    const item = items[(next + items.length) % items.length];
    item.focus();
    return item;
  };
  document.addEventListener("keydown", event => {
    const { key, target } = event;
    const menu = target.closest?.(".bp-menu") ?? (key === "ArrowDown" && target.popoverTargetElement ? openMenu() : null);
    if (menu && (key === "ArrowDown" || key === "ArrowUp")) {
      const items = [...menu.querySelectorAll(focusable)];
      move(event, items, items.indexOf(target) + (key === "ArrowDown" ? 1 : -1));
      return;
    }
    const tabs = target.closest?.("[data-bp-tabs]");
    if (tabs && ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) {
      const items = [...tabs.querySelectorAll("[role=tab]")];
      const forward = (key === "ArrowRight") !== rtl(tabs);
      const next = key === "Home" ? 0 : key === "End" ? items.length - 1 : items.indexOf(target) + (forward ? 1 : -1);
      move(event, items, next).click();
    }
  });
})();
