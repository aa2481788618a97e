(function () {
  "use strict";
  var all = function (what, where) { return Array.prototype.slice.call((where || document).querySelectorAll(what)); };
  var body = document.body, region = document.getElementById("gemeenten");
  body.classList.add("js");

  function show(id) {
    var found = false;
    all(".a4").forEach(function (note) {
      var is = note.id === id;
      note.classList.toggle("shown", is);
      found = found || is;
    });
    all(".chips a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + id) { link.setAttribute("aria-current", "true"); }
      else { link.removeAttribute("aria-current"); }
    });
    region.classList.toggle("open", found);
    body.classList.toggle("one", found);
    return found;
  }
  function follow() {
    var id = decodeURIComponent(location.hash.slice(1));
    if (id.indexOf("a4-") === 0 && show(id)) { document.getElementById(id).scrollIntoView(); }
  }
  window.addEventListener("hashchange", follow);
  follow();

  all(".tools").forEach(function (tools) { tools.hidden = false; });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button && button.dataset.act === "print") { window.print(); }
    if (button && button.dataset.act === "close") {
      show("");
      location.hash = "waar";
    }
    all(".why[open]").forEach(function (open) {
      if (!open.contains(event.target)) { open.open = false; }
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    all(".why[open]").forEach(function (open) {
      open.open = false;
      open.querySelector("summary").focus();
    });
  });

  var slider = document.getElementById("schuif"), stand = document.getElementById("stand");
  var variants = all(".variant");
  if (slider && variants.length > 1) {
    slider.closest(".slider").hidden = false;
    var move = function () {
      variants.forEach(function (variant, index) { variant.open = index === Number(slider.value); });
      var label = variants[Number(slider.value)].dataset.label;
      stand.textContent = label;
      slider.setAttribute("aria-valuetext", label);
    };
    variants.forEach(function (variant) {
      variant.querySelector("summary").addEventListener("click", function (event) { event.preventDefault(); });
      variant.querySelector("summary").tabIndex = -1;
    });
    slider.addEventListener("input", move);
    move();
  }
})();
