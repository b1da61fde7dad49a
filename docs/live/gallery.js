// Puts a chart that answers to the pointer in the place of its picture, which stays where the chart cannot be drawn, and in print.
import { chart } from "./draw.js";

for (const picture of document.querySelectorAll("img.chart")) {
  const source = picture.src.replace(/\.svg$/, ".json");
  try {
    const response = await fetch(source);
    if (!response.ok) continue;
    const place = document.createElement("div");
    picture.parentElement.after(place);
    await chart(place, await response.json());
    place.setAttribute("aria-label", picture.alt);
    picture.parentElement.classList.add("chart-print");
  } catch (error) {
    console.warn(`${source}: ${error.message}`);
  }
}
