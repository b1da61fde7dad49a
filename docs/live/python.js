// Python in this page: a worker of its own, started when it is asked for the first time, so that the page never waits for it.
let worker;
let last = 0;
const waiting = new Map();

export const missing =
  typeof WebAssembly === "object"
    ? ""
    : "This browser has no WebAssembly, so Python cannot run in this page. Everything else on it can be read.";

export const running = () => Boolean(worker);

// Asks the worker to do something, and returns what it answers; `seen` is called for each part that comes before.
export function ask(question, seen) {
  if (missing) return Promise.reject(new Error(missing));
  worker ??= start();
  return new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject, seen });
    worker.postMessage({ id: last, ...question });
  });
}

// Ends Python, whatever it is doing; the next question starts it anew, with nothing that was run before.
export function stop(why = "stopped") {
  worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(new Error(why));
  waiting.clear();
}

function start() {
  const started = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  started.onerror = () => stop("Python could not be loaded. Please reload the page.");
  started.onmessage = ({ data: { id, part, answer, failed } }) => {
    const { resolve, reject, seen } = waiting.get(id);
    if (part) return seen(JSON.parse(part));
    waiting.delete(id);
    return failed ? reject(new Error(failed)) : resolve(answer && JSON.parse(answer));
  };
  return started;
}
