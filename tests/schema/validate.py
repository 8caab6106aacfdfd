#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Checks output of synopt against docs/schema and against itself.

  validate.py FILE...             lines of JSON, or a report.json; "-" is standard input
  validate.py --run SYNOPT PATH   runs every step over PATH and checks all that they write
  validate.py --schemas           checks only that the schemas themselves are well-formed

Beyond the schema: no key that the schema does not name (ours must all be documented), every span
inside its document's text and on character boundaries, lists sorted and without overlap where the
format says so, every id, lineage, claim and quote number one that exists. Exit status: 0 all good,
1 something is wrong, 2 unreadable, 77 python3-jsonschema is not installed.
"""
import copy
import json
import os
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "schema")


def load_schemas():
    schemas = {}
    for name in sorted(os.listdir(FOLDER)):
        if name.endswith(".schema.json"):
            with open(os.path.join(FOLDER, name), encoding="utf-8") as handle:
                schemas[name] = json.load(handle)
            jsonschema.Draft202012Validator.check_schema(schemas[name])
    return schemas


def forbid_unnamed_keys(schema):
    """Readers skip keys that they do not know; what we write ourselves must be named."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for value in schema.values():
            forbid_unnamed_keys(value)
    elif isinstance(schema, list):
        for value in schema:
            forbid_unnamed_keys(value)


def make_validators():
    schemas = copy.deepcopy(load_schemas())
    for schema in schemas.values():
        forbid_unnamed_keys(schema)
    validators = {}
    for name, schema in schemas.items():
        resolver = jsonschema.RefResolver(base_uri=name, referrer=schema, store=schemas)
        validators[name.split(".")[0]] = jsonschema.Draft202012Validator(schema, resolver=resolver)
    return validators


