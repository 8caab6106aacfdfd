// SPDX-License-Identifier: Apache-2.0
// Opens the reports of all piles in Chromium and holds them to rules.mjs. Takes SYNOPT, ROOT, SHARED
// and BROWSER from the environment (tests/browser/run); prints a line a pile, then the faults; leaves
// pictures in shots/. Exit status 1 when anything is wrong.
import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { listPiles, makePile } from "./piles.mjs";
import { findWide, followLinks, goBack, runAxe, survey, unfold, useScript, useSkipLink, walkKeyboard } from "./rules.mjs";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const desk = { width: 1100, height: 900 }, phone = { width: 360, height: 740 };
/// All that a page may be made of, whatever the news says.
const known = new Set(("html head meta title style script body header main footer section nav article aside div span p a b i em strong small "
  + "ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tr th td colgroup col details summary input label button select option "
  + "fieldset legend figure figcaption mark del ins q cite code pre time abbr sup sub br hr wbr bdi kbd output blockquote svg g path rect circle line "
  + "polyline polygon text tspan desc defs use symbol pattern template").split(" "));

/// Opens a page and listens to it: nothing may be said, asked for, or fetched beside the files of
/// the report. `faults` fills as they come.
async function open(browser, path, out, faults, options) {
  const context = await browser.newContext({ viewport: desk, reducedMotion: "reduce", colorScheme: "light", ...options });
  const page = await context.newPage();
  const say = (what) => { if (faults.length < 50) faults.push(what); };
  page.on("console", (message) => say(`console: ${message.text().slice(0, 200)}`));
  page.on("pageerror", (error) => say(`script error: ${String(error).slice(0, 200)}`));
  page.on("dialog", (dialog) => { say(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", () => say("a window was opened"));
  page.on("download", () => say("a download was started"));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file:") || relative(out, fileURLToPath(url.split(/[?#]/)[0])).startsWith("..")) say(`request: ${url.slice(0, 120)}`);
    else if (request.resourceType() !== "document") say(`request for a ${request.resourceType()}: ${url.slice(-80)}`);
  });
  await page.goto(pathToFileURL(path).href, { timeout: 120_000 });
  return page;
}

/// Milliseconds from the request until the page is drawn and its script has run: the best of five,
/// because the machine may be busy with other things.
async function measure(browser, path, out, faults) {
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const page = await open(browser, path, out, faults);
    const ms = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
      const timing = performance.getEntriesByType("navigation")[0];
      const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
      done(Math.max(timing.domContentLoadedEventEnd, paint));
    }, 0))));
    best = Math.min(best, ms);
    await page.context().close();
  }
  return best;
}

async function picture(page, name, isWhole) {
  await page.screenshot({ path: join("shots", `${name}.png`), fullPage: isWhole, animations: "disabled" });
}

/// Light, dark, print and a phone; the phone must not scroll sideways.
async function takePictures(page, name, faults) {
  // What is out of sight may not be drawn: the window is made as high as the page.
  const height = await page.evaluate(() => document.documentElement.scrollHeight), isShort = height < 16_000;
  if (isShort) await page.setViewportSize({ width: desk.width, height });
  await picture(page, `${name}-light`, isShort);
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, `${name}-dark`, isShort);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.setViewportSize({ width: 720, height: 1000 });
  faults.push(...(await findWide(page)).map((fault) => `in print ${fault}`));
  await picture(page, `${name}-print`, isShort);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(phone);
  faults.push(...(await findWide(page)).map((fault) => `on a phone ${fault}`));
  await picture(page, `${name}-phone`, false);
  await page.setViewportSize(desk);
}

