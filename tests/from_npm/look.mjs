// Opens a page in Chromium as its readers do, and prints as JSON what was found: axe-core's violations in light and
// dark, wide and narrow; how wide the page is when it is narrow; every request; a walk with the Tab key.
// Usage: node look.mjs PAGE [FOLDER]; with a folder, pictures of the page and a PDF of its print are left there.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const address = pathToFileURL(file).href;
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const LOOKS = {
  "light-1280": { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  "dark-1280": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "light-320": { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "dark-320": { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  "contrast-1280": { viewport: { width: 1280, height: 900 }, colorScheme: "light", contrast: "more" },
  "forced-1280": { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
};

const found = { requests: [], pictures: {}, axe: {}, width: {}, walk: {}, print: {} };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ARGUMENTS,
});
for (const [name, look] of Object.entries(LOOKS)) {
  const context = await browser.newContext({ ...look, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) found.requests.push(request.url());
  });
  await page.goto(address);
  found.width[name] = await page.evaluate(() => document.documentElement.scrollWidth);
  found.pictures[name] = await page.evaluate(() => [...document.images].map((each) => each.naturalWidth));
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
  if (name.endsWith("320")) await page.evaluate(() => document.querySelector("details")?.setAttribute("open", ""));
  if (!name.startsWith("forced")) found.axe[name] = await violations(page);
  if (name.startsWith("light")) {
    await page.goto(address);
    found.walk[name] = await walk(page);
  }
  await context.close();
}
found.print = await print();
await browser.close();
process.stdout.write(JSON.stringify(found));

async function violations(page) {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    window.axe.run(document, {
      resultTypes: ["violations"], // of what is well, axe would describe every element
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return results.violations.map((each) => ({
    rule: each.id,
    help: each.help,
    nodes: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
  }));
}

// Every stop of the Tab key, until it comes round: what it is, whether it can be seen, and what shows that it is on it.
async function walk(page) {
  const stops = [];
  for (let count = 0; count < 500; count++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const on = document.activeElement;
      if (!on || on === document.body) return null;
      const style = getComputedStyle(on);
      const box = on.getBoundingClientRect();
      return {
        tag: on.localName,
        id: on.id,
        href: on.getAttribute("href") || "",
        role: on.getAttribute("role") || "",
        label: on.getAttribute("aria-label") || "",
        words: on.localName === "div" ? "" : on.textContent.trim(),
        within: on.closest("nav, [role=doc-endnotes], footer, main")?.localName || "",
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        shadow: style.boxShadow !== "none",
        width: box.width,
        height: box.height,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

// What a printer gets: what is left out, and that nothing is coloured.
async function print() {
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  await page.goto(address);
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const shown = (selector) =>
      [...document.querySelectorAll(selector)].some((each) => getComputedStyle(each).display !== "none");
    const link = document.querySelector('main a[href^="http"]');
    const colours = [...document.querySelectorAll("body, body *")].map((each) => getComputedStyle(each).color);
    return {
      nav: shown("nav"),
      skip: shown(".skip"),
      behind: link ? getComputedStyle(link, "::after").content : "",
      href: link ? link.href : "",
      colours: [...new Set(colours)],
    };
  });
  if (folder) await page.pdf({ path: `${folder}/print.pdf`, preferCSSPageSize: true });
  await context.close();
  return seen;
}
