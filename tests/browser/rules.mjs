// SPDX-License-Identifier: Apache-2.0
// The rules that a page of the report is held to, each a function that takes an open page and gives
// the list of its faults. Only useScript needs the page's own script.

/// The two halves of following a link, for use inside of the page: click, then look where it led.
function defineSteps() {
  const looks = (element) => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.outlineStyle, style.outlineColor, style.boxShadow, style.borderColor, style.textDecorationLine].join(" ");
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const own = document.location.pathname.split("/").pop();
  const hashOf = (address) => address.startsWith("#") ? address : address.startsWith(`${own}#`) ? address.slice(own.length) : null;
  const links = new Map();
  for (const link of document.querySelectorAll("a[href]")) {
    const hash = hashOf(link.getAttribute("href"));
    if (hash !== null && !links.has(hash)) links.set(hash, link);
  }
  let before = "";
  window.__follow = {
    hashes: [...links.keys()],
    click(hash) {
      const target = document.getElementById(hash.slice(1));
      if (target !== null) before = looks(target) + looks(target.parentElement);
      links.get(hash).click();
    },
    look(hash) {
      const target = document.getElementById(hash.slice(1));
      if (target === null) return `${hash}: leads nowhere`;
      if (document.location.hash !== hash) return `${hash}: a click goes to ${document.location.hash || "nowhere"}`;
      if (!target.matches(":target")) return `${hash}: is not the target`;
      if (!isShown(target)) return `${hash}: the target is hidden`;
      const box = target.getBoundingClientRect();
      if (box.bottom <= 0 || box.top >= innerHeight) return `${hash}: out of sight, at ${Math.round(box.top)} of ${innerHeight}`;
      const isSentence = /^#d\d+s\d+$/.test(hash);
      if (isSentence && target.textContent.trim() === "") return `${hash}: leads to no text`;
      if (isSentence && looks(target) + looks(target.parentElement) === before) return `${hash}: does not light up`;
      return null;
    },
    async all(most) {
      const faults = [];
      for (const hash of this.hashes.slice(0, most)) {
        this.click(hash);
        await new Promise((done) => setTimeout(done, 0));
        faults.push(this.look(hash));
      }
      return faults;
    },
  };
}

/// Every link into this page: it lands on an element that exists, is shown, is in sight and, when it
/// is a sentence of an article, lights up. One click for each target. Without scripts there are no
/// timers in the page either, so each step is taken from outside.
export async function followLinks(page, hasScripts, most) {
  await page.evaluate(defineSteps);
  const hashes = await page.evaluate(() => window.__follow.hashes);
  let faults = [];
  if (hasScripts) {
    faults = await page.evaluate((count) => window.__follow.all(count), most);
  } else {
    for (const hash of hashes.slice(0, most)) {
      await page.evaluate((wanted) => window.__follow.click(wanted), hash);
      faults.push(await page.evaluate((wanted) => window.__follow.look(wanted), hash));
    }
  }
  return { faults: faults.filter((fault) => fault !== null), count: Math.min(hashes.length, most) };
}

/// Ids, addresses of links to the other pages, and whether anything is wider than the window.
export function survey(page) {
  return page.evaluate(() => ({
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
    links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")).filter((address) => !address.startsWith("#")),
    elements: [...new Set([...document.querySelectorAll("*")].map((element) => element.localName))].sort(),
    handlers: [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map((attribute) => attribute.name)
      .filter((attribute) => attribute.startsWith("on") || attribute === "srcdoc" || attribute === "style" || attribute === "action" || attribute === "formaction")),
    scripts: document.scripts.length,
    title: document.title,
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy" i]')?.content ?? "",
  }));
}

