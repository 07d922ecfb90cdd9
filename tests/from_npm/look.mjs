// Opens pages in Chromium as their readers do, and prints as JSON what was found on each: axe-core's violations in light
// and dark, wide and narrow; how wide the page is when it is narrow; every request; a walk with the Tab key.
// Usage: node look.mjs PAGE...; where PICTURES names a folder, pictures of the pages and PDFs of their print are left there.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = process.env.PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
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

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ARGUMENTS,
});
const found = [];
for (const file of process.argv.slice(2)) found.push(await seen(pathToFileURL(file).href, basename(file, ".html")));
await browser.close();
process.stdout.write(JSON.stringify(found));

async function seen(address, called) {
  const found = { requests: [], pictures: {}, axe: {}, width: {}, walk: {} };
  const page = await browser.newPage({ reducedMotion: "reduce" });
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) found.requests.push(request.url());
  });
  for (const [name, { viewport, ...media }] of Object.entries(LOOKS)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ contrast: "no-preference", forcedColors: "none", ...media });
    await page.goto(address);
    found.width[name] = await page.evaluate(() => document.documentElement.scrollWidth);
    found.pictures[name] = await page.evaluate(() => [...document.images].map((each) => each.naturalWidth));
    if (folder) await page.screenshot({ path: `${folder}/${called}-${name}.png` });
    if (name.startsWith("light")) {
      found.walk[name] = await walk(page);
      await page.goto(address);
    }
    if (name.endsWith("320")) await page.evaluate(() => document.querySelector("details")?.setAttribute("open", ""));
    if (!name.startsWith("forced")) found.axe[name] = await violations(page);
  }
  await page.goto(address);
  found.print = await print(page, called);
  await page.close();
  return found;
}

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
async function print(page, called) {
  await page.emulateMedia({ media: "print", colorScheme: "dark", contrast: "no-preference", forcedColors: "none" });
  const printed = await page.evaluate(() => {
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
  if (folder) await page.pdf({ path: `${folder}/${called}-print.pdf`, preferCSSPageSize: true });
  return printed;
}
