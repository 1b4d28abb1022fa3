"""What a verb is done to behind a preposition that else tells when or than what: "lifted the veil off X"."""

from __future__ import annotations

from kg.extract.found import Context
from kg.spot.item import Item


def asked_for(context: Context, items: list[Item], at: int) -> bool:
    """Whether a verb before the thing at `at` has what it is done to behind such a preposition, with no
    relative clause and no comma between the two, in a language that puts verbs first.
    """
    if not context.pack.article or items[at].prep != "other_prep":
        return False
    if any("who" in x.classes or x.text in ",،" for x in items[:at]):
        return False
    frames = [context.pack.frames[t.frame] for x in items[:at] for _, t in x.triggers]
    return any("other_prep" in f.roles.get("object", ()) for f in frames)
