/* Marks open questions whose day of review has passed by the reader's own calendar (pages themselves print
   dates and never ages), and leads from an old address to the new one. Everything can be read without it. */
(() => {
  "use strict";

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /* A year or a month is over when today's has another: only as much is compared as the date gives. */
  function isPast(date) {
    const plain = /^\d{4}(?:-\d{2}){0,2}(?=[~?%]?$)/.exec(date);
    return plain !== null && today().slice(0, plain[0].length) > plain[0];
  }

  function markOverdue() {
    for (const question of document.querySelectorAll("[data-review-by]")) {
      const place = question.querySelector(".status, .facts");
      if (!place || place.querySelector(".overdue") || !isPast(question.dataset.reviewBy)) continue;
      const note = document.createElement("strong");
      note.className = "overdue";
      note.textContent = "review overdue";
      place.append(" ", note);
    }
  }

  /* At an old address: on to the new one, and to the place that the address meant. */
  function leadOn() {
    const moved = document.querySelector(".moved a");
    if (!moved) return;
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = place?.parentElement.querySelector("a[href]") ?? moved;
    location.replace(link.href);
  }

  function everyPage() {
    markOverdue();
    leadOn();
  }

  /* The theme tells of every page that it shows without loading it anew; without that, this one is all. */
  if (typeof document$ !== "undefined") document$.subscribe(everyPage);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", everyPage);
  else everyPage();
})();
