// The frame of the portal: appearance, navigation, reconnecting. It works with and without a circuit.
(() => {
  "use strict";
  const root = document.documentElement;

  const showTheme = () => document.querySelectorAll("[data-bp-theme]").forEach(button =>
    button.setAttribute("aria-pressed", String(button.dataset.bpTheme === bpTheme.chosen())));
  document.addEventListener("toggle", showTheme, true);

  // A sheet opens with the navigation collapsed; opening it there is not remembered.
  const collapse = () => {
    if (document.querySelector(".bp-wants-room")) root.toggleAttribute("data-nav-open");
    else bpTheme.collapse(root.dataset.nav !== "collapsed");
  };

  const drawer = open => {
    root.toggleAttribute("data-drawer", open);
    document.querySelectorAll(".bp-top, .bp-main").forEach(part => part.inert = open);
    document.querySelector(open ? ".bp-nav-close" : ".bp-top-menu")?.focus();
  };

  const dialog = document.getElementById("components-reconnect-modal");
  const reconnect = async () => {
    dialog.classList.replace("components-reconnect-failed", "components-reconnect-show");
    try {
      if (!await Blazor.reconnect()) location.reload();
    } catch {
      dialog.classList.replace("components-reconnect-show", "components-reconnect-failed");
    }
  };

  // The network is back, or somebody looks at the page again: nobody should have to press a button for it.
  const failed = () => dialog?.classList.contains("components-reconnect-failed");
  window.addEventListener("online", () => { if (failed()) reconnect(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && failed()) reconnect(); });

  document.addEventListener("click", event => {
    const target = event.target.closest?.("[data-bp-theme], [data-bp-collapse], [data-bp-drawer], [data-bp-reload], [data-bp-reconnect], .bp-nav a");
    if (!target) return;
    if (target.dataset.bpTheme) { bpTheme.choose(target.dataset.bpTheme); showTheme(); }
    else if ("bpCollapse" in target.dataset) collapse();
    else if ("bpDrawer" in target.dataset) drawer(target.dataset.bpDrawer === "open");
    else if ("bpReload" in target.dataset) { event.preventDefault(); location.reload(); }
    else if ("bpReconnect" in target.dataset) reconnect();
    else if (root.hasAttribute("data-drawer")) drawer(false);
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && root.hasAttribute("data-drawer")) drawer(false);
  });

  // The portal no longer knows this page: it is loaded again, with everything that was saved.
  if (dialog) {
    new MutationObserver(() => {
      if (dialog.classList.contains("components-reconnect-rejected")) setTimeout(() => location.reload(), 800);
    }).observe(dialog, { attributeFilter: ["class"] });
  }
  showTheme();
})();
