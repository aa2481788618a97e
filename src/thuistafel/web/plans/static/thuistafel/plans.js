// The panel Waarom: focus goes in when it opens and back when it closes; the address follows it. And the slider.
"use strict";

let opener = null;
let table = "";

function panel() { return document.getElementById("waarom"); }

function close() {
  const shown = panel();
  if (!shown || !shown.firstElementChild) return;
  shown.replaceChildren();
  if (table) history.replaceState(history.state, "", table);
  if (opener && opener.isConnected) opener.focus();
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.target.closest(".tt-why")) return;
  if (!panel().firstElementChild) table = location.pathname + location.search;
  opener = event.target;
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "waarom") return;
  history.replaceState(history.state, "", opener.getAttribute("href"));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tt-tool pl-close";
  button.textContent = event.target.dataset.close || "Sluit";
  button.addEventListener("click", close);
  event.target.prepend(button);
  event.target.querySelector("h1").focus();
});

document.addEventListener("input", (event) => {
  if (!event.target.dataset.output) return;
  document.querySelector(event.target.dataset.output).textContent = `${event.target.value}%`;
});

for (const button of document.querySelectorAll("[data-plain]")) button.hidden = true;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
