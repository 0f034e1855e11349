// The keyboard of the sheet: Enter and the arrows go up and down a column, Insert adds an item. Saving is Blazor's.
const cells = (root, name) => [...root.querySelectorAll(`input[data-cell="${name}"]`)].filter(cell => cell.offsetParent !== null);

/** What was typed into cells on an earlier visit and did not reach the server. */
export const left = root => bpKeep.left(root.dataset.bpKeepForm);

export function attach(root) {
  root.addEventListener("focusin", event => {
    if (event.target.matches("input[data-cell]")) event.target.select();
  });
  root.addEventListener("keydown", event => {
    const cell = event.target;
    if (event.key === "Insert") {
      event.preventDefault();
      document.querySelector("[data-sheet-add]")?.click();
      return;
    }
    if (!cell.matches?.("input[data-cell]") || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1
      : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const column = cells(root, cell.dataset.cell);
    column[column.indexOf(cell) + step]?.focus();
  });
}
