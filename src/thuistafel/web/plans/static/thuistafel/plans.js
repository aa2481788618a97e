// The address follows the panel Waarom, and the number beside the slider follows the hand.
"use strict";
{
  const panel = () => document.getElementById("waarom");
  const put = (address) => history.replaceState(history.state, "", address);
  let opened = null;
  let table = "";

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.matches("a.tt-why")) return;
    if (!panel().firstElementChild) table = location.pathname + location.search;
    opened = event.target;
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "waarom" && opened) put(opened.getAttribute("href"));
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("#waarom [data-close]")) return;
    panel().replaceChildren();
    put(table);
    if (opened?.isConnected) opened.focus();
  });

  document.addEventListener("input", (event) => {
    const output = event.target.dataset.output;
    if (output) document.querySelector(output).textContent = `${event.target.value}%`;
  });

  for (const button of document.querySelectorAll("[data-plain]")) button.hidden = true;
}
