"use strict";
// Choosing and sorting rows. The page is whole without it.
for (const table of document.querySelectorAll("table")) {
  const head = table.tHead && table.tHead.rows[0];
  const body = table.tBodies[0];
  if (!head || body.rows.length < 3) continue;
  const text = (row, place) => row.cells[place] ? row.cells[place].textContent.trim() : "";
  const chosen = new Map();
  const fits = row => [...chosen].every(([place, value]) => !value || text(row, place).split(/[、,] ?/).includes(value));
  const targets = new Set([...body.rows].map(row => row.dataset.target));
  const show = () => {
    // A target of several rows is shown with all of them as soon as one fits.
    const fitting = [...body.rows].filter(fits);
    const shown = new Set(fitting.map(row => row.dataset.target).filter(target => target));
    for (const row of body.rows) row.hidden = row.dataset.target ? !shown.has(row.dataset.target) : !fitting.includes(row);
    for (const other of document.querySelectorAll("main [data-target]:not(tr)")) {
      if (targets.has(other.dataset.target)) other.hidden = !shown.has(other.dataset.target);
    }
    if (targets.has(undefined)) return;
    // A line stays as long as one of its targets does.
    for (const line of document.querySelectorAll("main [data-targets]")) {
      line.hidden = line.dataset.targets.split(" ").every(target => targets.has(target) && !shown.has(target));
    }
  };
  const choices = document.createElement("div");
  choices.className = "choices";
  [...head.cells].forEach((cell, place) => {
    if (cell.tagName !== "TH") return;
    if (cell.hasAttribute("data-choice")) {
      const values = new Set();
      for (const row of body.rows) text(row, place).split(/[、,] ?/).forEach(value => value && values.add(value));
      if (values.size > 1) {
        const select = document.createElement("select");
        select.append(new Option(table.dataset.reset, ""), ...[...values].sort().map(value => new Option(value, value)));
        select.addEventListener("change", () => { chosen.set(place, select.value); show(); });
        const label = document.createElement("label");
        label.append(table.dataset.filter.replace("{}", () => cell.textContent.trim()) + " ", select);
        choices.append(label);
      }
    }
    const button = document.createElement("button");
    button.type = "button";
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      const rising = cell.getAttribute("aria-sort") !== "ascending";
      for (const other of head.cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", rising ? "ascending" : "descending");
      const key = row => {
        const value = row.cells[place] && row.cells[place].dataset.value;
        return value === undefined ? text(row, place) : Number(value);
      };
      const compare = (one, other) => {
        const [a, b] = [key(one), key(other)];
        return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), document.documentElement.lang);
      };
      const rows = [...body.rows].sort((one, other) => rising ? compare(one, other) : compare(other, one));
      body.append(...rows);
    });
  });
  const front = document.querySelector("[data-choices]");
  if (choices.children.length && targets.size > 1) front.append(choices);
  else if (choices.children.length) table.parentElement.before(choices);
}
