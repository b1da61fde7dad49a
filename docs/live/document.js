// Shows what customerfocus tells of a document of the reader's own. The document stays in this page.
import { chart, graph, report } from "./draw.js";
import { ask, missing, stop } from "./python.js";

const root = document.getElementById("document");
root.innerHTML = `
  <form class="document-form">
    <label class="document-drop">
      <span>Choose a document, or drop it here</span>
      <input type="file" name="file" accept=".json,application/json">
    </label>
    <label>Day <input type="date" name="day" required min="1900-01-01" max="9000-12-31"></label>
    <button type="submit" name="look">Assess</button>
    <button type="button" name="example">Try the espresso example</button>
    <button type="button" name="stop" hidden>Stop</button>
  </form>
  <p class="live-status" role="status"></p>
  <div class="document-parts"></div>`;
const form = root.querySelector("form");
const status = root.querySelector(".live-status");
const shown = root.querySelector(".document-parts");
const { file, day, look, example } = form.elements;
day.valueAsDate = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000);
let dropped;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const given = dropped ?? file.files[0];
  if (given) show(given, given.name);
  else status.textContent = "Choose a document first.";
});
file.addEventListener("change", () => {
  dropped = undefined;
  form.requestSubmit();
});
example.addEventListener("click", async () => {
  day.value = "2026-11-01";
  show(await fetch(new URL("./fetched/espresso.json", import.meta.url)), "the espresso example");
});
form.elements.stop.addEventListener("click", () => stop());
const drop = root.querySelector(".document-drop");
for (const name of ["dragover", "drop", "dragleave"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("document-over", name === "dragover");
    if (name !== "drop" || !event.dataTransfer.files.length) return;
    [dropped] = event.dataTransfer.files;
    form.requestSubmit();
  });
}
if (missing) {
  status.textContent = missing;
  for (const each of form.elements) each.disabled = true;
}

async function show(given, name) {
  const asking = new Set([look, example, file]);
  for (const each of asking) each.disabled = true;
  form.elements.stop.hidden = false;
  status.textContent = `Reading ${name}; the first time Python is loaded, some 14 megabytes …`;
  shown.replaceChildren();
  try {
    const bytes = new Uint8Array(await given.arrayBuffer());
    await ask({ ask: "look", bytes, day: day.value }, add);
    status.textContent = `Looked at ${name} on ${day.value}. It was read in this page and sent nowhere.`;
  } catch (error) {
    status.textContent = `This went wrong: ${error.message}`;
  }
  form.elements.stop.hidden = true;
  for (const each of asking) each.disabled = false;
}

const forms = {
  chart,
  trend: chart,
  graph,
  report,
  error: (place, text) => place.append(text),
  problems: (place, rows) => report(place, `The document is refused; problems: ${rows.length}.`).then(() => place.append(table(rows))),
};

// Each part is drawn when it is opened: a chart must be seen to be measured.
function add({ title, form: kind, holds, open }) {
  const part = document.createElement("details");
  const summary = document.createElement("summary");
  const place = document.createElement("div");
  summary.textContent = title;
  part.append(summary, place);
  part.addEventListener("toggle", () => forms[kind](place, holds, title), { once: true });
  shown.append(part);
  part.open = open;
}

function table(rows) {
  const made = document.createElement("table");
  for (const row of [["where", "code", "what"], ...rows]) {
    const line = made.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  return made;
}