class Checker:
    def __init__(self):
        self.validators = make_validators()
        self.problems = 0
        self.lines = 0
        self.texts = {}     # id -> bytes of the text
        self.quotes = {}    # id -> number of quotes, once its marks were seen
        self.lineages = set()
        self.stories = {}   # id of a document -> story

    def complain(self, where, what):
        self.problems += 1
        if self.problems <= 30:
            print("%s: %s" % (where, what))

    def check_schema(self, kind, line, where):
        validator = self.validators.get(kind)
        if validator is None:
            self.complain(where, "unknown type %r" % (kind,))
            return False
        errors = sorted(validator.iter_errors(line), key=lambda error: list(map(str, error.path)))
        for error in errors[:3]:
            path = "/".join(map(str, error.path))
            self.complain(where, "%s: at %s: %s" % (kind, path or "the top", error.message[:200]))
        return not errors

    # ------------------------------------------------------------ spans

    def check_span(self, ident, span, where, may_be_empty=False):
        if span is None:
            return
        text = self.texts.get(ident)
        if text is None:
            return
        start, end = span
        if not (start <= end <= len(text)) or (start == end and not may_be_empty):
            self.complain(where, "span %s of %r is not inside its %d bytes" % (span, ident, len(text)))
            return
        for at in (start, end):
            if at < len(text) and text[at] & 0xC0 == 0x80:
                self.complain(where, "span %s of %r cuts a character" % (span, ident))

    def check_order(self, spans, where, may_overlap=False):
        for a, b in zip(spans, spans[1:]):
            if b[0] < a[0] or (not may_overlap and b[0] < a[1]):
                self.complain(where, "%s is not before %s" % (a, b))
                return

    # ------------------------------------------------------------ lines

    def check_document(self, line, where):
        ident = line["id"]
        if ident in self.texts:
            self.complain(where, "id %r is there twice" % ident)
        text = line["text"].encode("utf-8")
        self.texts[ident] = text
        spans = [block["span"] for block in line["blocks"]]
        for span in spans:
            self.check_span(ident, span, where + " blocks")
        self.check_order(spans, where + " blocks")
        if line["published"]:
            self.check_span(ident, line["published"]["span"], where + " published")
        at = 0
        for row in line["map"]:
            if row[0] < at or row[0] + row[2] > len(text) or row[1] + row[2] > line["raw_size"]:
                self.complain(where, "map row %s is out of order or bounds" % row)
                break
            at = row[0] + row[2]
        for span in [one["raw"] for one in line["dropped"]] + [line["title_raw"] or [0, 0]]:
            if not span[0] <= span[1] <= line["raw_size"]:
                self.complain(where, "raw span %s is not inside of %d bytes" % (span, line["raw_size"]))
        self.check_order([one["raw"] for one in line["dropped"]], where + " dropped", True)
        if line["page_kind"] == "list" and text:
            self.complain(where, "a list page has a text")
        for note in line["notes"]:
            self.check_span(ident, note["span"], where + " notes", True)

    def check_marks(self, line, where):
        ident = line["id"]
        self.quotes[ident] = len(line["quotes"])
        for key in ("sentences", "quotes", "mentions", "quantities", "times"):
            spans = [one if key == "sentences" else one["span"] for one in line[key]]
            for span in spans:
                self.check_span(ident, span, where + " " + key)
            self.check_order(spans, where + " " + key, may_overlap=key == "quotes")
        for quote in line["quotes"]:
            self.check_span(ident, quote["content"], where + " content", True)
            self.check_span(ident, quote["cue"], where + " cue")
            if not (quote["span"][0] <= quote["content"][0] and quote["content"][1] <= quote["span"][1]):
                self.complain(where, "content %s is outside of quote %s" % (quote["content"], quote["span"]))
            if quote["sentence"] is not None and quote["sentence"] >= len(line["sentences"]):
                self.complain(where, "no sentence %s" % quote["sentence"])
            if quote["speaker"]:
                self.check_span(ident, quote["speaker"]["mention"], where + " speaker")
                self.check_entity(line, quote["speaker"]["entity"], where)
        for mention in line["mentions"]:
            self.check_entity(line, mention["entity"], where)
        for quantity in line["quantities"]:
            self.check_span(ident, quantity["counted_span"], where + " counted")
            low, high = quantity["low"], quantity["high"]
            if low is not None and high is not None and low > high:
                self.complain(where, "a quantity from %s down to %s" % (low, high))
        for sign in line.get("wording", {}).get("signs", []):
            self.check_span(ident, sign["span"], where + " wording")

    def check_entity(self, line, entity, where):
        if entity is not None and entity >= len(line["entities"]):
            self.complain(where, "no entity %s" % entity)

    def check_ids(self, ids, where):
        for ident in ids:
            if ident is not None and self.texts and ident not in self.texts:
                self.complain(where, "no document %r" % ident)

    def check_pair(self, line, where):
        self.check_ids([line["a"], line["b"]], where)
        for passage in line["passages"]:
            for side in "ab":
                self.check_span(line[side], passage[side], where + " passage")

    def check_lineage(self, line, where):
        self.check_ids(line["documents"] + [line["root"]], where)
        self.lineages.add(line["lineage"])
        members = set(line["documents"])
        for edge in line["tree"]:
            if not {edge["from"], edge["to"]} <= members:
                self.complain(where, "an edge of the tree leaves the lineage")

    def check_membership(self, line, where):
        self.check_ids([line["id"], line["nearest"]], where)
        self.stories[line["id"]] = line["story"]

    def check_collation(self, line, where):
        members = set(line["documents"])
        self.check_ids(members, where)
        if line["title"] and "span" in line["title"]:
            self.check_span(line["title"]["document"], line["title"]["span"], where + " title")
        self.check_claims(line, members, where)
        for family in line["quote_families"]:
            for quote in family["quotes"]:
                self.check_place(quote, members, where + " quote family")
                count = self.quotes.get(quote["document"])
                if count is not None and quote["quote"] is not None and quote["quote"] >= count:
                    self.complain(where, "no quote %s in %r" % (quote["quote"], quote["document"]))
            for difference in family["differences"]:
                self.check_place(difference, members, where + " difference", True)
        claim_count = len(line["claims"])
        numbers = [claim for entry in line["timeline"] for claim in entry["claims"]]
        numbers += [one["claim"] for one in line["brief"] if one["claim"] is not None]
        if any(number >= claim_count for number in numbers):
            self.complain(where, "a claim that is not there")
        for one in line["brief"]:
            self.check_place(one, members, where + " brief")

    def check_place(self, place, members, where, may_be_empty=False):
        if place["document"] not in members:
            self.complain(where, "document %r is not of the story" % place["document"])
        self.check_span(place["document"], place["span"], where, may_be_empty)

    def check_claims(self, line, members, where):
        for number, claim in enumerate(line["claims"]):
            here = "%s claim %d" % (where, number)
            if claim["claim"] != number:
                self.complain(here, "is numbered %s" % claim["claim"])
            for statement in claim["statements"] + [claim["representative"]]:
                self.check_place(statement, members, here)
            lineages = {one["lineage"] for one in claim["statements"]}
            documents = {one["document"] for one in claim["statements"]}
            support = claim["support"]
            if support["documents"] != len(documents) or support["lineages"] != len(lineages):
                self.complain(here, "support %s of %d documents in %d lineages"
                              % (support, len(documents), len(lineages)))
            if self.lineages and not lineages <= self.lineages | {None}:
                self.complain(here, "a lineage that is not there")
            for disagreement in claim["disagreements"]:
                for value in disagreement["values"]:
                    for place in value["places"]:
                        self.check_place(place, members, here + " value")

    def check_report(self, report, where):
        for key in ("documents", "marks", "pairs", "lineages", "memberships", "collations"):
            for number, line in enumerate(report[key]):
                self.check_line(line, "%s %s %d" % (where, key, number))
        if len(report["documents"]) != len(report["memberships"]):
            self.complain(where, "documents and memberships differ in number")
        told = {ident for one in report["collations"] for ident in one["documents"]}
        if told != set(self.texts):
            self.complain(where, "the stories do not hold every document")

    def check_line(self, line, where):
        self.lines += 1
        kind = line.get("type") if isinstance(line, dict) else None
        if self.check_schema(kind, line, where) and hasattr(self, "check_" + str(kind)):
            getattr(self, "check_" + kind)(line, where)

    def check_text(self, text, where):
        """Lines, or one object over several lines as report.json is."""
        if text.startswith('{"type": "report"') or text.startswith('{"type":"report"'):
            try:
                self.check_line(json.loads(text, parse_constant=lambda name: 1 / 0), where)
            except (ValueError, ZeroDivisionError) as error:
                self.complain(where, "no JSON: %s" % error)
            return
        for number, row in enumerate(text.split("\n"), 1):
            if not row:
                continue
            try:
                line = json.loads(row, parse_constant=lambda name: 1 / 0)
            except (ValueError, ZeroDivisionError) as error:
                self.complain("%s:%d" % (where, number), "no JSON: %s" % error)
                continue
            self.check_line(line, "%s:%d" % (where, number))


