"""Brackets that hold a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.spot.item import Item


def relative_brackets(items: list[Item]) -> None:
    """Make commas of the brackets around a relative clause: "Acme (which Brisk bought in May) has"."""
    for k, item in enumerate(items[1:-2], 1):
        if item.text == "(" and "who" in items[k + 1].classes and items[k - 1].kind in ("name", "noun"):
            end = next((n for n in range(k + 2, len(items)) if items[n].text in "()"), 0)
            if end and items[end].text == ")":
                item.text = items[end].text = ","


def handles(items: list[Item]) -> None:
    """Take away the brackets that hold nothing but somebody's handle: "Ann Lee (@annl45) shared"."""
    for k in range(len(items) - 3, -1, -1):
        inside = items[k + 1]
        if items[k].text == "(" and items[k + 2].text == ")" and inside.text.startswith("@"):
            del items[k : k + 3]
