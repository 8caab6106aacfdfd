// SPDX-License-Identifier: Apache-2.0
// What a script adds to the page: a field that narrows its lists to words, lights the words up, and
// keys that step through what is left. The page is whole without it. Text of the news is only
// compared with, never made into markup; nothing is stored or asked for.
(() => {
  "use strict";
  const rows = ".index ol > li, .lines li, .alone > .one, .diffs .diff, .fams .fam, .claims tbody tr[id], .close ol > li, .time dd li, .lone li";
  const parts = ".diffs, .fams, .claims, .close, .time, .lone, .alone, .story, .index ol";
  const headings = ".story > header h2, .story h3, .alone > h2";
  const mostLit = 2000;
  const main = document.querySelector("main");
  const all = (wanted, root = document) => [...root.querySelectorAll(wanted)];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  const shown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const items = all(rows);
  if (items.length < 2) return;

  // The field, its count, and the switch of the keys: keys of one letter must be possible to turn off.
  const make = (name, attributes, ...inside) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...inside);
    return element;
  };
  const field = make("input", { type: "search", autocomplete: "off", spellcheck: false });
  const count = make("output", {});
  const keys = make("input", { type: "checkbox", checked: true });
  const key = (name) => make("kbd", { textContent: name });
  const bar = make("div", { className: "find" }, make("label", {}, "Find in the lists ", field), count,
    make("label", {}, keys, " keys ", key("/"), " find, ", key("j"), key("k"), " entry by entry, ", key("n"), key("p"), " part by part"));
  bar.setAttribute("role", "search");
  main.prepend(bar);

  // The words of a row are read when they are first asked for; a story's title counts for its rows.
  const texts = new Map();
  const textOf = (item) => {
    if (!texts.has(item)) {
      const story = item.closest(".story");
      texts.set(item, plain(item.textContent + " " + (story ? story.querySelector("h2").textContent : "")));
    }
    return texts.get(item);
  };

  const opened = new Set();
  const unfold = (item) => {
    const box = item.closest(".lone details, .close > details");
    if (box && !box.open) {
      box.open = true;
      opened.add(box);
    }
  };
  const fold = () => {
    for (const box of opened) box.open = false;
    opened.clear();
  };

  // A heading of rows goes with the last of them.
  const hideEmpty = () => {
    for (const day of all(".time dd")) day.hidden = day.previousElementSibling.hidden = !day.querySelector("li:not([hidden])");
    for (const box of all(".lone details, .close > details")) box.hidden = !box.querySelector("li:not(.near li, [hidden])");
    for (const sum of all(".claims tr.sum")) {
      let next = sum.nextElementSibling;
      while (next && next.hidden && next.id) next = next.nextElementSibling;
      sum.hidden = !next || !next.id;
    }
    for (const part of all(parts)) {
      const own = all(rows, part);
      part.hidden = own.length > 0 && own.every((item) => item.hidden);
    }
  };

  const lightUp = (words) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("find");
    const ranges = [];
    for (const item of items) {
      if (words.length === 0 || item.hidden) continue;
      const walk = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      while (walk.nextNode() && ranges.length < mostLit) {
        const text = walk.currentNode.data.toLowerCase();
        if (text.length !== walk.currentNode.data.length) continue;
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    if (ranges.length > 0) CSS.highlights.set("find", new Highlight(...ranges));
  };

  const narrow = () => {
    const words = plain(field.value).split(/\s+/).filter((word) => word !== "");
    fold();
    let left = 0;
    for (const item of items) {
      item.hidden = !words.every((word) => textOf(item).includes(word));
      left += item.hidden ? 0 : 1;
      if (words.length > 0 && !item.hidden) unfold(item);
    }
    hideEmpty();
    lightUp(words);
    count.textContent = words.length === 0 ? "" : left + " of " + items.length + " entries";
  };
  field.addEventListener("input", narrow);
  // A link may lead to what is hidden just now.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    clear();
    target.scrollIntoView();
  });

  // To the next or previous of these, seen from where the reader is.
  const step = (places, way) => {
    const from = places.indexOf(document.activeElement);
    const top = (element) => element.getBoundingClientRect().top;
    const ahead = way > 0 ? places.findIndex((place) => top(place) > 40) : places.findLastIndex((place) => top(place) < -1);
    const to = places[from >= 0 ? from + way : ahead];
    if (!to) return;
    to.tabIndex = -1;
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "start" });
  };

  const clear = () => {
    field.value = "";
    narrow();
    field.blur();
  };
  document.addEventListener("keydown", (event) => {
    if (event.target === field && event.key === "Escape") return clear();
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox])")) return;
    const steps = { j: [rows, 1], k: [rows, -1], n: [headings, 1], p: [headings, -1] }[event.key];
    if (event.key === "/") field.focus();
    else if (steps) step(all(steps[0]).filter(shown), steps[1]);
    else return;
    event.preventDefault();
  });
})();