def run(synopt, path):
    checker = Checker()
    for step in (["extract"], ["annotate"], ["reuse"], ["stories"], ["collate"]):
        done = subprocess.run([synopt] + step + [path], stdout=subprocess.PIPE, check=False)
        if done.returncode > 1:
            checker.complain(step[0], "exit status %d" % done.returncode)
        checker.check_text(done.stdout.decode("utf-8"), "synopt " + step[0])
    whole = Checker()
    done = subprocess.run([synopt, "report", "--json", path], stdout=subprocess.PIPE, check=False)
    whole.check_text(done.stdout.decode("utf-8"), "report.json")
    return checker.problems + whole.problems, checker.lines + whole.lines


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    if arguments[0] == "--schemas":
        print("schemas: %d are well-formed" % len(load_schemas()))
        return 0
    if arguments[0] == "--run":
        if not os.path.exists(arguments[2]):
            print("skipped: there is no %s" % arguments[2])
            return 77
        problems, lines = run(arguments[1], arguments[2])
    else:
        checker = Checker()
        for path in arguments:
            with (sys.stdin if path == "-" else open(path, encoding="utf-8")) as handle:
                checker.check_text(handle.read(), path)
        problems, lines = checker.problems, checker.lines
    print("schema: %d lines, %d problems" % (lines, problems))
    return 1 if problems or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
