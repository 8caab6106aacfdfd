// SPDX-License-Identifier: Apache-2.0
// The piles whose reports are opened in the browser. Takes samples/ and, where they lie beside the
// repository, real articles; gives for each pile its name, the folder of its report and what it is
// held to. All texts written here are invented; the hostile ones try to become markup, style,
// address, script or control.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { SYNOPT, ROOT, SHARED } = process.env;
const samples = join(ROOT, "samples");
const real = join(SHARED, "data");

/// What a script of the news would do: the test looks for the trace, and for the dialog.
const call = "window.__broken=1;alert(1)";
const traps = [
  `<script>${call}</script>`,
  `"><img src=x onerror="${call}">`,
  `' onmouseover='${call}' x='`,
  `</style><svg onload="${call}"><style>`,
  `</title></head><body onload="${call}">`,
  `<!--`, `]]>`, `&lt;script&gt;${call}&lt;/script&gt;`, `&#60;script>${call}&#60;/script>`,
  `<iframe srcdoc="<script>parent.__broken=1</script>">`, `<base href="https://a.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://a.example/">`,
  `<style>body{display:none}</style>`, `{{constructor.constructor('${call}')()}}`, "${" + call + "}",
  `\u202etxet desrever\u202c \u2066isolated\u2069`, `\u0000\u0007\u001b[31m\u009b2J\u0085`,
  `\u2028\u2029 \ufeff \u{e0001} \ufffe`, `a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301`,
  `</template></textarea></noscript></script>`,
];
const addresses = [
  `javascript:${call}`, `JaVaScRiPt:${call}`, ` javascript:${call}`, `java\nscript:${call}`,
  `data:text/html,<script>${call}</script>`, `vbscript:${call}`, `//a.example/"><b>`,
  `https://a.example/"onmouseover="${call}`, `https://a.example/ a b`, `file:///etc/passwd`,
  `https://javascript:${call}@a.example/`, `#top`, `?q=<script>`, ``,
];

function lines(folder, name, objects) {
  writeFileSync(join(folder, name), objects.map((object) => JSON.stringify(object) + "\n").join(""));
}

function writeHostile(folder) {
  const objects = [];
  for (let i = 0; i < 24; i++) {
    const trap = traps[i % traps.length], next = traps[(i + 7) % traps.length];
    objects.push({
      id: trap + i, url: addresses[i % addresses.length], title: `Bridge ${trap} falls in Stollbrook`,
      outlet: `Outlet ${next}`, authors: [trap], language: i % 3 ? "en" : `"><script>${call}</script>`,
      published: i % 5 ? `2026-02-0${1 + (i % 9)}` : trap, clean: i % 2 === 0,
      text: `A bridge ${trap} fell in Stollbrook on Monday, and ${20 + (i % 4)} people were hurt, the police said.\n\n`
        + `\u201cIt fell ${next} like a <b>biscuit</b>,\u201d said Mayor Nelly ${i % 2 ? "Oake" : trap}. `
        + "The bridge was built in 1931 &amp; repaired in 1990. ".repeat(1 + (i % 4)),
    });
  }
  lines(folder, "hostile.jsonl", objects);
  // A page of the news, read as HTML: its own scripts and addresses must not come through.
  writeFileSync(join(folder, "page.html"), `<!doctype html><title>${traps[0]} bridge</title>
<meta property="og:url" content="javascript:${call}"><article><h1>Bridge falls in Stollbrook${traps[1]}</h1>
<p>A bridge fell in Stollbrook on Monday, and <a href="javascript:${call}">21 people</a> were hurt, the police said.</p>
<p>${traps[0]}The bridge was built in 1931 and repaired in 1990, &lt;img src=x onerror=${call}&gt; the town said.</p></article>`);
  writeFileSync(join(folder, "name <img src=x onerror=alert(1)>\u202e.txt"), "A bridge fell\n\nA bridge fell in Stollbrook on Monday.\n");
  writeFileSync(join(folder, "broken <b>\".jsonl"), "{no json <script>alert(1)</script>\n");
}

