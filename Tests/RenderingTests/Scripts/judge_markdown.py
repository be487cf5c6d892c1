"""Reads Markdown as GitHub does, with its own parser, and says what it is besides the text that it should be.

Standard input: a JSON list of {"markdown", "rows", "problems", "texts", "known"}: how many rows the table has below its
head, how many problems are listed, texts that must be read in it, and what may look like a commit. Prints a list of
complaints for each.
"""

import html.parser
import json
import re
import sys

import cmarkgfm
from cmarkgfm.cmark import Options

# What a plan is made of; nothing else may be in it, and none of it has an attribute but the language of a block.
ELEMENTS = set("h1 h2 p table thead tbody tr th td ul li code pre details summary strong span".split())

# What GitHub and GitLab look for in each text outside of code, after the Markdown was read.
REFERENCES = {
    "mention": r"@[\w-]",
    "issue": r"#\d",
    "merge request": r"!\d",
    "epic": r"&\d",
    "issue by prefix": r"(?i)\bG[HL]-\d",
    "label": r"~[\w\"{]",
    "milestone": r"%[\w\"{]",
    "iteration": r"(?i)\*iteration:",
    "reference in brackets": r"(?i)\[[a-z_]+:",
    "project": r"\w/[\w-]*\w>",
    "commit": r"(?<![\w])[0-9a-fA-F]{7,40}(?![\w])",
    "emoji": r":(?!\d\d?:)[\w+-]+:",
    "address": r"(?i)[a-z][a-z0-9+.-]*://|\bwww\.",
    "mathematics": r"\$.*\$",
    "inline difference": r"\[[+-].*[+-]\]|\{[+-].*[+-]\}",
}
ZERO_WIDTH_SPACE = "\u200b"


class Reader(html.parser.HTMLParser):
    def __init__(self, known):
        super().__init__(convert_charrefs=True)
        self.known = known
        self.counts, self.complaints, self.open, self.texts, self.cells = {}, [], [], [], 0
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.finish()
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self.open.append(tag)
        if tag not in ELEMENTS:
            self.complaints.append(f"element {tag}")
        if [a for a in attributes if (tag, a) not in {("pre", ("lang", "text"))}]:
            self.complaints.append(f"attributes of {tag}: {attributes}")

    def handle_endtag(self, tag):
        self.finish()
        if not self.open or self.open.pop() != tag:
            self.complaints.append(f"stray end of {tag}")

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.complaints.append(f"comment {data}")

    def finish(self):
        text, self.text = self.text, ""
        self.texts.append(text)
        if self.open and self.open[-1] == "span" and text != "$":
            self.complaints.append(f"span of {text!r}")
        if "code" in self.open or "pre" in self.open:
            return
        for name, pattern in REFERENCES.items():
            for match in re.finditer(pattern, text):
                if not (name == "commit" and match.group() in self.known):
                    self.complaints.append(f"{name}: {match.group()!r} in {text!r}")


def complaints(case):
    reader = Reader(case["known"])
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(case["markdown"], Options.CMARK_OPT_UNSAFE))
    reader.close()
    reader.finish()
    found = reader.complaints
    rows = case["rows"]
    wanted = {"h1": 1, "table": 1, "tr": rows + 1, "th": 6, "td": rows * 6, "li": case["problems"]}
    for tag, count in wanted.items():
        if reader.counts.get(tag, 0) != count:
            found.append(f"{reader.counts.get(tag, 0)} of {tag}, not {count}")
    read = " ".join("".join(reader.texts).replace(ZERO_WIDTH_SPACE, "").split())
    for text in case["texts"]:
        if " ".join(text.split()) not in read:
            found.append(f"not to be read: {text!r}")
    return found


print(json.dumps([complaints(case) for case in json.load(sys.stdin)]))
