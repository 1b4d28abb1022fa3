"""The values that texts tell: numbers with their units, money, shares, lengths of time, dates, words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """How the text bounds a number: "about 5", "more than 5" …; EXACT where it does not."""

    EXACT = ""
    ABOUT = "about"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    UP_TO = "up to"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit (`GB`, `TB/s`, `MW`; empty for a bare count)."""

    low: Decimal
    high: Decimal
    unit: str = ""
    comparator: Comparator = Comparator.EXACT

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"a quantity runs from low to high: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount or range; `currency` is ISO 4217, None where the text gives none."""

    low: Decimal
    high: Decimal
    currency: str | None
    comparator: Comparator = Comparator.EXACT

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an amount runs from low to high: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many per cent more (negative: less) than `relative_to` (a slug, where the text says)."""

    percent: Decimal
    relative_to: str | None
    comparator: Comparator = Comparator.EXACT


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in ISO 8601 (`P122D`)."""

    iso: str
    comparator: Comparator = Comparator.EXACT


@dataclass(frozen=True, slots=True)
class Text:
    """A value that is words (`HBM3E`)."""

    text: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as the text: `2024`, `2024-09` or `2024-09-02`; `note` keeps a quarter or season."""

    iso: str
    note: str = ""


Value = Quantity | Money | Ratio | Duration | Text
