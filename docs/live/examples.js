// Makes the Python examples of a page editable, and runs them: Python is loaded when the first one is run.
import { chart, graph, report } from "./draw.js";
import { ask, missing, running, stop } from "./python.js";

const blocks = [...document.querySelectorAll(".language-python pre > code")].map(editable);
const note = document.querySelector(".live");
if (missing) note.textContent = missing;
note.classList.add("live-here");

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function editable(code, place) {
  const block = {
    code,
    original: code.innerHTML,
    name: `example ${place + 1}`,
    ran: false,
    bar: element("div", { className: "live-bar" }),
    run: element("button", { type: "button", textContent: "Run", title: "Ctrl+Enter" }),
    reset: element("button", { type: "button", textContent: "Undo changes", hidden: true }),
    status: element("span", { className: "live-status" }),
    output: element("div", { className: "live-output", hidden: true }),
  };
  if (missing) return block;
  code.contentEditable = "true"; // where the browser does not know the next
  try {
    code.contentEditable = "plaintext-only";
  } catch {}
  for (const [name, value] of Object.entries({
    "aria-label": `Code of ${block.name}; Control and Enter runs it`,
    "aria-multiline": "true",
    autocapitalize: "off",
    autocorrect: "off",
    role: "textbox",
    spellcheck: "false",
  })) {
    code.setAttribute(name, value);
  }
  block.run.setAttribute("aria-label", `Run ${block.name}`);
  block.reset.setAttribute("aria-label", `Undo changes of ${block.name}`);
  block.status.setAttribute("role", "status");
  code.addEventListener("input", () => {
    block.ran = false;
    block.reset.hidden = false;
  });
  code.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    runUpTo(block);
  });
  block.run.addEventListener("click", () => (busy === block ? stop() : runUpTo(block)));
  block.reset.addEventListener("click", () => {
    code.innerHTML = block.original;
    block.ran = false;
    block.reset.hidden = true;
    code.focus();
  });
  block.bar.append(block.run, block.reset, block.status);
  code.closest(".highlight").append(block.bar, block.output);
  return block;
}

let busy; // the block that was asked for, while it runs

// Examples continue one another: what stands before and was not run as it is now is run first, and all that follows it. What stands
// after it has to be run again, since it is taken back.
async function runUpTo(asked) {
  if (busy) return;
  busy = asked;
  asked.run.textContent = "Stop";
  asked.run.setAttribute("aria-label", "Stop");
  const end = blocks.indexOf(asked);
  const first = blocks.findIndex((each) => !each.ran);
  const start = first < 0 ? end : Math.min(first, end);
  try {
    for (const block of blocks.slice(start, end + 1)) {
      asked.status.textContent = running() ? `Running ${block.name} …` : "Loading Python, the first time some 14 megabytes …";
      for (const later of blocks.slice(blocks.indexOf(block))) {
        later.ran = false;
        later.output.classList.add("live-old");
      }
      const code = written(block);
      const answer = await ask({ ask: "run", code, name: block.name });
      const told = await show(block, answer);
      block.ran = !answer.error && code === written(block);
      asked.status.textContent = told;
      if (answer.error) {
        if (block !== asked) asked.status.textContent = `Not run: ${block.name}, above, went wrong.`;
        break;
      }
    }
  } catch (error) {
    for (const each of blocks) each.ran = false;
    asked.status.textContent = `Not run: ${error.message}`;
  }
  busy = undefined;
  asked.run.textContent = "Run";
  asked.run.setAttribute("aria-label", `Run ${asked.name}`);
}

const written = ({ code }) => code.innerText.replace(/\n$/, "");

async function show({ output }, { printed, error, value, ...drawn }) {
  output.replaceChildren();
  output.classList.remove("live-old");
  const text = [printed.trimEnd(), value].filter(Boolean).join("\n");
  if (text) output.append(element("pre", { textContent: text }));
  if (error) output.append(element("pre", { className: "live-error", textContent: error }));
  output.hidden = false;
  for (const [form, draw] of Object.entries({ chart, graph, report })) {
    if (drawn[form]) await draw(output.appendChild(element("div", {})), drawn[form]);
  }
  output.hidden = !output.hasChildNodes();
  if (error) return "This went wrong:";
  return output.hidden ? "Ran; there is nothing to show." : "Ran:";
}
