// Runs before the page is painted: light or dark, and a navigation that was collapsed stays so.
(() => {
  "use strict";
  const cookie = name => document.cookie.split("; ").find(c => c.startsWith(name + "="))?.slice(name.length + 1);
  const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const wanted = cookie("bp-theme");
    root.dataset.theme = wanted === "light" || wanted === "dark" ? wanted : dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", apply);
  apply();
  if (cookie("bp-nav") === "collapsed") root.dataset.nav = "collapsed";
  window.bpTheme = {
    chosen: () => cookie("bp-theme") ?? "auto",
    choose(theme) {
      document.cookie = `bp-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
      apply();
    },
    collapse(collapsed) {
      document.cookie = `bp-nav=${collapsed ? "collapsed" : "wide"}; path=/; max-age=31536000; samesite=lax`;
      if (collapsed) root.dataset.nav = "collapsed"; else delete root.dataset.nav;
    },
  };
})();
