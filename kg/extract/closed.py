"""What stands in a clause and tells of another: between commas, or under a preposition of another verb."""

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


def of_earlier(items: list[Item], low: int, at: int) -> bool:
    """Whether what stands with "with" before the verb at `at`, the last of the clause behind `low`, hangs on
    another verb or on a noun that no list knows: "has studied with X, has founded Y", "after a row with X".
    """
    k = next((k for k in range(at - 1, low, -1) if "with" in items[k].classes), low)
    if k <= low:
        return False
    first = [x for x in items[max(0, low + 1) : k] if x.kind == "word"]
    if any(x.classes & {"have", "be"} or any(not t.particle for _, t in x.triggers) for x in first):
        return True
    return bool(first) and items[k - 1] is first[-1] and not first[-1].classes - {"adjective"}
