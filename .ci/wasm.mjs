// Runs pytest in the Python that is compiled to WebAssembly.
//
//     node .ci/wasm.mjs PYODIDE SITE TREE ARGUMENT...
//
// PYODIDE is the unpacked npm package, SITE a folder of unpacked wheels, TREE the repository.
import { pathToFileURL } from "node:url";

const [pyodide, site, tree, ...rest] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({
  env: { HOME: "/home/pyodide", HYPOTHESIS_PROFILE: process.env.HYPOTHESIS_PROFILE ?? "quick", PYTHONDONTWRITEBYTECODE: "1" },
});
const write = (bytes) => (process.stdout.write(bytes), bytes.length);
python.setStdout({ write });
python.setStderr({ write });
for (const [inside, outside] of [["/site", site], ["/tree", tree]]) {
  python.FS.mkdirTree(inside);
  python.mountNodeFS(inside, outside);
}
python.globals.set("arguments", python.toPy(rest));
const code = python.runPython(`
import os, sys
sys.path[:0] = ["/tree/src", "/site"]
os.chdir("/tree")
print("Python", sys.version.split()[0], sys.platform)
import pytest
int(pytest.main(["-q", "-p", "no:cacheprovider", *arguments]))
`);
process.exit(code);