/// Ten megabytes without a break, beside two accounts of the same event.
function writeHuge(folder) {
  const sentence = "The flood reached the lower town of Ambrel on Friday and 12 streets were closed. ";
  const huge = sentence.repeat(Math.ceil(1e7 / sentence.length));
  lines(folder, "huge.jsonl", [
    { id: "sentences", title: "Flood in Ambrel", outlet: "Long", published: "2026-03-06", text: huge },
    { id: "word", title: "Flood in Ambrel again", outlet: "Word", published: "2026-03-06", text: `The flood reached Ambrel on Friday. ${"x".repeat(1e6)}` },
    { id: "plain", title: "Ambrel flooded", outlet: "Plain", published: "2026-03-06", text: sentence + "Nobody was hurt, the mayor said." },
  ]);
}

/// One wire text and its copies only: nothing of the page may look like a second source.
function writeCopies(folder) {
  for (const name of readdirSync(samples))
    if (name === "meridian-market-hall.txt") {
      cpSync(join(samples, name), join(folder, name));
      cpSync(join(samples, name), join(folder, "again.txt"));
      cpSync(join(samples, name), join(folder, "third.txt"));
    }
}

function writeSingle(folder) {
  cpSync(join(samples, "varnholm-courier-market-hall.html"), join(folder, "varnholm-courier-market-hall.html"));
}

function writeUnread(folder) {
  cpSync(join(samples, "radio-ostmere-lake-talks.txt"), join(folder, "radio-ostmere-lake-talks.txt"));
  for (let i = 0; i < 12; i++) writeFileSync(join(folder, `broken${i}.jsonl`), "{no json\n");
  writeFileSync(join(folder, "short.warc"), "WARC/1.0\r\nContent-Length: 9999\r\n\r\nx");
}

/// More than a page for everything should hold: an index with a page a story.
function writeLarge(folder) {
  const towns = ["Ambrel", "Stollbrook", "Varnholm", "Ostmere", "Kessary", "Linden", "Marrow", "Pellin", "Quarry", "Rosten"];
  const things = ["bridge", "mill", "ferry", "tower", "market"], objects = [];
  for (let i = 0; i < 120; i++) {
    const town = towns[i % 10], thing = things[(i % 50) / 10 | 0], day = 1 + (i % 28);
    objects.push({ id: `large${i}`, title: `The ${thing} of ${town} is closed`, outlet: `Outlet ${i % 7}`, published: `2026-0${1 + (i % 5)}-${day < 10 ? "0" : ""}${day}`, clean: true,
      text: `The ${thing} of ${town} was closed after ${10 + i} people complained, the town said. \u201cNobody may use the ${thing} of ${town} now,\u201d said Warden Ida ${town}son. It opened in ${1850 + (i % 50)}.` });
  }
  lines(folder, "large.jsonl", objects);
}

/// The piles: `most` bytes of its first page, `ms` until one can use it.
const piles = [
  { name: "samples", source: samples, isWalked: true },
  { name: "visit", source: join(real, "visit"), most: 400_000, ms: 300 },
  { name: "giveme", source: join(real, "stories", "giveme.jsonl.gz") },
  { name: "single", write: writeSingle },
  { name: "copies", write: writeCopies },
  { name: "unread", write: writeUnread },
  { name: "large", write: writeLarge },
  { name: "hostile", write: writeHostile, isHostile: true },
  { name: "huge", write: writeHuge, isHostile: true, isHuge: true },
];

function findPages(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"))
    .map((name) => join(folder, name)).sort();
}

/// Makes the report of a pile; null where its articles are not here.
export function makePile(pile) {
  const folder = join(process.cwd(), "piles", pile.name);
  let source = pile.source;
  if (source !== undefined && !existsSync(source)) return null;
  if (source === undefined) {
    source = join(folder, "in");
    mkdirSync(source, { recursive: true });
    pile.write(source);
  }
  const out = join(folder, "out"), start = Date.now();
  try {
    execFileSync(SYNOPT, ["report", source, "-o", out, "--quiet"], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if (error.status !== 1) throw error; // 1: some inputs could not be read
  }
  const pages = findPages(out);
  return { ...pile, out, pages, seconds: (Date.now() - start) / 1000, bytes: statSync(join(out, "report.html")).size };
}
export function listPiles(word) {
  return piles.filter((pile) => pile.name.includes(word));
}
