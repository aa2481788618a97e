// What a page does beyond reading it. Without this file every page still says the same.
"use strict";

/** The cells of a table as a spreadsheet takes them from the clipboard; of anything else its text. */
function cellsOf(table) {
  if (!table.rows) return table.innerText;
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join("\t")).join("\n");
}

function prepare(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(cellsOf(document.getElementById(button.dataset.copy)));
  button.textContent = button.dataset.done || "Gekopieerd";
});

document.addEventListener("DOMContentLoaded", () => prepare(document));
document.addEventListener("htmx:afterSwap", (event) => prepare(event.target));
