// Runs on every page, and loads only what the page has use for.
const uses = {
  ".live": "./examples.js",
  "#document": "./document.js",
  "img.chart": "./gallery.js",
};
for (const [mark, module] of Object.entries(uses)) {
  if (document.querySelector(mark)) import(module);
}
