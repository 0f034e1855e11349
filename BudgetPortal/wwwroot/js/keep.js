// What is typed stays in this browser until the server has it: a lost connection, a restarted server or a closed tab lose nothing.
// What is typed inside data-bp-keep-form="form", as every dialog is, is kept under the page's address, the form's name and the control's: its
// data-bp-keep, in a sheet line:cell, else its label; data-bp-keep-none leaves out. It is put back when the control appears after the page
// was loaded anew. A form is over when it leaves the page; one with data-bp-keep-stays only by bpKeep.forget(form). data-bp-keep-value is
// kept in the place of what a control shows. The button that opens a form says data-bp-opens="form". A cell is over when data-saved says
// that the server has its text; the sheet asks for the others.
(() => {
  "use strict";
  const user = document.documentElement.dataset.user;
  if (!user) return;
  const days = 7, all = "bp-keep:", mine = `${all}${user}:`, forms = new Map(), waiting = new Map(), opened = new Set();
  let telling = false;
  const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";

  for (const key of Object.keys(localStorage).filter(key => key.startsWith(all))) {
    const form = JSON.parse(localStorage.getItem(key));
    if (Date.now() - form.at > days * 86_400_000) localStorage.removeItem(key);
    else if (key.startsWith(mine)) forms.set(key.slice(mine.length), form);
  }
  forms.forEach((form, name) => waiting.set(name, new Set(Object.keys(form.fields))));

  const rootOf = control => control.closest("[data-bp-keep-none]") ? null : control.closest("[data-bp-keep-form]");
  // The address may have changed by the time the form leaves the page.
  const full = form => `${location.pathname} ${form}`;
  const formOf = root => root && (root.bpForm ??= full(root.dataset.bpKeepForm));
  const find = name => [...document.querySelectorAll("[data-bp-keep-form]")].find(root => formOf(root) === name);
  const lineOf = control => control.dataset.cell && control.closest("[data-line]")?.dataset.line;
  const nameOf = control => control.dataset.bpKeep
    ?? (lineOf(control) ? `${lineOf(control)}:${control.dataset.cell}`
      : rootOf(control)?.matches(".bp-sheet") ? undefined : control.labels?.[0]?.textContent.trim() || control.ariaLabel);
  const controlOf = (root, name) => [...root.querySelectorAll("input, select, textarea")].find(control => rootOf(control) === root && nameOf(control) === name);
  const ticks = control => control.type === "checkbox" || control.type === "radio";
  const valueOf = control => ticks(control) ? control.checked : control.selectedOptions ? control.selectedOptions[0]?.textContent : control.value;

  const store = name => {
    const form = forms.get(name);
    if (form && Object.keys(form.fields).length > 0) return localStorage.setItem(mine + name, JSON.stringify(form));
    forms.delete(name);
    waiting.delete(name);
    localStorage.removeItem(mine + name);
  };
  const keep = control => {
    const root = rootOf(control), field = nameOf(control);
    if (telling || !root || !field || control.type === "password") return;
    const name = formOf(root), form = forms.get(name) ?? { fields: {} };
    root.querySelectorAll("[data-bp-keep-value]").forEach(other => form.fields[nameOf(other)] = { value: other.dataset.bpKeepValue });
    const seen = form.fields[field]?.seen ?? control.bpSeen;
    delete form.fields[field]; // The order in which things were typed is the order in which they are put back.
    form.fields[field] = { value: valueOf(control), seen };
    form.at = Date.now();
    forms.set(name, form);
    store(name);
  };
  const drop = control => {
    const name = formOf(rootOf(control)), form = forms.get(name);
    if (!form || !(nameOf(control) in form.fields)) return;
    delete form.fields[nameOf(control)];
    store(name);
  };
  // The server says which text of a cell it has.
  const confirm = cell => {
    const name = formOf(rootOf(cell)), kept = forms.get(name)?.fields[nameOf(cell)], { saved } = cell.dataset;
    if (saved === undefined) return;
    cell.bpSeen = saved;
    if (!kept) return;
    kept.seen = saved;
    if (kept.value === saved) drop(cell);
    else store(name);
  };
  const forget = name => {
    forms.delete(name);
    store(name);
  };

  // Blazor hears of it as if it were typed; it is kept already.
  const tell = (control, change) => {
    telling = true;
    change?.();
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    if (control !== document.activeElement) control.dispatchEvent(new FocusEvent("blur"));
    telling = false;
  };
  // Whether it could be: an option may come later.
  const give = (control, value) => {
    const option = control.options && [...control.options].findIndex(option => option.textContent === value);
    if (option < 0 || control.disabled) return false;
    tell(control, () => {
      if (control.options) control.selectedIndex = option;
      else if (ticks(control)) control.checked = value;
      else control.value = value;
    });
    return true;
  };
  // A form that was open when the page was loaded anew opens again; after a new visit it waits until it is opened.
  const reopen = name => {
    const opener = reloaded && !opened.has(name) && [...document.querySelectorAll("[data-bp-opens]:enabled")].find(button => full(button.dataset.bpOpens) === name);
    if (!opener) return;
    opened.add(name);
    opener.click();
  };
  const putBack = () => waiting.forEach((fields, name) => {
    const root = find(name);
    if (!root) return reopen(name);
    if (root.matches(".bp-sheet")) return;
    for (const field of fields) {
      const control = controlOf(root, field);
      if (control && give(control, forms.get(name).fields[field].value)) fields.delete(field);
    }
    if (fields.size === 0) waiting.delete(name);
  });

  // While the connection was lost nothing reached the server.
  const sendAgain = () => forms.forEach((form, name) => {
    const root = find(name);
    if (root) Object.keys(form.fields).forEach(field => { const control = controlOf(root, field); if (control) tell(control); });
  });

  document.addEventListener("focusin", event => event.target.bpSeen = event.target.value);
  document.addEventListener("input", event => keep(event.target), true);
  // At the window: by then the sheet has brought back what the cell said.
  window.addEventListener("keydown", event => {
    if (event.key === "Escape" && event.target.dataset?.cell) drop(event.target);
  });
  document.addEventListener("submit", event => {
    if (event.target.action?.endsWith("/sign-out")) [...forms.keys()].forEach(forget);
  }, true);

  new MutationObserver(changes => {
    if (forms.size === 0) return;
    for (const { type, target, removedNodes } of changes) {
      if (type === "attributes") {
        confirm(target);
        continue;
      }
      for (const gone of removedNodes) {
        const roots = gone.querySelectorAll?.("[data-bp-keep-form]") ?? [];
        [...roots, gone].filter(root => root.bpForm && !("bpKeepStays" in root.dataset) && !find(root.bpForm)).forEach(root => forget(root.bpForm));
      }
    }
    if (waiting.size > 0) putBack();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-saved"] });

  const dialog = document.getElementById("components-reconnect-modal");
  if (dialog) {
    new MutationObserver(() => {
      if (dialog.classList.contains("components-reconnect-hide")) sendAgain();
    }).observe(dialog, { attributeFilter: ["class"] });
  }

  window.bpKeep = {
    forget: form => forget(full(form)),
    // What is left of a form from an earlier visit: names, texts, and what was to be seen before.
    left: name => Object.entries(forms.get(full(name))?.fields ?? {}).map(([field, { value, seen }]) => ({ field, value, seen })),
  };
})();
