"""Outlets that only pass on what others say of somebody else."""

from __future__ import annotations

from kg.extract.found import Context
from kg.extract.which import Named
from kg.lang.shared import common
from kg.spot.item import Item


def outlet_quoted(context: Context, named: Named, k: int) -> bool:
    """Whether the sentence of a name, its item at `k`, only gives what an outlet tells: "according to people
    cited by Y", "Y reported". An outlet that other sentences name, too, may be whom they speak of.
    """
    items = context.lines[named[0]].items
    if items[k].cls not in common()["tellers"]:
        return False
    if any(b[1] == named[1] and b[0] != named[0] for b in context.recent):
        return False
    if _according(items, k):
        return True
    verb = next((x for x in items[k + 1 :] if x.triggers or x.kind != "word"), None)
    return verb is not None and any(context.pack.frames[t.frame].speech for _, t in verb.triggers)


def only_tells(items: list[Item], k: int, i: int) -> bool:
    """Whether what stands at `i` is told by the outlet at `k`, and not of it: "Y wrote that the firm employs
    300 people".
    """
    if items[k].cls not in common()["tellers"]:
        return False
    return any("that" in x.classes for x in items[k + 1 : i]) or _according(items, k)


def _according(items: list[Item], k: int) -> bool:
    """Whether "according to" leads in to the words that a name is among."""
    for item in reversed(items[:k]):
        if item.kind == "mark":
            return False
        if item.cue is not None and item.cue.modality == "according":
            return True
    return False
