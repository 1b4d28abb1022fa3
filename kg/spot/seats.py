"""Towns with their state before "based": "the Larne, Tex.-based firm" is a firm of Larne."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.spot.token import Token

if TYPE_CHECKING:
    from kg.spot.item import Item


def based_at(tokens: Sequence[Token], at: int, is_based: Callable[[Token], bool]) -> int:
    """Where "based" stands that follows a name ending at `at`, at once or behind its comma and state; -1
    where none does.
    """
    if at < len(tokens) and is_based(tokens[at]):
        return at
    if at + 2 >= len(tokens) or tokens[at].text != "," or not tokens[at + 1].text[:1].isupper():
        return -1
    for k in range(at + 2, min(at + 5, len(tokens))):
        if is_based(tokens[k]):
            return k
        if not (tokens[k].text == "." or tokens[k].text[:1].isupper()):
            return -1
    return -1


def fold_states(items: list[Item]) -> None:
    """Leave out the state between a town and "based"."""
    k = 2
    while k < len(items):
        if "based" in items[k].classes:
            comma = next((n for n in range(k - 1, max(0, k - 5), -1) if items[n].text == ","), 0)
            town = items[comma - 1]
            if comma and town.kind == "name" and town.coarse == "Place" and _state(items[comma + 1 : k]):
                del items[comma:k]
                k = comma
        k += 1


def _state(inside: Sequence[Item]) -> bool:
    return bool(inside) and all(x.text == "." or x.text[:1].isupper() for x in inside)
