"use strict";
// Choosing and sorting rows. The page is whole without it.
for (const table of document.querySelectorAll("table")) {
  const head = table.tHead && table.tHead.rows[0];
  const body = table.tBodies[0];
  if (!head || body.rows.length < 3) continue;
  const text = (row, place) => row.cells[place] ? row.cells[place].textContent.trim() : "";
  const chosen = new Map();
  const show = () => {
    for (const row of body.rows) {
      row.hidden = [...chosen].some(([place, value]) => value && !text(row, place).split(/[、,] ?/).includes(value));
    }
  };
  const choices = document.createElement("div");
  choices.className = "choices";
  [...head.cells].forEach((cell, place) => {
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
  if (choices.children.length) table.parentElement.before(choices);
}
