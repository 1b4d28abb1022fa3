"""Sums whose currency an article tells elsewhere: "a round of 40 million" above "40 million euros"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kg.lang.pack import Pack
from kg.model import Money, Quantity
from kg.spot.digits import _Reader
from kg.spot.numbers import Number
from kg.spot.token import Token

Sums = dict[tuple[Decimal, Decimal], str]

# a smaller number may well count something else that happens to be as many
_LEAST: Final = 1_000_000
# what may stand behind a sum that is said without what it is of
_BEHIND: Final = ("for", "from", "by", "to", "in", "with", "at")


def told_currencies(numbers: Iterable[Number]) -> Sums:
    """The one currency of each large sum that is told with any."""
    found: dict[tuple[Decimal, Decimal], set[str]] = {}
    for n in numbers:
        if isinstance(n.value, Money) and n.value.currency and n.value.low >= _LEAST:
            found.setdefault((n.value.low, n.value.high), set()).add(n.value.currency)
    return {size: next(iter(named)) for size, named in found.items() if len(named) == 1}


def with_currency(numbers: list[Number], tokens: list[Token], told: Sums, pack: Pack) -> list[Number]:
    """The numbers of a sentence, those that are sums told elsewhere with their currency."""
    if not told:
        return numbers
    return [_of_sum(n, tokens, told, pack) for n in numbers]


def _of_sum(n: Number, tokens: list[Token], told: Sums, pack: Pack) -> Number:
    if n.vague or not isinstance(n.value, Money | Quantity):
        return n
    currency = told.get((n.value.low, n.value.high))
    if currency is None or (isinstance(n.value, Money) and n.value.currency):
        return n
    if n.kind == "count":
        reader = _Reader(tokens, pack, [False] * len(tokens))
        ends = n.last == len(tokens) or tokens[n.last].kind == "p"
        if not ends and not any(reader.word_class(n.last, cls) > n.last for cls in _BEHIND):
            return n
    elif n.kind != "money":
        return n
    return Number(n.first, n.last, "money", Money(n.value.low, n.value.high, currency, n.value.comparator))
