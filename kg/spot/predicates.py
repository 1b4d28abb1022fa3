"""What "NAME is a …" makes stand for the name: a class noun, or the name of the line that a machine is of."""

from __future__ import annotations

from kg.spot.item import Item

_MACHINE = "Hardware"


def told_by_line(items: list[Item]) -> None:
    """Let a line's name behind "is a" stand for the machine that it explains (tag `of_name`)."""
    for k in range(3, len(items)):
        line = items[k]
        if line.kind != "name" or line.det != "indef" or line.coarse != _MACHINE or "cues" not in line.tags:
            continue
        be = k - 1
        while be > 0 and items[be].kind == "word" and items[be].classes & {"det", "indef"}:
            be -= 1
        name = items[be - 1]
        if (
            be
            and "be" in items[be].classes
            and name.kind == "name"
            and name.coarse == _MACHINE
            and not name.prep
            and name.entity != line.entity
        ):
            line.held = True
            line.tags["of_name"] = be - 1


def behind_bracket(items: list[Item], k: int) -> int:
    """The item behind a short bracket that opens at `k`; `k` itself where none does."""
    if items[k].text != "(":
        return k
    end = next((n for n in range(k, min(k + 5, len(items) - 1)) if items[n].text == ")"), k - 1)
    return end + 1


def predicate(items: list[Item], i: int, be: int) -> None:
    """Let the noun of "NAME is a language model …", "NAME is Acme's new model" stand for the name, too."""
    for k in range(be + 1, min(be + 8, len(items))):
        after = items[k]
        if "possessor" in after.tags or (k and "possessor" in items[k - 1].tags):
            continue
        if after.held and after.noun is not None and "container" in after.noun.use:
            continue  # "NAME is a family of language models"
        if "of" in after.classes and items[k - 1].held:
            continue
        behind = items[k + 1] if k + 1 < len(items) else after
        if after.coarse == "Organization" and behind.kind == "noun" and behind.start == after.end + 1:
            continue  # "Gale is an Acme supercomputer"
        if "modifier" in after.tags or after.text == "-":
            continue
        if after.noun is not None and (after.kind == "noun" or after.tags.get("class_of_things")):
            alike = after.coarse == items[i].coarse or after.noun.cls == items[i].cls
            if alike and after.noun.use & {"cue", "anaphor"}:
                if after.kind == "name":  # a kind of things that the lists know, too
                    after.kind, after.cls, after.entity = "noun", after.noun.cls, ""
                after.held = True
                after.tags["of_name"] = i
            return
        if (
            after.kind not in ("word", "number")
            or after.triggers
            or after.classes - {"det", "indef", "adverb", "adjective"}
        ):
            return
