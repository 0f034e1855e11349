// The keyboard of tables with cells: Enter and the arrows go up and down a column; in a sheet Escape
// brings back what a cell said when it was entered, and Insert adds an item. Saving is Blazor's.
(() => {
  "use strict";
  const isCell = element => element.matches?.("input[data-cell]");
  const column = cell => [...cell.closest("table").querySelectorAll(`input[data-cell="${cell.dataset.cell}"]`)].filter(other => other.offsetParent !== null);

  document.addEventListener("focusin", event => {
    if (!isCell(event.target)) return;
    event.target.bpBefore = event.target.value;
    event.target.select();
  });
  document.addEventListener("keydown", event => {
    const { key, target } = event;
    if (key === "Insert" && (target === document.body || target.closest?.(".bp-sheet"))) {
      event.preventDefault();
      document.querySelector("[data-sheet-add]")?.click();
      return;
    }
    if (!isCell(target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "Escape" && target.closest("[data-line]") && target.value !== target.bpBefore) {
      target.value = target.bpBefore;
      target.select();
      for (const heard of ["input", "change"]) target.dispatchEvent(new Event(heard, { bubbles: true }));
      return;
    }
    const step = key === "ArrowUp" || (key === "Enter" && event.shiftKey) ? -1 : key === "ArrowDown" || key === "Enter" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const cells = column(target);
    cells[cells.indexOf(target) + step]?.focus();
  });
})();
