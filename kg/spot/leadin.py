"""What leads in to a sentence: a preposition and a name, before the noun that is its subject."""

from __future__ import annotations

from kg.spot.item import Item


def _of_clause(item: Item) -> bool:
    """Whether a name or a verb shows that words are more than a preposition and its noun."""
    return item.kind == "name" or item.acts or bool(item.classes & {"be", "have"})


def leads_in(items: list[Item], i: int, k: int) -> bool:
    """Whether a preposition and the name at `i` lead in to a sentence whose subject is the definite noun at
    `k`, behind the comma: its verb follows without another comma.
    """
    first = i
    while first and (items[first - 1].kind == "noun" or "det" in items[first - 1].classes):
        first -= 1  # "according to the site X"
    opens = next((n + 1 for n in range(first - 1, -1, -1) if items[n].text in ":;"), 0)
    # "between X, Y and Z, the firm has"
    row = "other_prep" in items[0].classes and not any(x.classes & {"be", "have"} for x in items[:first])
    led = row or any(x.prep for x in items[first : i + 1])
    if not led or items[k].det != "def":
        return False
    before = items[opens:first]
    opening = items[next((n + 1 for n in range(first - 1, -1, -1) if items[n].kind == "mark"), 0) : first]
    # "according to words gathered by X, the firm has"
    source = bool(opening) and "other_prep" in opening[0].classes and not any(map(_of_clause, opening))
    if not (row or source) and any(x.kind in ("name", "noun") or x.classes & {"be", "have"} for x in before):
        return False  # "It was trained on X, the system that": the main clause is over
    for item in items[k + 1 :]:
        if item.kind == "mark":
            return item is items[-1]  # an apposition would have a comma behind it, too
        if item.kind == "word" and item.classes & {"be", "have"}:
            return True
        if item.kind == "word" and any(
            t.feature in ("past", "pres", "fut", "cond") for _, t in item.triggers
        ):
            return True
    return False
