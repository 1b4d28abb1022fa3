"""What stands in a clause between commas that tells of another."""

from __future__ import annotations

from kg.spot.item import Item


def closes_relative(items: list[Item], k: int, end: int) -> bool:
    """Whether a thing stands in a clause between commas that tells of another, and words up to `end` go on
    with the main verb: in "Acme, which owns A and B, is based in Oslo" nothing is told of A and B.
    """
    group = items[k].group
    last = k if group < 0 else max(n for n, x in enumerate(items) if x.group == group)
    acting = bool(items[k - 1].classes & {"who", "that"})
    comma = next(
        (n for n in range(last + 1, end - 1) if items[n].text == "," or (items[n].acts and not acting)), end
    )
    if comma == end or items[comma].text != ",":
        return False
    after = next((x for x in items[comma + 1 : comma + 3] if "adverb" not in x.classes), None)
    if after is None or not after.classes & {"be", "have"}:
        return False
    for n in range(k - 1, 0, -1):
        if "who" in items[n].classes:
            return any(x.text == "," for x in items[max(0, n - 8) : n])
        if items[n].kind == "mark" and items[n].text != ",":
            return False
        if items[n].text == "," and (group < 0 or items[n + 1].group != group):
            return False
    return False


def heads_another(items: list[Item], k: int, end: int) -> bool:
    """Whether a relative clause right before a person tells whom a firm is led by, so that an owner told of
    behind a comma may be the firm: "Acme, the firm that Ann Lee leads, owner of Brisk" in the order "que
    dirige Ann Lee, dueña de".
    """
    if items[k].coarse != "Person" or k < 4 or "who" not in items[k - 2].classes:
        return False
    either = any(x.noun is not None and "either" in x.noun.use for x in items[k + 1 : end])
    return either and items[k - 1].kind == "word" and any(x.coarse == "Organization" for x in items[: k - 2])
