"""Check the parity stories: names and quotes stand in the texts, every row is well formed.

Run as ``python tests/parity/check.py``. Prints how often each kind of row occurs and each fault;
exits 1 on a fault.
"""

from __future__ import annotations

import collections
import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
LANGS = ("ar", "fr", "es", "it", "en")
TYPES = frozenset(["Organization", "Person", "Hardware", "AIModel", "Product", "Place", "Work"])
MACHINE = frozenset({"Hardware", "Place"})
ORG = frozenset({"Organization"})
WHO = ORG | {"Person"}
# relation -> (types of subject, types of object); a row with core=false may stray from them
RELATIONS = {
    "chiefExecutiveOf": ({"Person"}, ORG),
    "ownerOf": (WHO, ORG | MACHINE | {"Product"}),
    "founderOf": ({"Person"}, ORG),
    "affiliatedWith": ({"Person"}, ORG),
    "developerOf": (ORG, {"AIModel", "Product"}),
    "manufacturerOf": (ORG, {"Hardware"}),
    "operatorOf": (ORG, MACHINE),
    "locatedIn": (MACHINE | ORG, {"Place"}),
    "hasComponent": (MACHINE | ORG, {"Hardware"}),
    "poweredBy": (MACHINE, {"Hardware"}),
    "trainedOn": ({"AIModel"}, {"Hardware"}),
    "supplierOf": (ORG, MACHINE | ORG),
    "competitorOf": (ORG | {"AIModel"}, ORG | {"AIModel"}),
    "partnerOf": (ORG, ORG),
    "subsidiaryOf": (ORG, ORG),
    "successorOf": (TYPES, TYPES),
    "namedAfter": (TYPES, TYPES),
    "authorOf": (WHO, {"Work"}),
}
INTEGERS = frozenset(["acceleratorCount", "parameterCount", "employeeCount"])
MONEY = frozenset(["cost", "investment", "valuation"])
RATIOS = frozenset(["capacityRatio", "bandwidthRatio"])
UNITS = {"memoryCapacity": "GB", "memoryBandwidth": "TB/s", "powerCapacity": "MW"}
VALUES = INTEGERS | MONEY | RATIOS | set(UNITS) | {"constructionDuration", "memoryType"}
EVENTS = frozenset(
    [
        "Launch",
        "Release",
        "Announcement",
        "Purchase",
        "Expansion",
        "Construction",
        "Diversion",
        "Publication",
        "LegalAction",
        "Endorsement",
        "Partnership",
        "Funding",
    ]
)
ROLES = frozenset(["agent", "object", "recipient", "source", "place", "date", "quantity"])
MODALITIES = frozenset(["asserted", "planned", "possible", "negated"])
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# a sentence ends at a line's end, or at a full stop (not that of "M.") before white space
SENTENCE_END = re.compile(r"\n|(?<!\bM)[.!?؟][»”\"]?(?=\s)")
AT_LEAST = 2  # times that each kind of row must occur over the set


