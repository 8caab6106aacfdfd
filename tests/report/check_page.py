#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks report pages as a browser would take them: every citation lands, ids are unique, elements
are closed, nothing is loaded, the security policy names the hashes of the style sheet and of the one
script, which is ours to the letter.

    tests/report/check_page.py PAGE.html...                 exit status 1 when anything is wrong
    tests/report/check_page.py --run build/dev/synopt PATH  makes the pages of PATH and of a hostile
                                                            pile (below), and checks them
"""
import base64
import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile

VOID = {"meta", "input", "br", "path", "rect"}
LOADING = {"src", "srcset", "style", "background", "poster", "action", "formaction", "xlink:href"}
FORBIDDEN = {"iframe", "object", "embed", "link", "base", "form", "img", "video", "audio"}


SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/report/assets/report.js")


def embedded(path):
    """The lines of a file as tools/embed.c writes them into a page."""
    with open(path, encoding="ascii") as file:
        return "".join(line.lstrip(" ") for line in file if line.strip())


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.faults, self.open = set(), [], [], []
        self.policy, self.style, self.scripts = "", "", []

    def fault(self, text):
        self.faults.append("line %d: %s" % (self.getpos()[0], text))

    def handle_starttag(self, tag, attributes):
        if tag in FORBIDDEN:
            self.fault("element <%s>" % tag)
        if tag == "a" and "a" in self.open:
            self.fault("a link inside a link")
        if tag == "script":
            self.scripts.append("")
            if attributes:
                self.fault("a script with attributes")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name == "id":
                if value in self.ids:
                    self.fault("id %s stands twice" % value)
                if not re.fullmatch(r"[a-z0-9]+", value):
                    self.fault("id %r" % value)
                self.ids.add(value)
            elif name == "href":
                if value.startswith("#"):
                    self.links.append(value[1:])
                elif re.fullmatch(r"(\.\./report|(stories/)?(s|more)[0-9]+)\.html#[a-z0-9]+", value):
                    pass  # between the pages of a large pile
                elif not re.match(r"https?://", value, re.I):
                    self.fault("address %r" % value)
                elif "noreferrer" not in dict(attributes).get("rel", ""):
                    self.fault("a link outward without rel")
            elif name in LOADING or name.startswith("on"):
                self.fault("attribute %s" % name)
        if dict(attributes).get("http-equiv", "").lower() == "content-security-policy":
            self.policy = dict(attributes)["content"]

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.fault("</%s> closes %s" % (tag, self.open[-1:] or "nothing"))
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        if self.open and self.open[-1] == "script":
            self.scripts[-1] += data


def digest(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def check(path):
    with open(path, encoding="utf-8") as file:  # ill-formed UTF-8 fails here
        text = file.read()
    page = Page()
    page.feed(text)
    page.close()
    faults = page.faults
    faults += ["#%s leads nowhere" % link for link in page.links if link not in page.ids]
    if page.open:
        faults.append("left open: %s" % page.open)
    found = re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    if found:
        faults.append("control characters: %r" % sorted(set(found)))
    if page.scripts != [embedded(SCRIPT)]:
        faults.append("%d scripts, or not ours" % len(page.scripts))
    wanted = ["default-src 'none'", "style-src 'sha256-%s'" % digest(page.style),
              "script-src 'sha256-%s'" % digest("".join(page.scripts)), "base-uri 'none'", "form-action 'none'"]
    if page.policy.split("; ") != wanted:
        faults.append("the policy is not strict or does not name style sheet and script: " + page.policy)
    if re.search(r"url\(|@import", page.style):
        faults.append("the style sheet loads something")
    for fault in faults[:20]:
        print("%s: %s" % (path, fault))
    print("%s: %d bytes, %d ids, %d links, %d faults"
          % (path, len(text.encode()), len(page.ids), len(page.links), len(faults)))
    return not faults


TRAP = "<script>alert(1)</script>\"' onload='x' \u202etxet\u202c \x07\x00 <img src=x onerror=y> </style>"


def write_hostile(folder):
    """Documents that try to become markup, address or control, in several wordings."""
    with open(os.path.join(folder, "hostile.jsonl"), "w", encoding="utf-8") as file:
        for i in range(6):
            text = ("A bridge %s fell in Stollbrook on Monday, and %d people were hurt, the police said. "
                    "\u201cIt fell %s like a <b>biscuit</b>,\u201d said Mayor Nelly Oake. " % (TRAP, 20 + i, TRAP)
                    + "The bridge was built in 1931 &amp; repaired in 1990. " * (i + 1))
            file.write(json.dumps({
                "id": TRAP + str(i), "url": ["javascript:alert(1)", "data:text/html,x", "https://a.example/\"><b>",
                                             "//b.example", "https://c.example/x y", "HTTPS://d.example/"][i],
                "title": "Bridge falls " + TRAP, "outlet": TRAP, "language": "\"><script>",
                "published": "2026-02-0%d" % (i + 1), "text": text, "clean": i % 2 == 0}) + "\n")
    with open(os.path.join(folder, TRAP.replace("/", "").replace("\0", "") + ".txt"), "w") as file:
        file.write("Bridge %s falls\n\nA bridge fell in Stollbrook on Monday.\n" % TRAP)


def run(command, path):
    is_fine = True
    with tempfile.TemporaryDirectory() as work:
        hostile = os.path.join(work, "in")
        os.mkdir(hostile)
        write_hostile(hostile)
        for name, source in (("given", path), ("hostile", hostile)):
            out = os.path.join(work, name)
            subprocess.run([command, "report", source, "-o", out, "--quiet"], check=True,
                           stdout=subprocess.DEVNULL)
            is_fine &= check(os.path.join(out, "report.html"))
    return is_fine


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--run":
        sys.exit(0 if run(sys.argv[2], sys.argv[3]) else 1)
    sys.exit(0 if all([check(path) for path in sys.argv[1:]]) else 1)
