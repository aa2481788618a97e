// What a page does beyond being read. Without this file every page still says the same and every form still works.
"use strict";

/** The cells of a table as a spreadsheet takes them from the clipboard. */
function cellsOf(table) {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join("\t")).join("\n");
}

/** Controls that only work with scripts appear when there are scripts. */
function prepare(root) {
  for (const control of root.querySelectorAll("[data-copy], [data-copy-text], [data-print]")) control.hidden = false;
  for (const form of root.querySelectorAll("form[data-keep]")) restore(form);
}

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  const before = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = before), 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.copy) copy(button, cellsOf(document.getElementById(button.dataset.copy)));
  if (button.dataset.copyText) copy(button, document.getElementById(button.dataset.copyText).innerText);
  if ("print" in button.dataset) window.print();
});

/** A slider shows its value beside it while it moves. */
document.addEventListener("input", (event) => {
  const shown = event.target.dataset?.shows && document.getElementById(event.target.dataset.shows);
  if (shown) shown.textContent = `${event.target.value.replace(".", ",")}%`;
  const form = event.target.closest?.("form[data-keep]");
  if (form) sessionStorage.setItem(keyOf(form), JSON.stringify(typed(form)));
});

/** What was typed survives an expired session, an error and a lost connection; it is let go when it was kept. */
function keyOf(form) {
  return `invoer:${location.pathname}:${form.dataset.keep}`;
}

function typed(form) {
  return [...form.elements]
    .filter((one) => one.name && !["hidden", "password", "file", "checkbox", "radio"].includes(one.type))
    .map((one) => [one.name, one.value]);
}

function restore(form) {
  const kept = sessionStorage.getItem(keyOf(form));
  if (!kept) return;
  if (document.querySelector(".tt-message")) return sessionStorage.removeItem(keyOf(form));
  for (const [name, value] of JSON.parse(kept)) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field && !field.value) field.value = value;
  }
}

/** "/" goes to the search box, "?" shows the keys, Escape closes the panel that is open. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return closePanel();
  if (/^(input|select|textarea)$/i.test(event.target.tagName)) return;
  const search = document.getElementById("zoek");
  const keys = document.getElementById("toetsen");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "?" && keys) {
    keys.open ? keys.close() : keys.showModal();
  } else if (/^[1-7]$/.test(event.key)) {
    document.querySelectorAll(".tt-menu a")[Number(event.key) - 1]?.click();
  }
});

let opener = null;

function closePanel() {
  const close = document.querySelector("[data-close]");
  if (close) close.click();
  opener?.focus();
  opener = null;
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("a.tt-why")) opener = event.target;
});

/** A panel that opens takes the focus, so that it is read next. */
document.addEventListener("htmx:afterSwap", (event) => {
  prepare(event.target);
  event.target.querySelector?.("[data-focus]")?.focus();
});

/** A lost connection is said where it can be seen; what stood there stays. */
document.addEventListener("htmx:sendError", () => {
  document.getElementById("verbinding").hidden = false;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.getElementById("verbinding").hidden = true;
});

document.addEventListener("DOMContentLoaded", () => prepare(document));
