// Opens pages in Chromium; website.py serves them.
//
//     node .ci/website.mjs PLAYWRIGHT draw ADDRESS SOURCE...           draw each source beside itself, as SVG
//     node .ci/website.mjs PLAYWRIGHT look ADDRESS PICTURES DOCUMENT   use the built site as a reader does
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createRequire } from "node:module";

const [playwright, what, address, ...rest] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(path.resolve(playwright));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  await { draw, look }[what](...rest);
} finally {
  await browser.close();
}

async function draw(...sources) {
  const page = await browser.newPage();
  await page.goto(`${address}live/`);
  for (const source of sources) {
    const svg = await page.evaluate(
      async ({ text, graph }) => {
        const { chart, graph: drawGraph } = await import(new URL("draw.js", location));
        const place = document.body.appendChild(document.createElement("div"));
        await (graph ? drawGraph(place, text) : chart(place, JSON.parse(text)));
        for (const each of place.querySelectorAll("path[d]")) {
          each.setAttribute("d", each.getAttribute("d").replace(/\d+\.\d{2,}/g, (number) => Number(number).toFixed(1)));
        }
        return new XMLSerializer().serializeToString(place.querySelector("svg"));
      },
      { text: await readFile(source, "utf8"), graph: source.endsWith(".mmd") },
    );
    await writeFile(source.replace(/\.\w+$/, ".svg"), svg);
  }
}

