// Cells that were copied in a spreadsheet and are pasted into the open sheet go to its dialog as a block; a single value is pasted as ever.
(() => {
  "use strict";
  let sheet = null;
  const isBlock = text => /\t|\n./.test(text.replace(/(\r?\n)+$/, ""));
  const typesHere = element => element.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [data-cell])");

  window.bp.onPaste = reference => { sheet = reference; };

  document.addEventListener("paste", event => {
    const { target } = event;
    if (!sheet || document.querySelector("dialog[open]") || typesHere(target)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isBlock(text)) return;
    event.preventDefault();
    const cell = target.closest?.("[data-line] input[data-cell]");
    const cells = DotNet.createJSStreamReference(new TextEncoder().encode(text));
    sheet.invokeMethodAsync("PasteAsync", cells, cell?.dataset.cell ?? null, cell?.closest("[data-line]").dataset.line ?? null);
  });
})();
