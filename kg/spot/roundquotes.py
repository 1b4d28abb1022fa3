"""Round brackets that quote a name, in a script without capitals."""

from __future__ import annotations

from kg.lang.pack import Pack
from kg.spot.item import Item
from kg.spot.tokens import SCRIPT


def _acts_on(items: list[Item], k: int, name: Item) -> bool:
    """Whether the name before item `k` is the subject of a verb right before it and of another kind than what
    stands behind: "launched Acme (X 10)".
    """
    before = items[k - 1]
    if before.kind != "name" or not before.coarse or not name.coarse or before.coarse == name.coarse:
        return False
    verbs = (t for x in items[max(0, k - 3) : k - 1] if x.kind == "word" for _, t in x.triggers)
    return any(t.feature in ("past", "pres", "fut") for t in verbs)


def round_quotes(items: list[Item], pack: Pack) -> None:
    """Let round brackets around a name in the pack's own script be marks of quotation, where no name stands
    before them that they could explain: "launched (X 10)".
    """
    if not pack.article:
        return
    for k in range(1, len(items) - 2):
        opened, name, closed = items[k : k + 3]
        before = items[k - 1]
        if (
            opened.text == "("
            and closed.text == ")"
            and name.kind == "name"
            and name.text[0] in SCRIPT
            and before.text[0] in SCRIPT
            and (before.kind in ("word", "noun") or _acts_on(items, k, name))
        ):
            opened.text = closed.text = '"'
