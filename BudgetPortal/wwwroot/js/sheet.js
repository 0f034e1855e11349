// The keyboard of tables with cells, as in a spreadsheet. Moving and selecting is the browser's alone, so that nobody waits for it; saving is
// Blazor's, which hears of what is typed here as if it were typed by hand. What concerns several lines is asked of the open sheet.
(() => {
  "use strict";
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  document.documentElement.toggleAttribute("data-bp-mac", isMac);
  let sheet = null; // Undoes, fills and copies.
  let range = []; // The selected cells of a column, from the one with the cursor on; empty for that one alone.
  let waiting = null;

  const isCell = element => element?.matches?.("input[data-cell]");
  const inSight = element => Boolean(element?.offsetParent);
  const lineOf = cell => cell.closest("[data-line]")?.dataset.line;
  const cellsOf = row => [...row.querySelectorAll("input[data-cell]")].filter(inSight);
  const isWhole = ({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length;
  const isEdited = cell => cell.value !== cell.bpBefore;

  const rowBeside = (row, step) => {
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    if (next) return next;
    let body = row.parentElement;
    do body = step > 0 ? body.nextElementSibling : body.previousElementSibling;
    while (body && !body.rows?.length); // Columns have no rows.
    return body && (step > 0 ? body.rows[0] : body.rows[body.rows.length - 1]);
  };
  // The nearest cell of the column above or below, over the heads of categories and over lines that have none.
  const beside = (cell, step) => {
    for (let row = rowBeside(cell.closest("tr"), step); row; row = rowBeside(row, step)) {
      const next = row.querySelector(`input[data-cell="${cell.dataset.cell}"]`);
      if (inSight(next)) return next;
    }
    return null;
  };
  const far = (cell, steps) => {
    let found = cell;
    for (let next = cell, left = Math.abs(steps); next && left > 0; left--) {
      next = beside(next, Math.sign(steps));
      found = next ?? found;
    }
    return found;
  };
  const page = cell => {
    const scroller = cell.closest(".bp-sheet") ?? document.documentElement;
    return Math.max(1, Math.floor(scroller.clientHeight / cell.closest("tr").offsetHeight) - 4);
  };

  const select = cells => {
    for (const cell of range) cell.removeAttribute("data-selected");
    range = cells.length > 1 ? cells : [];
    for (const cell of range) cell.setAttribute("data-selected", "");
    const said = document.querySelector("[data-sheet-range]");
    if (said) said.textContent = range.length > 0 ? said.dataset.sheetRange.replace("{0}", range.length) : "";
  };
  const fromTop = () => [...range].filter(cell => cell.isConnected).sort((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  const selectTo = (anchor, head) => {
    const cells = [anchor], step = anchor.compareDocumentPosition(head) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1;
    for (let cell = anchor; cell && cell !== head;) {
      cell = beside(cell, step);
      if (cell) cells.push(cell);
    }
    select(cells.at(-1) === head ? cells : [anchor]);
    head.scrollIntoView({ block: "nearest" });
  };
  const go = cell => {
    if (!cell) return;
    cell.focus();
    Object.assign(cell, { bpBefore: cell.value, bpTyped: false });
    cell.select();
  };
  // A long sheet is completed while one reads its beginning: who is quicker waits for the next lines.
  const goOn = (cell, step) => {
    const next = beside(cell, step);
    if (next) return go(next);
    waiting?.disconnect();
    const unfinished = step > 0 && cell.closest(".bp-sheet[data-more]");
    if (!unfinished) return;
    waiting = new MutationObserver((_, observer) => {
      const late = document.activeElement === cell ? beside(cell, step) : null;
      if (!late && document.activeElement === cell) return;
      observer.disconnect();
      go(late);
    });
    waiting.observe(unfinished, { subtree: true, childList: true });
  };
  const type = (cell, text) => {
    if (cell.readOnly || cell.value === text) return;
    cell.value = text;
    for (const heard of ["input", "change"]) cell.dispatchEvent(new Event(heard, { bubbles: true }));
    cell.bpTyped = false;
    if (cell === document.activeElement) cell.select();
  };

  const fill = async cell => {
    if (cell.readOnly) return;
    const cells = fromTop();
    if (cells.length < 2) {
      const above = beside(cell, -1);
      if (above) type(cell, above.value);
      return;
    }
    const [first, ...others] = cells;
    if (!lineOf(first)) {
      for (const other of others) type(other, first.value);
      return;
    }
    cell.dispatchEvent(new Event("change", { bubbles: true }));
    await sheet?.invokeMethodAsync("FillAsync", cell.dataset.cell, lineOf(first), first.value, others.map(lineOf));
    if (document.activeElement === cell) Object.assign(cell, { bpBefore: cell.value, bpTyped: false });
  };
  const take = async method => {
    const from = document.activeElement, near = isCell(from) ? beside(from, -1) ?? beside(from, 1) : null;
    const place = await sheet.invokeMethodAsync(method);
    const row = place && document.querySelector(`[data-line="${place.lineId}"]`);
    const cell = row && (row.querySelector(`input[data-cell="${place.column}"]`) ?? (row.contains(from) ? from : cellsOf(row)[0]));
    go(cell ?? (from.isConnected ? null : near));
  };
  const copy = async cell => {
    cell.dispatchEvent(new Event("change", { bubbles: true }));
    const line = await sheet?.invokeMethodAsync("CopyAsync", lineOf(cell));
    go(line && document.querySelector(`[data-line="${line}"] input[data-cell="${cell.dataset.cell}"]`));
  };

  // Keys of the whole sheet; whether it was one.
  const ofSheet = event => {
    const { key, target } = event, typing = target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
    if (!sheet || document.querySelector("dialog[open]")) return false;
    if (key === "Insert" && (target === document.body || target.closest?.(".bp-sheet"))) document.querySelector("[data-sheet-add]")?.click();
    else if (key === "?" && !typing) sheet.invokeMethodAsync("Show");
    else if ((isMac ? event.metaKey : event.ctrlKey) && !event.altKey && (!typing || (isCell(target) && !target.bpTyped))) {
      const letter = key.toLowerCase();
      if (letter === "z" && !event.shiftKey) take("UndoAsync");
      else if (letter === "y" || letter === "z") take("RedoAsync");
      else return false;
    } else return false;
    event.preventDefault();
    return true;
  };
  // Where a key leads from a cell; undefined when it is not one that moves.
  const leads = (event, cell) => {
    const { key } = event, row = () => cellsOf(cell.closest("tr")), whole = isWhole(cell), rtl = getComputedStyle(cell.closest("table")).direction === "rtl";
    const all = () => cellsOf(cell.closest("table"));
    if (event.ctrlKey || event.metaKey) return !whole ? undefined : key === "Home" ? all()[0] : key === "End" ? all().at(-1) : undefined;
    switch (key) {
      case "PageUp": return far(cell, -page(cell));
      case "PageDown": return far(cell, page(cell));
      case "Home": return whole ? row()[0] : undefined;
      case "End": return whole ? row().at(-1) : undefined;
      case "ArrowLeft":
      case "ArrowRight": {
        const forward = key === "ArrowRight", edge = forward ? cell.value.length : 0, cells = row();
        if (!whole && (cell.selectionStart !== edge || cell.selectionEnd !== edge)) return undefined;
        return cells[cells.indexOf(cell) + (forward !== rtl ? 1 : -1)] ?? cell;
      }
      default: return undefined;
    }
  };
  const ofCell = (event, cell) => {
    const { key, shiftKey } = event, chord = isMac ? event.metaKey : event.ctrlKey;
    if (chord && key.toLowerCase() === "d") {
      if (!shiftKey) fill(cell);
      else if (lineOf(cell)) copy(cell);
      return true;
    }
    if (key === "Escape") {
      if (range.length > 0) {
        select([]);
        return true;
      }
      if (lineOf(cell) && isEdited(cell)) type(cell, cell.bpBefore);
      return false;
    }
    if (event.altKey) return false;
    if (shiftKey && !chord && (key === "ArrowUp" || key === "ArrowDown")) {
      const head = beside(range.at(-1) ?? cell, key === "ArrowDown" ? 1 : -1);
      if (head) selectTo(cell, head);
      return true;
    }
    if (key === "F2") {
      cell.setSelectionRange(cell.value.length, cell.value.length);
      return true;
    }
    if (!chord && (key === "Enter" || (!shiftKey && (key === "ArrowUp" || key === "ArrowDown")))) {
      goOn(cell, key === "ArrowUp" || (key === "Enter" && shiftKey) ? -1 : 1);
      return true;
    }
    const next = shiftKey ? undefined : leads(event, cell);
    if (next) go(next);
    return Boolean(next);
  };

  window.bp.onSheet = reference => { sheet = reference; };
  document.addEventListener("focusin", event => {
    if (!isCell(event.target)) return;
    if (range[0] !== event.target) select([]);
    Object.assign(event.target, { bpBefore: event.target.value, bpTyped: false });
    event.target.select();
  });
  // Within a text that one is typing, undoing is the browser's.
  document.addEventListener("input", event => {
    if (event.isTrusted && isCell(event.target)) event.target.bpTyped = true;
  });
  document.addEventListener("mousedown", event => {
    const from = document.activeElement;
    if (!isCell(event.target)) return;
    if (event.shiftKey && isCell(from) && from !== event.target && from.dataset.cell === event.target.dataset.cell) {
      event.preventDefault();
      selectTo(from, event.target);
    } else select([]);
  });
  document.addEventListener("copy", event => {
    if (range.length === 0 || !isCell(event.target)) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", fromTop().map(cell => cell.value).join("\n"));
  });
  document.addEventListener("keydown", event => {
    if (event.isComposing || ofSheet(event)) return;
    if (isCell(event.target) && ofCell(event, event.target)) event.preventDefault();
  });
})();
