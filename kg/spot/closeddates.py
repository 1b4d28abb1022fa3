"""The comma that closes a date between a subject and its verb: "Acme on May 3, 2025, bought Brisk"."""

from __future__ import annotations

from kg.spot.item import Item


def open_dates(items: list[Item]) -> None:
    """Drop the comma behind a date that has a comma of its own, where the verb of the subject before the date
    follows: it parts nothing.
    """
    for k in range(len(items) - 2, 1, -1):
        date = items[k - 1]
        if items[k].text == "," and date.kind == "date" and "," in date.text and items[k + 1].acts:
            at = k - 2
            if items[at].kind == "word" and not items[at].triggers:
                at -= 1  # "on"
            if at >= 0 and _subject(items, at):
                del items[k]


def _subject(items: list[Item], at: int) -> bool:
    """Whether a thing that no verb stands before ends at an item, or the comma behind what explains one."""
    if items[at].text == ",":
        return at > 1
    if items[at].kind not in ("name", "noun"):
        return False
    for x in reversed(items[:at]):
        if x.kind == "mark":
            return True
        if x.triggers or x.acts or x.classes & {"who", "that", "clause"}:
            return False
    return True