async function checkPage(browser, pile, path, isFirst) {
  const faults = [], shot = isFirst ? pile.name : `${pile.name}-${relative(pile.out, path).replace(/[^a-z0-9]+/gi, "-").replace(/-html$/, "")}`;
  let page = await open(browser, path, pile.out, faults);
  const found = await survey(page);
  for (const element of found.elements) if (!known.has(element)) faults.push(`an element <${element}>`);
  if (found.handlers.length > 0) faults.push(`attributes ${[...new Set(found.handlers)]}`);
  if (found.scripts > 1) faults.push(`${found.scripts} scripts`);
  if (!found.policy.includes("default-src 'none'")) faults.push(`the policy is ${found.policy}`);
  if (await page.evaluate(() => window.__broken !== undefined)) faults.push("a script of the news ran");
  await takePictures(page, shot, faults);
  const links = await followLinks(page, true, pile.isHuge ? 300 : 1e6);
  faults.push(...links.faults);
  // Fresh pages: what was folded is folded again, and the keyboard starts at the top.
  const reopen = async () => {
    await page.context().close();
    page = await open(browser, path, pile.out, faults);
  };
  await reopen();
  let stops = 0;
  if (isFirst && !pile.isHuge) {
    faults.push(...await useSkipLink(page));
    await reopen();
    faults.push(...await goBack(page));
    await reopen();
    faults.push(...await useScript(page));
    await reopen();
  }
  if (pile.isWalked || pile.name === "single") {
    const walk = await walkKeyboard(page);
    faults.push(...walk.faults);
    stops = walk.total;
  }
  await unfold(page);
  if (pile.isWalked && isFirst) await picture(page, `${shot}-unfolded`, true);
  if (!pile.isHuge && isFirst) {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await runAxe(page, axe)).map((fault) => `${colorScheme}: ${fault}`));
    }
  }
  await page.context().close();
  return { faults, links: links.count, stops, ids: new Set(found.ids), outward: found.links };
}

/// Without scripts everything is there and lands as well.
async function checkWithoutScripts(browser, pile) {
  const faults = [];
  const page = await open(browser, pile.pages.find((path) => path.endsWith("report.html")), pile.out, faults, { javaScriptEnabled: false });
  await picture(page, `${pile.name}-noscript`, false);
  faults.push(...(await followLinks(page, false, 80)).faults);
  await page.context().close();
  return faults.map((fault) => `without scripts: ${fault}`);
}

/// Links between the pages of a report, and outward.
function checkOutward(pile, results) {
  const faults = [];
  for (const [path, result] of results)
    for (const address of new Set(result.outward)) {
      if (/^https?:\/\//i.test(address)) continue;
      const [file, hash] = address.split("#");
      const target = results.get(resolve(dirname(path), decodeURIComponent(file)));
      if (/^[a-z]+:/i.test(address) || (target === undefined && !/\.(json|csv|md)$/.test(file))) faults.push(`${relative(pile.out, path)}: the address ${address.slice(0, 80)}`);
      else if (hash && target !== undefined && !target.ids.has(hash)) faults.push(`${relative(pile.out, path)}: ${address} leads nowhere`);
    }
  return faults;
}

async function checkPile(browser, pile) {
  const start = Date.now(), results = new Map(), faults = [];
  const first = pile.pages.find((path) => path.endsWith("report.html"));
  // Of a report of many pages the first few and the last are opened: they are written alike.
  const opened = pile.pages.length > 12 ? [first, ...pile.pages.filter((path) => path !== first).slice(0, 3), pile.pages.at(-1)] : pile.pages;
  for (const path of new Set(opened)) {
    const result = await checkPage(browser, pile, path, path === first);
    results.set(path, result);
    faults.push(...result.faults.map((fault) => `${relative(pile.out, path)}: ${fault}`));
  }
  if (opened === pile.pages) faults.push(...checkOutward(pile, results));
  if (pile.isWalked) faults.push(...await checkWithoutScripts(browser, pile));
  const ms = await measure(browser, first, pile.out, faults);
  if (pile.most !== undefined && pile.bytes > pile.most) faults.push(`the page has ${pile.bytes} bytes, more than ${pile.most}`);
  if (pile.ms !== undefined && ms > pile.ms) faults.push(`the page can be used after ${Math.round(ms)} ms, not ${pile.ms}`);
  const sum = (key) => [...results.values()].reduce((total, result) => total + result[key], 0);
  const all = pile.pages.reduce((total, path) => total + statSync(path).size, 0);
  console.log(`${faults.length === 0 ? "ok    " : "FAILED"} ${pile.name}: ${pile.pages.length} pages, ${Math.round(all / 1000)} kB, the first ${Math.round(pile.bytes / 1000)} kB in use after `
    + `${Math.round(ms)} ms; ${sum("links")} targets, ${sum("stops")} stops of Tab (${Math.round((Date.now() - start) / 1000)} s)`);
  for (const fault of [...new Set(faults)].slice(0, 25)) console.log(`  ${fault}`);
  return faults.length === 0;
}

const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
let passed = 0, failed = 0, missing = [];
for (const wanted of listPiles(process.argv[2] ?? "")) {
  const pile = makePile(wanted);
  if (pile === null) missing.push(wanted.name);
  else if (await checkPile(browser, pile)) passed++;
  else failed++;
}
await browser.close();
if (missing.length > 0) console.log(`note: no articles here for the piles ${missing.join(", ")}`);
console.log(`score: the report in a browser: ${passed} piles passed, ${failed} failed; pictures in build/browser/shots`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