async function look(pictures, own) {
  await mkdir(pictures, { recursive: true });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const elsewhere = [];
  const fetched = [];
  const errors = [];
  context.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) elsewhere.push(request.url());
    if (request.url().includes("/live/fetched/")) fetched.push(request.url());
  });
  context.on("weberror", (error) => errors.push(error.error().message));
  const page = await context.newPage();
  const open = async (where) => (await page.goto(`${address}${where}`, { waitUntil: "load" }), page);
  const shot = (name) => page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  const fits = async () => {
    const [shown, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(shown <= room, `${page.url()} is ${shown} pixels wide, and there is room for ${room}`);
  };
  const seen = (place) => page.locator(place).first().waitFor({ timeout: 90_000 });

  const tabTo = async (place) => {
    for (let tabs = 0; !(await place.evaluate((each) => each === document.activeElement)); tabs++) {
      assert.ok(tabs < 200, `Tab does not lead to ${place}`);
      await page.keyboard.press("Tab");
    }
  };

  await open("quick-start/");
  const painted = await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  const paint = await painted.jsonValue();
  const code = page.locator(".language-python code");
  const example = (place) => page.locator(".language-python").nth(place);
  const output = (place) => example(place).locator(".live-output");
  const press = (place, name) => example(place).getByRole("button", { name }).click();
  const told = (place, text) => example(place).getByRole("status").filter({ hasText: text }).waitFor();

  // By keyboard alone: into the first example, something else at its end, run, and on with Tab.
  await tabTo(code.first());
  await page.keyboard.press("Control+End");
  await page.keyboard.type('\nprint("home is", home.name)\n6 * 7');
  assert.deepEqual(fetched, [], "loaded before it was asked for");
  const began = Date.now();
  await page.keyboard.press("Control+Enter");
  await output(0).getByText("home is Home baristas").waitFor({ timeout: 90_000 });
  console.log(`first paint after ${Math.round(paint)} ms; Python ready, and an example run, after ${Date.now() - began} ms`);
  assert.match(await output(0).innerText(), /42/);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Run");
  await shot("example");

  // What stands before is run first; what is wrong is told with its line; an endless loop can be stopped.
  await press(4, "Run");
  await told(4, "Ran");
  await code.nth(1).fill("nobody");
  await press(1, "Run");
  await output(1).getByText("NameError: name 'nobody' is not defined").waitFor();
  await press(1, "Undo changes");
  await press(1, "Run");
  await told(1, "Ran");
  await code.nth(2).fill("while True: pass");
  await press(2, "Run");
  await press(2, "Stop");
  await told(2, "Not run: stopped");

  // A chart, a graph and a report are drawn below the example that returns them.
  await code.last().press("Control+End");
  await code.last().pressSequentially("\nviews.risk_heat_map(register, on=date(2026, 11, 1))");
  await press(2, "Undo changes");
  await code.last().press("Control+Enter");
  await seen(".live-output svg.marks");

  // A request to elsewhere would be seen: here is one.
  assert.deepEqual(elsewhere, []);
  await code.first().fill('from js import fetch\n_ = fetch("http://elsewhere.invalid/")');
  await code.first().press("Control+Enter");
  await told(0, "Ran");
  await page.waitForTimeout(500);
  assert.deepEqual(elsewhere.splice(0), ["http://elsewhere.invalid/"]);

  await open("tutorial/");
  await press(-1, "Run"); // and all before it
  await example(-1).getByRole("status").filter({ hasText: "Ran" }).waitFor({ timeout: 120_000 });

  // A document of the reader's own, of which no text may bring in anything; and a bad one.
  await open("try-your-own-document/");
  await page.getByLabel("Day").fill("2026-11-01");
  const hostile = JSON.parse(await readFile(own, "utf8"));
  hostile.organisation = "![](http://elsewhere.invalid/a.png) <img src=//elsewhere.invalid/b.png>";
  for (const each of hostile.segments) if (each.id === "home-enthusiasts") each.name = "<img src=//elsewhere.invalid/c.png>";
  const dropped = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "mine.json"));
    return data;
  }, JSON.stringify(hostile));
  await page.locator(".document-drop").dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByText("It was read in this page and sent nowhere.").waitFor({ timeout: 120_000 });
  await seen(".document-parts .report h3");
  const parts = page.locator(".document-parts > details");
  await parts.last().locator("summary").press("Enter");
  await seen(".document-parts svg.flowchart");
  await page.locator(".document-parts svg.flowchart").getByText("segment small-cafes: Independent cafés").waitFor();
  await parts.last().locator("svg.marks").waitFor();
  assert.equal(await page.locator(".document-parts svg.marks").count(), 6);
  await shot("document");
  await page.locator("input[type=file]").setInputFiles({ name: "wrong.json", mimeType: "application/json", buffer: Buffer.from('{"format": 1}') });
  await page.getByText("format.unknown").waitFor();
  await shot("problems");

  // Every chart, on light and dark ground and in print; then all that on a narrow screen, and without WebAssembly.
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await open("gallery/");
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).colorScheme), colorScheme);
    await seen(".chart-drawn >> nth=5");
    assert.equal(await page.locator(".chart-drawn svg.marks").count(), 6);
    await shot(`gallery-${colorScheme}`);
  }
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await page.locator("img.chart").first().evaluate((each) => getComputedStyle(each).colorScheme), "light only");
  await shot("gallery-print");
  await page.emulateMedia({ media: "screen", colorScheme: "light" });

  await page.setViewportSize({ width: 360, height: 740 });
  for (const where of ["", "quick-start/", "gallery/", "try-your-own-document/"]) {
    await open(where);
    if (where === "gallery/") await seen(".chart-drawn >> nth=5");
    await fits();
    await shot(`narrow-${where.replace("/", "") || "home"}`);
  }
  await open("quick-start/");
  await press(0, "Run");
  await told(0, "Ran");
  await fits();
  await page.emulateMedia({ colorScheme: "dark" });
  await open("try-your-own-document/");
  await tabTo(page.getByRole("button", { name: "Try the espresso example" }));
  await page.keyboard.press("Enter");
  await page.getByText("It was read in this page and sent nowhere.").waitFor({ timeout: 120_000 });
  await seen(".document-parts svg.flowchart");
  await fits();
  await shot("narrow-document");

  const without = await browser.newContext();
  await without.addInitScript(() => delete globalThis.WebAssembly);
  const old = await without.newPage();
  await old.goto(`${address}quick-start/`);
  await old.getByText("This browser has no WebAssembly").waitFor();

  assert.deepEqual(elsewhere, [], "requests to elsewhere");
  assert.deepEqual(errors, [], "errors of a page");
  console.log("nothing was asked of another site");
}
