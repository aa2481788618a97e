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

  /** A hand near the slider: its plans are asked for ahead, so that they are there when it moves. */
  const ahead = async (slider) => {
    if (slider.dataset.ahead) return;
    slider.dataset.ahead = "yes";
    for (let value = Number(slider.min); value <= Number(slider.max); value += 1) {
      const asked = new FormData(slider.form);
      asked.set(slider.name, value);
      await fetch(`${slider.form.action}?${new URLSearchParams(asked)}`, { headers: { "HX-Request": "true" } });
    }
  };
  for (const slider of document.querySelectorAll("[data-output]")) {
    for (const sign of ["pointerenter", "focus"]) slider.addEventListener(sign, () => ahead(slider));
  }

  for (const button of document.querySelectorAll("[data-plain]")) button.hidden = true;
}