export function findWide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 1);
    return [`scrolls sideways: ${document.documentElement.scrollWidth} of ${width} wide, as ${wide.slice(0, 3).map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`).join(" ")}`];
  });
}

/// Unfolds everything, so that what is folded is looked at too.
export function unfold(page) {
  return page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
}

/// Walks the page with the Tab key: the first stop is the skip link; every stop is in sight and shows
/// that it has the focus; every link and control that is shown is reached once, in the page's order.
export async function walkKeyboard(page) {
  const faults = [];
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.activeElement?.blur();
    const can = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
    window.__stops = [...document.querySelectorAll(can)].filter((element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  });
  const total = await page.evaluate(() => window.__stops.length);
  const reached = new Set();
  let last = -1;
  for (let i = 0; i < total + 20; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      return { at: window.__stops.indexOf(element), isRinged: isRinged || style.boxShadow !== "none", name: (element.innerText ?? "").trim() || element.getAttribute("aria-label") || element.labels?.[0]?.innerText || "",
        what: `<${element.localName}> ${(element.innerText ?? "").slice(0, 40)}`, isInSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        isSkip: element.classList.contains("skip") };
    });
    if (stop === null) break;
    if (i === 0 && !stop.isSkip) faults.push(`the first stop is not the skip link but ${stop.what}`);
    if (stop.at >= 0 && reached.has(stop.at)) break;
    reached.add(stop.at);
    if (!stop.isRinged) faults.push(`the focus is not to be seen on ${stop.what}`);
    if (!stop.isInSight) faults.push(`the focus is out of sight on ${stop.what}`);
    if (stop.name === "") faults.push(`a stop without a name: ${stop.what}`);
    if (stop.at >= 0 && stop.at < last) faults.push(`${stop.what} is reached against the order of the page`);
    last = stop.at;
  }
  // Radio buttons of one name are one stop: the arrow keys go on from there.
  const missed = await page.evaluate((got) => window.__stops.filter((element, at) => !got.includes(at) && element.type !== "radio")
    .map((element) => `<${element.localName}> ${(element.innerText ?? "").slice(0, 40)}`), [...reached]);
  if (missed.length > 0) faults.push(`${missed.length} of ${total} are not reached by Tab, as ${missed.slice(0, 3).join(", ")}`);
  return { faults, total };
}

/// The skip link takes the keyboard past the head of the page.
export async function useSkipLink(page) {
  await page.evaluate(() => { scrollTo(0, 0); document.activeElement?.blur(); });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const target = document.querySelector(":target"), element = document.activeElement;
    if (target === null) return ["the skip link leads nowhere"];
    const isBehind = (target.compareDocumentPosition(element) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
    return isBehind ? [] : ["after the skip link Tab does not go on behind it"];
  });
}

/// A click on a citation and back: the reader is where they were.
export async function goBack(page) {
  const faults = [];
  const hashes = await page.evaluate(() => [...document.querySelectorAll('a[href^="#d"]')]
    .filter((link) => link.checkVisibility()).map((link) => link.getAttribute("href")).filter((hash, at, all) => all.indexOf(hash) === at));
  for (const hash of [hashes[0], hashes[hashes.length >> 1]].filter((hash) => hash !== undefined)) {
    const link = page.locator(`a[href="${hash}"]:visible`).first();
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await link.click();
    await page.waitForTimeout(50);
    await page.goBack();
    await page.waitForTimeout(50);
    const after = await page.evaluate(() => scrollY);
    if (Math.abs(after - before) > 4) faults.push(`back from ${hash} goes to ${after} instead of ${before}`);
  }
  return faults;
}

/// axe-core over all of the page, with everything unfolded.
export async function runAxe(page, source) {
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return found.violations.map((rule) => ({ id: rule.id, help: rule.help, count: rule.nodes.length, example: `${rule.nodes[0].html.slice(0, 160)} ${(rule.nodes[0].any[0]?.message ?? "").slice(0, 200)}` }));
  });
  return violations.map((rule) => `axe ${rule.id}: ${rule.help} (${rule.count}): ${rule.example}`);
}

/// The page's own script: the field narrows the lists to what holds its words and Escape brings all
/// back; a link to what is hidden shows it; the keys step, and can be switched off.
export async function useScript(page) {
  const faults = [];
  const look = () => page.evaluate(() => ({
    entries: [...document.querySelectorAll(".claims tbody tr[id], .index ol > li, .fams .fam")].map((entry) => ({ text: entry.textContent.toLowerCase(),
      story: entry.closest(".story")?.querySelector("h2").textContent.toLowerCase() ?? "", isShown: entry.checkVisibility() })),
    says: document.querySelector(".find output")?.textContent ?? "", at: document.activeElement?.outerHTML.slice(0, 60) ?? "",
  }));
  const before = await look();
  if (before.entries.length < 2) return faults;
  const word = before.entries.at(-1).text.match(/\p{L}{5,}/gu)?.at(-1) ?? "the";
  await page.keyboard.press("/");
  await page.keyboard.type(word);
  const after = await look();
  for (const entry of after.entries)
    if (entry.isShown !== (entry.text.includes(word) || entry.story.includes(word))) faults.push(`the field shows and hides wrongly for ${word}: ${entry.text.slice(0, 60)}`);
  if (!/^\d+ of \d+ entries$/.test(after.says)) faults.push(`the count of what is shown says "${after.says}"`);
  await page.keyboard.type("qqqq");
  const target = await page.evaluate(() => document.querySelector(".claims tbody tr[id], .fams .fam")?.id ?? null);
  if (target !== null) {
    await page.evaluate((id) => { location.hash = `#${id}`; }, target);
    await page.waitForTimeout(50);
    if (!await page.evaluate(() => document.querySelector(":target")?.checkVisibility())) faults.push("a link to a hidden entry does not show it");
  }
  await page.keyboard.press("/");
  await page.keyboard.type(word);
  await page.keyboard.press("Escape");
  if ((await look()).entries.some((entry, at) => entry.isShown !== before.entries[at].isShown)) faults.push("Escape does not bring all entries back");
  await page.keyboard.press("j");
  const first = await look();
  await page.keyboard.press("j");
  const second = await look();
  if (first.at === second.at) faults.push("j does not step to the next entry");
  await page.locator(".find input[type=checkbox]").uncheck();
  await page.keyboard.press("j");
  await page.keyboard.press("/");
  if (!(await look()).at.includes("checkbox")) faults.push("keys that are switched off still move the focus");
  return faults;
}
