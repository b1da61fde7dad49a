// Draws what customerfocus.views returns: charts, graphs and reports. What it needs is fetched from this site, when it is needed.
const loading = new Map();

function load(path) {
  if (!loading.has(path)) {
    const script = document.createElement("script");
    script.src = new URL(`./fetched/${path}`, import.meta.url);
    const loaded = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    });
    loading.set(path, loaded);
    document.head.append(script);
  }
  return loading.get(path);
}

export async function chart(place, specification) {
  await load("vega/vega.min.js");
  await load("vega-lite/vega-lite.min.js"); // each after the one that it rests on
  await load("vega-embed/vega-embed.min.js");
  place.classList.add("chart-drawn");
  scrolls(place, specification.title?.text ?? "Chart");
  await globalThis.vegaEmbed(place, specification, {
    actions: false,
    config: { background: "transparent" },
    defaultStyle: false,
    renderer: "svg",
    tooltip: { disableDefaultStyle: true },
  });
}

let graphs = 0;

export async function graph(place, text, title = "Graph") {
  await load("mermaid/mermaid.min.js");
  globalThis.mermaid.initialize({
    flowchart: { useMaxWidth: false },
    fontFamily: "sans-serif",
    startOnLoad: false,
    theme: "neutral",
    themeCSS: await (await fetch(new URL("./colours.css", import.meta.url))).text(),
  });
  const { svg } = await globalThis.mermaid.render(`graph-${graphs++}`, text);
  place.classList.add("chart-drawn");
  scrolls(place, title);
  place.innerHTML = svg;
  place.firstElementChild.setAttribute("aria-label", title);
}

export async function report(place, markdown) {
  const { default: MarkdownIt } = await import("./fetched/markdown-it/markdown-it.esm.min.mjs");
  const reader = new MarkdownIt().disable("image"); // HTML it shows as text
  reader.core.ruler.push("below the page's title", ({ tokens }) => {
    for (const each of tokens) if (each.type.startsWith("heading_")) each.tag = `h${Math.min(6, Number(each.tag[1]) + 2)}`;
  });
  place.classList.add("report");
  scrolls(place, "Report");
  place.innerHTML = reader.render(markdown);
  for (const table of place.querySelectorAll("table")) {
    const box = document.createElement("div");
    table.replaceWith(box);
    box.append(table);
    scrolls(box, "Table");
  }
}

// What is wider than the page is moved with the arrow keys, too.
function scrolls(place, label) {
  place.classList.add("scrolls");
  place.tabIndex = 0;
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", label);
}