class Story:
    """One folder: five texts and their gold."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.name = folder.name
        self.texts = {lang: (folder / f"{lang}.txt").read_text(encoding="utf-8") for lang in LANGS}
        self.gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.types = {e["id"]: e["type"] for e in self.gold["entities"]}
        self.faults: list[str] = []

    def fault(self, tag: str, message: str) -> None:
        self.faults.append(f"{self.name}: {tag}: {message}")

    def check(self) -> list[str]:
        self._texts()
        self._entities()
        for row in self.gold["relations"]:
            self._relation(row)
        for row in self.gold["values"]:
            self._value(row)
        for row in self.gold["events"]:
            self._event(row)
        self._unused()
        return self.faults

    def _texts(self) -> None:
        for lang, text in self.texts.items():
            words = len(text.split())
            if not 80 <= words <= 170:
                self.fault(lang, f"{words} words")
            if re.search(r"\n\n|  |[\[\]]| \n", text) or not text.endswith("\n"):
                self.fault(lang, "stray white space or brackets")

    def _entities(self) -> None:
        if len(self.types) != len(self.gold["entities"]):
            self.fault("entities", "an id twice")
        owner: dict[tuple[str, str], str] = {}
        for entity in self.gold["entities"]:
            tag = entity["id"]
            if not SLUG.fullmatch(tag):
                self.fault(tag, "not a slug")
            if entity["type"] not in TYPES:
                self.fault(tag, f"type {entity['type']}")
            if not isinstance(entity["core"], bool):
                self.fault(tag, "core is no boolean")
            if set(entity["names"]) != set(LANGS):
                self.fault(tag, "names in other than the five languages")
            for lang, names in entity["names"].items():
                if not names:
                    self.fault(tag, f"no name in {lang}")
                for name in names:
                    if name not in self.texts[lang]:
                        self.fault(tag, f"{name!r} is not in {lang}")
                    if owner.setdefault((lang, name), tag) != tag:
                        self.fault(tag, f"{name!r} names {owner[lang, name]} too")

    def _common(self, tag: str, row: dict) -> None:
        for modality in _listed(row["modality"]):
            if modality not in MODALITIES:
                self.fault(tag, f"modality {modality}")
        for speaker in _listed(row["attributedTo"]):
            if speaker is not None and self.types.get(speaker) not in WHO | {"Work"}:
                self.fault(tag, f"speaker {speaker}")
        if not isinstance(row["core"], bool):
            self.fault(tag, "core is no boolean")
        if set(row["quotes"]) != set(LANGS):
            self.fault(tag, "quotes in other than the five languages")
        for lang, quotes in row["quotes"].items():
            if not quotes:
                self.fault(tag, f"no quote in {lang}")
            for quote in quotes:
                if quote not in self.texts[lang]:
                    self.fault(tag, f"quote is not in {lang}: {quote!r}")
                if not 15 <= len(quote) <= 200:
                    self.fault(tag, f"quote of {len(quote)} characters in {lang}: {quote!r}")
                if SENTENCE_END.search(quote):
                    self.fault(tag, f"quote of more than one sentence in {lang}: {quote!r}")

    def _relation(self, row: dict) -> None:
        tag = f"{row['s']} {row['p']} {row['o']}"
        if row["p"] not in RELATIONS:
            self.fault(tag, "no such relation")
            return
        for end, allowed in zip("so", RELATIONS[row["p"]], strict=True):
            kind = self.types.get(row[end])
            if kind is None:
                self.fault(tag, f"unknown entity {row[end]}")
            elif row["core"] and kind not in allowed:
                self.fault(tag, f"{row[end]} is of type {kind}")
        count = row["count"]
        if count is not None and (
            not isinstance(count, int) or row["p"] not in ("hasComponent", "poweredBy", "trainedOn")
        ):
            self.fault(tag, f"count {count}")
        self._common(tag, row)

    def _value(self, row: dict) -> None:
        tag = f"{row['s']} {row['p']}"
        prop, value = row["p"], row["value"]
        if row["s"] not in self.types:
            self.fault(tag, "unknown entity")
        if prop in INTEGERS:
            good = isinstance(value, int)
        elif prop in MONEY:
            good = (
                set(value) == {"min", "max", "currency"}
                and value["min"] <= value["max"]
                and len(value["currency"]) == 3
            )
        elif prop in RATIOS:
            good = set(value) == {"percent", "than"} and value["than"] in self.types
        elif prop in UNITS:
            good = set(value) == {"value", "unit"} and value["unit"] == UNITS[prop]
        elif prop == "constructionDuration":
            good = bool(re.fullmatch(r"P\d+[DWMY]", value))
        else:
            good = prop == "memoryType" and isinstance(value, str)
        if not good:
            self.fault(tag, f"value {value!r}")
        self._common(tag, row)

    def _event(self, row: dict) -> None:
        tag = f"{row['id']} {row['type']}"
        if row["type"] not in EVENTS:
            self.fault(tag, "no such event")
        if not (row["roles"].get("agent") or row["roles"].get("object")):
            self.fault(tag, "neither agent nor object")
        for role, fillers in [*row["roles"].items(), *row.get("optional", {}).items()]:
            if role not in ROLES:
                self.fault(tag, f"no such role: {role}")
            for filler in fillers:
                if role == "date":
                    good = _is_date(filler)
                elif role == "quantity":
                    good = isinstance(filler, int | float)
                else:
                    good = filler in self.types and (role != "place" or self.types[filler] == "Place")
                if not good:
                    self.fault(tag, f"{role} {filler!r}")
        self._common(tag, row)

    def _unused(self) -> None:
        """A core thing that no row speaks of, or the same row twice, is likely a slip."""
        used: set[str] = set()
        seen: set[str] = set()
        for row in self.gold["relations"] + self.gold["values"]:
            used |= {row["s"], row.get("o")}
            key = json.dumps([row["s"], row["p"], row.get("o"), row.get("value"), row.get("count")])
            if key in seen:
                self.fault(key, "twice")
            seen.add(key)
        for row in self.gold["events"]:
            for part in (row["roles"], row.get("optional", {})):
                used |= {x for role, fill in part.items() if role not in ("date", "quantity") for x in fill}
        for entity in self.gold["entities"]:
            if entity["core"] and entity["id"] not in used:
                self.fault(entity["id"], "no row speaks of it")


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def coverage(stories: list[Story]) -> dict[str, collections.Counter]:
    """How often each kind of core row occurs over the set."""
    out = {
        name: collections.Counter(dict.fromkeys(sorted(known), 0))
        for name, known in (
            ("entities", TYPES),
            ("relations", RELATIONS),
            ("values", VALUES),
            ("events", EVENTS),
            ("roles", ROLES),
            ("modalities", MODALITIES),
        )
    }
    for story in stories:
        gold = story.gold
        out["entities"].update(e["type"] for e in gold["entities"] if e["core"])
        out["relations"].update(r["p"] for r in gold["relations"] if r["core"])
        out["values"].update(r["p"] for r in gold["values"] if r["core"])
        events = [e for e in gold["events"] if e["core"]]
        out["events"].update(e["type"] for e in events)
        out["roles"].update(role for e in events for role in e["roles"])
        for row in [r for r in gold["relations"] + gold["values"] if r["core"]] + events:
            out["modalities"].update(_listed(row["modality"])[:1])
    return out


def main() -> int:
    stories = [Story(folder) for folder in sorted(HERE.iterdir()) if (folder / "gold.json").exists()]
    faults = [fault for story in stories for fault in story.check()]
    for kind, counter in coverage(stories).items():
        print(f"{kind} ({sum(counter.values())}): " + ", ".join(f"{k} {n}" for k, n in counter.items()))
        faults += [f"{kind}: {k} occurs {n} times" for k, n in counter.items() if n < AT_LEAST]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(stories)} stories, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
