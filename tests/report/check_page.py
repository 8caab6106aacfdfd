#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks report pages as a browser would take them: every citation lands, ids are unique, elements
are closed, nothing is loaded, the security policy names the hash of the style sheet.

    tests/report/check_page.py PAGE.html...        exit status 1 when anything is wrong
"""
import base64
import hashlib
import html.parser
import re
import sys

VOID = {"meta", "input", "br", "path", "rect"}
LOADING = {"src", "srcset", "style", "background", "poster", "action", "formaction", "xlink:href"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "video", "audio"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.faults, self.open = set(), [], [], []
        self.policy, self.style = "", ""

    def fault(self, text):
        self.faults.append("line %d: %s" % (self.getpos()[0], text))

    def handle_starttag(self, tag, attributes):
        if tag in FORBIDDEN:
            self.fault("element <%s>" % tag)
        if tag == "a" and "a" in self.open:
            self.fault("a link inside a link")
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
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    if "default-src 'none'" not in page.policy or "sha256-" + digest not in page.policy:
        faults.append("the policy is not strict or does not name the style sheet: " + page.policy)
    if re.search(r"url\(|@import", page.style):
        faults.append("the style sheet loads something")
    for fault in faults[:20]:
        print("%s: %s" % (path, fault))
    print("%s: %d bytes, %d ids, %d links, %d faults"
          % (path, len(text.encode()), len(page.ids), len(page.links), len(faults)))
    return not faults


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(0 if all([check(path) for path in sys.argv[1:]]) else 1)
