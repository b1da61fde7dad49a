// Python in a thread of its own; python.js asks it. Everything it loads comes from this site.
import { loadPyodide } from "./fetched/pyodide/pyodide.mjs";

async function start() {
  const packages = fetch(new URL("./fetched/packages.zip", import.meta.url)).then((response) => response.arrayBuffer());
  const python = await loadPyodide();
  python.unpackArchive(await packages, "zip", { extractDir: "/packages" });
  python.runPython("import sys; sys.path.insert(0, '/packages')");
  return python;
}

const started = start();

const answers = {
  run: (python, { code, name }) => python.pyimport("run").run(code, name),
  look: (python, { bytes, day }, tell) => {
    python.FS.writeFile("/document.json", bytes);
    for (const part of python.pyimport("look").parts("/document.json", day)) tell(part);
  },
};

self.onmessage = async ({ data: { id, ask, ...question } }) => {
  try {
    self.postMessage({ id, answer: answers[ask](await started, question, (part) => self.postMessage({ id, part })) });
  } catch (error) {
    self.postMessage({ id, failed: String(error.message ?? error) });
  }
};
